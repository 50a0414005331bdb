"""A party whose country is not written is of the country in which the report is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Presiden Filipina mengecam serangan itu. Polisi menangkap tiga orang di Manila.",
        "COERCE",
        "menangkap",
        {"country": "PHL", "sector": "COP"},
    ),
    (
        "Demonstrasi pecah di Nairobi, Kenya. Polisi menembaki para pengunjuk rasa.",
        "ASSAULT",
        "menembaki",
        {"country": "KEN"},
    ),
    (
        "Polisi menangkap dua mahasiswa di Yogyakarta. Jaksa menuduh mereka menghasut kerusuhan.",
        "ACCUSE",
        "menuduh",
        {"country": "IDN", "sector": "JUD"},
    ),
    (
        "Tentara menembak dua petani.",
        "ASSAULT",
        "menembak",
        {"who": [("Tentara", None, "MIL")]},
    ),
    (
        "Presiden Peru mengumumkan keadaan darurat di Lima. Tentara menembak dua demonstran.",
        "ASSAULT",
        "menembak",
        {"country": "PER"},
    ),
    (
        "Kerusuhan meletus di Dhaka, Bangladesh. Tentara menembaki mahasiswa.",
        "ASSAULT",
        "menembaki",
        {"country": "BGD", "sector": "MIL"},
    ),
    (
        "Presiden Kolombia berpidato di Bogota. Pemberontak menculik tiga tentara.",
        "ASSAULT",
        "menculik",
        {"country": "COL", "sector": "REB"},
    ),
    (
        "Parlemen Georgia bersidang di Tbilisi. Polisi memukul para demonstran.",
        "ASSAULT",
        "memukul",
        {"country": "GEO", "sector": "COP"},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_country_is_that_of_the_setting(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
