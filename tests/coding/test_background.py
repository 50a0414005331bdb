"""An act told as background, or dated long before the report, is historical."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Dua puluh tahun silam, tentara menembak mati empat mahasiswa di kampus itu.",
        "ASSAULT",
        "menembak mati",
        {"historical": True},
    ),
    (
        "Pada 1998 tentara menculik puluhan aktivis.",
        "ASSAULT",
        "menculik",
        {"historical": True},
    ),
    (
        "Polisi pernah menangkap politikus itu karena menghina presiden.",
        "COERCE",
        "menangkap",
        {"historical": True},
    ),
    (
        "Rusia menginvasi Ukraina pada Februari 2022.",
        "ASSAULT",
        "menginvasi",
        {"actors": ["Russia"], "recipients": ["Ukraine"], "historical": True},
    ),
    (
        "Kedua negara menandatangani perjanjian itu pada tahun 1975.",
        "SUPPORT",
        "menandatangani",
        {"historical": True},
    ),
    (
        "Ia dulu ditahan pemerintah militer selama empat tahun.",
        "COERCE",
        "ditahan",
        {"historical": True},
    ),
    (
        "Indonesia menginvasi Timor Timur pada 1975.",
        "ASSAULT",
        "menginvasi",
        {"historical": True},
    ),
    (
        "Pada masa Perang Dingin, Moskow mengirim senjata ke Havana.",
        "AID",
        "mengirim",
        {"historical": True},
    ),
    (
        "Polisi menangkap dua aktivis pada Selasa.",
        "COERCE",
        "menangkap",
        {"historical": False},
    ),
    (
        "Rusia menyerang Kyiv pekan lalu.",
        "ASSAULT",
        "menyerang",
        {"historical": False},
    ),
    (
        "Presiden Prabowo Subianto mengunjungi Singapura pada 16 Juni 2025.",
        "CONSULT",
        "mengunjungi",
        {"historical": False},
    ),
    (
        "Israel menyerang Iran dua hari lalu.",
        "ASSAULT",
        "menyerang",
        {"historical": False},
    ),
    (
        "Untuk pertama kali dalam sejarah, Jepang mengirim tentara ke Filipina.",
        "MOBILIZE",
        "mengirim",
        {"historical": False},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_past_is_told_from_the_news(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
