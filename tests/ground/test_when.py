"""An act has the date of its own clause, not that of another act or of a statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Pada Senin, polisi menangkap dua aktivis.",
        "COERCE",
        "menangkap",
        {"date": "2025-06-16"},
    ),
    (
        "Polisi menangkap dua aktivis pada Senin.",
        "COERCE",
        "menangkap",
        {"date": "2025-06-16"},
    ),
    (
        "Polisi menangkap dua aktivis kemarin.",
        "COERCE",
        "menangkap",
        {"date": "2025-06-17"},
    ),
    (
        "Polisi menangkap dua aktivis, kata juru bicara pada Senin.",
        "COERCE",
        "menangkap",
        {"date": None},
    ),
    (
        "Juru bicara mengatakan pada Senin bahwa polisi menangkap dua aktivis.",
        "COERCE",
        "menangkap",
        {"date": None},
    ),
    (
        "Rusia menginvasi Ukraina pada Februari 2022.",
        "ASSAULT",
        "menginvasi",
        {"date": "2022-02"},
    ),
    (
        "Kedua negara itu, Iran dan Rusia, menandatangani perjanjian pada 2001.",
        "SUPPORT",
        "menandatangani",
        {"date": "2001"},
    ),
    (
        "Polisi menangkap pria yang membunuh seorang hakim pada 2019.",
        "ASSAULT",
        "membunuh",
        {"date": "2019"},
    ),
    (
        "Polisi menangkap pria yang membunuh seorang hakim pada 2019.",
        "COERCE",
        "menangkap",
        {"date": None},
    ),
    (
        "Prabowo akan mengunjungi Moskow pada 19 Juni 2025.",
        "CONSULT",
        "mengunjungi",
        {"date": "2025-06-19", "status": "planned"},
    ),
    (
        "Israel menyerang Iran pada 13 Juni 2025.",
        "ASSAULT",
        "menyerang",
        {"date": "2025-06-13"},
    ),
    (
        "Tentara menembak tiga warga Rabu dini hari.",
        "ASSAULT",
        "menembak",
        {"date": "2025-06-18"},
    ),
    (
        "Iran menyerang pangkalan itu dua hari setelah Israel membunuh jenderalnya pada 3 "
        "Juni 2025.",
        "ASSAULT",
        "membunuh",
        {"date": "2025-06-03"},
    ),
    (
        "Polisi menangkap dua aktivis.",
        "COERCE",
        "menangkap",
        {"date": None},
    ),
    (
        "Polisi menangkap dua aktivis pada Senin.",
        "COERCE",
        "menangkap",
        {"unplaced_date": True, "published": None},
    ),
    (
        "Polisi menangkap dua aktivis pada 3 Mei 2024.",
        "COERCE",
        "menangkap",
        {"date": "2024-05-03", "published": None},
    ),
    (
        "Massa membakar kantor itu pekan lalu, dan polisi menangkap lima orang pada Senin.",
        "COERCE",
        "menangkap",
        {"date": "2025-06-16"},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_date_is_found(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
