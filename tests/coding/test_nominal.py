"""The bare owner of a visit acts and that of an arrest undergoes; prepositions say otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Kunjungan Putin ke Beijing berlangsung dua hari.",
        "CONSULT",
        "Kunjungan",
        {"actors": ["Putin"]},
    ),
    (
        "Penangkapan aktivis itu memicu kemarahan warga.",
        "COERCE",
        "Penangkapan",
        {"actors": [], "recipients": ["aktivis"]},
    ),
    (
        "Penangkapan aktivis oleh polisi memicu kemarahan warga.",
        "COERCE",
        "Penangkapan",
        {"actors": ["polisi"], "recipients": ["aktivis"]},
    ),
    (
        "Serangan Israel terhadap Iran menewaskan puluhan orang.",
        "ASSAULT",
        "Serangan",
        {"actors": ["Israel"], "recipients": ["Iran"]},
    ),
    (
        "Serangan Rusia ke Kharkiv merusak sebuah sekolah.",
        "ASSAULT",
        "Serangan",
        {"actors": ["Russia"]},
    ),
    (
        "Tuduhan Washington terhadap Teheran tidak berdasar.",
        "ACCUSE",
        "Tuduhan",
        {"actors": ["United States"], "recipients": ["Iran"]},
    ),
    (
        "Dukungan Turki terhadap Palestina tidak berubah.",
        "SUPPORT",
        "Dukungan",
        {"actors": ["Turkey"], "recipients": ["Palestin"]},
    ),
    (
        "Penolakan Hungaria terhadap usulan itu mengejutkan Brussel.",
        "REJECT",
        "Penolakan",
        {"actors": ["Hungary"]},
    ),
    (
        "Pembunuhan wartawan itu mengejutkan warga Meksiko.",
        "ASSAULT",
        "Pembunuhan",
        {"recipients": ["wartawan"]},
    ),
    (
        "Bantuan Jepang kepada Ukraina mencapai dua miliar dolar.",
        "AID",
        "Bantuan",
        {"actors": ["Japan"], "recipients": ["Ukraine"]},
    ),
    (
        "Ancaman Trump terhadap Iran meningkatkan ketegangan.",
        "THREATEN",
        "Ancaman",
        {"actors": ["Trump"], "recipients": ["Iran"]},
    ),
    (
        "Penembakan terhadap senator itu terjadi di Bogota.",
        "ASSAULT",
        "Penembakan",
        {"recipients": ["senator"]},
    ),
    (
        "Unjuk rasa mahasiswa di Jakarta berakhir ricuh.",
        "PROTEST",
        "Unjuk rasa",
        {"actors": ["mahasiswa"]},
    ),
]
NOT_TOLD = [
    ("Kunjungan wisatawan ke Bali naik sepuluh persen.", "CONSULT"),
    ("Serangan jantung menewaskan aktor itu.", "ASSAULT"),
    ("Penangkapan ikan di perairan itu menurun.", "COERCE"),
    ("Pertemuan keluarga itu berlangsung hangat.", "CONSULT"),
    ("Serangan hama merusak sawah petani.", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_noun_has_its_participants(
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
