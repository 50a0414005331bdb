"""The participants of a support verb are those of the noun that it carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Menteri Pertahanan Jerman melakukan kunjungan ke Kyiv.",
        "CONSULT",
        "kunjungan",
        {"actors": ["Jerman"]},
    ),
    (
        "Israel melancarkan serangan udara terhadap Lebanon.",
        "ASSAULT",
        "serangan",
        {"actors": ["Israel"], "recipients": ["Lebanon"]},
    ),
    (
        "Ribuan mahasiswa menggelar unjuk rasa di depan istana.",
        "PROTEST",
        "unjuk rasa",
        {"actors": ["mahasiswa"]},
    ),
    (
        "Pemerintah Inggris menjatuhkan sanksi terhadap dua menteri Israel.",
        "SANCTION",
        "sanksi",
        {"actors": ["Inggris"], "recipients": ["Israel"]},
    ),
    (
        "Rusia melontarkan ancaman terhadap Finlandia.",
        "THREATEN",
        "ancaman",
        {"actors": ["Russia"], "recipients": ["Finland"]},
    ),
    (
        "Ukraina menerima bantuan dari Norwegia.",
        "AID",
        "bantuan",
        {"actors": ["Norway"], "recipients": ["Ukraine"]},
    ),
    (
        "Gaza mendapat serangan dari tentara Israel.",
        "ASSAULT",
        "serangan",
        {"actors": ["Israel"]},
    ),
    (
        "Kunjungan resmi dilakukan Presiden Turki Recep Tayyip Erdogan ke Jakarta.",
        "CONSULT",
        "Kunjungan",
        {"actors": ["Erdogan"]},
    ),
    (
        "Polisi melakukan penangkapan terhadap dua aktivis.",
        "COERCE",
        "penangkapan",
        {"actors": ["polisi"], "recipients": ["aktivis"]},
    ),
    (
        "Menlu Sugiono menyampaikan dukungan kepada Palestina.",
        "SUPPORT",
        "dukungan",
        {"actors": ["Sugiono"], "recipients": ["Palestin"]},
    ),
    (
        "Serangan dilancarkan pasukan Rusia ke Kherson.",
        "ASSAULT",
        "Serangan",
        {"actors": ["Rusia"]},
    ),
]
NOT_TOLD = [
    ("Dokter melakukan pemeriksaan mata terhadap siswa.", "ACCUSE"),
    ("Klub itu melancarkan serangan balik dan mencetak gol.", "ASSAULT"),
    ("Toko itu memberikan diskon kepada pelanggan.", "AID"),
    ("Ia menggelar pesta ulang tahun.", "PROTEST"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_support_verb_lends_its_participants(
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
