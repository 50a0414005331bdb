"""Joined subjects act together, and joined verbs share their subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Jerman dan Prancis mengecam serangan itu.",
        "ACCUSE",
        "mengecam",
        {"actors": ["Germany", "France"]},
    ),
    (
        "Polisi dan tentara menangkap sepuluh pemberontak.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi", "tentara"], "recipients": ["pemberontak"]},
    ),
    (
        "Polisi menangkap dan menahan dua aktivis.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "recipients": ["aktivis"]},
    ),
    (
        "Polisi menangkap dan menahan dua aktivis.",
        "COERCE",
        "menahan",
        {"actors": ["polisi"], "recipients": ["aktivis"]},
    ),
    (
        "Massa membakar kantor polisi dan menjarah toko.",
        "ASSAULT",
        "membakar",
        {"actors": ["massa"]},
    ),
    (
        "Amerika Serikat, Jepang, dan Korea Selatan menandatangani perjanjian keamanan.",
        "SUPPORT",
        "menandatangani",
        {"actors": ["United States", "Japan", "South Korea"]},
    ),
    (
        "KPK menggeledah kantor gubernur dan menyita uang tunai.",
        "COERCE",
        "menggeledah",
        {"actors": ["KPK"]},
    ),
    (
        "KPK menggeledah kantor gubernur dan menyita uang tunai.",
        "COERCE",
        "menyita",
        {"actors": ["KPK"]},
    ),
    (
        "Rusia menyerang Kyiv dan Odesa serta menuduh Ukraina menolak perundingan.",
        "ACCUSE",
        "menuduh",
        {"actors": ["Russia"], "recipients": ["Ukraine"]},
    ),
    (
        "Polisi menangkap tiga mahasiswa dan dua wartawan.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "recipients": ["mahasiswa", "wartawan"]},
    ),
    (
        "Presiden Prabowo Subianto dan Presiden Xi Jinping menandatangani perjanjian dagang.",
        "SUPPORT",
        "menandatangani",
        {"actors": ["Prabowo", "Xi Jinping"]},
    ),
    (
        "Polisi memukul dan menendang para demonstran.",
        "ASSAULT",
        "memukul",
        {"actors": ["polisi"]},
    ),
]
NOT_TOLD = [
    ("Ibu dan anak itu membeli beras dan gula.", "AID"),
    ("Dia bernyanyi dan menari di panggung.", "PROTEST"),
    ("Toko dan pasar tutup karena banjir.", "SANCTION"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_joined_words_share_what_they_have(
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
