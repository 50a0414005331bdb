"""The subject of an active meN- verb acts and its object undergoes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Polisi menangkap lima mahasiswa di depan gedung DPR.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "recipients": ["mahasiswa"]},
    ),
    (
        "Presiden Prancis Emmanuel Macron mengecam serangan itu di Paris, Senin.",
        "ACCUSE",
        "mengecam",
        {"actors": ["Emmanuel Macron"]},
    ),
    (
        "Tentara Israel menembaki kerumunan warga Palestina yang menunggu bantuan.",
        "ASSAULT",
        "menembaki",
        {"actors": ["Israel"], "recipients": ["Palestina"]},
    ),
    (
        "Uni Eropa menjatuhkan sanksi baru terhadap Rusia.",
        "SANCTION",
        "sanksi",
        {"actors": ["Uni Eropa"], "recipients": ["Russia"]},
    ),
    (
        "Menteri Luar Negeri Jepang mengunjungi Jakarta pada Selasa.",
        "CONSULT",
        "mengunjungi",
        {"actors": ["Jepang"]},
    ),
    (
        "Mahkamah Konstitusi menolak gugatan itu.",
        "REJECT",
        "menolak",
        {"actors": ["Mahkamah Konstitusi"]},
    ),
    (
        "Kejaksaan Agung menahan dua tersangka kasus korupsi minyak goreng.",
        "COERCE",
        "menahan",
        {"actors": ["Kejaksaan Agung"], "recipients": ["tersangka"]},
    ),
    (
        "Amerika Serikat mengirim senjata ke Ukraina.",
        "AID",
        "mengirim",
        {"actors": ["United States"], "recipients": ["Ukraine"]},
    ),
    (
        "Kelompok bersenjata menculik tiga guru di Papua.",
        "ASSAULT",
        "menculik",
        {"actors": ["bersenjata"], "recipients": ["guru"]},
    ),
    (
        "Pemerintah Jerman mendukung usulan gencatan senjata tersebut.",
        "SUPPORT",
        "mendukung",
        {"actors": ["Jerman"], "country": "DEU"},
    ),
    (
        "Ribuan buruh memprotes kenaikan harga bahan bakar.",
        "PROTEST",
        "memprotes",
        {"actors": ["buruh"]},
    ),
    (
        "Hakim membebaskan aktivis itu setelah dua tahun ditahan.",
        "RETREAT",
        "membebaskan",
        {"actors": ["hakim"], "recipients": ["aktivis"]},
    ),
    (
        "Turki mengancam Yunani.",
        "THREATEN",
        "mengancam",
        {"actors": ["Turkey"], "recipients": ["Greece"]},
    ),
    (
        "Washington menuduh Beijing mencuri data perusahaan Amerika.",
        "ACCUSE",
        "menuduh",
        {"actors": ["United States"], "recipients": ["China"]},
    ),
]
NOT_TOLD = [
    ("Tim nasional menyerang sejak babak pertama dan mencetak dua gol.", "ASSAULT"),
    ("Hujan deras menyerang wilayah pesisir selama tiga hari.", "ASSAULT"),
    ("Film itu menembak pasar anak muda.", "ASSAULT"),
    ("Menteri itu mengatakan bahwa ekonomi tumbuh lima persen.", "ACCUSE"),
    ("Perusahaan itu menjual saham kepada investor asing.", "AID"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_subject_acts(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)


@pytest.mark.parametrize(("text", "type_"), NOT_TOLD)
def test_no_such_act_is_told(text: str, type_: str, types: Callable[[str], list[str]]) -> None:
    assert type_ not in types(text)
