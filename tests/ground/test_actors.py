"""A mention means whom it names, in the role held on the day of the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Vladimir Putin menuduh Ukraina berbohong.",
        "ACCUSE",
        "menuduh",
        {"who": [("Vladimir Putin", "RUS", "GOV")], "whom": [("Ukraine", "UKR", "GOV")]},
    ),
    (
        "Perdana Menteri Israel Benjamin Netanyahu mengecam Iran.",
        "ACCUSE",
        "mengecam",
        {"who": [("Benjamin Netanyahu", "ISR", "GOV")], "whom": [("Iran", "IRN", "GOV")]},
    ),
    (
        "Jokowi mengecam serangan Israel terhadap rumah sakit itu.",
        "ACCUSE",
        "mengecam",
        {"who": [("Joko Widodo", "IDN", "GOV")], "published": "2023-11-05"},
    ),
    (
        "Presiden Joko Widodo mengunjungi Kyiv pada Rabu.",
        "CONSULT",
        "mengunjungi",
        {"who": [("Joko Widodo", "IDN", "GOV")], "published": "2022-06-29"},
    ),
    (
        "Moskow menuduh Kyiv melanggar perjanjian.",
        "ACCUSE",
        "menuduh",
        {"who": [("Russia", "RUS", "GOV")], "whom": [("Ukraine", "UKR", "GOV")]},
    ),
    (
        "Gedung Putih mengecam keputusan pengadilan itu.",
        "ACCUSE",
        "mengecam",
        {"who": [("United States", "USA", "GOV")]},
    ),
    (
        "Presiden Amerika Serikat mengancam Iran.",
        "THREATEN",
        "mengancam",
        {"who": [("Joe Biden", "USA", "GOV")], "published": "2024-04-10"},
    ),
    (
        "Presiden Amerika Serikat mengancam Iran.",
        "THREATEN",
        "mengancam",
        {"who": [("Donald Trump", "USA", "GOV")], "published": "2025-04-10"},
    ),
    (
        "Presiden Amerika Serikat mengancam Iran.",
        "THREATEN",
        "mengancam",
        {"who": [("Donald Trump", "USA", "GOV")], "published": "2025-01-20"},
    ),
    (
        "Presiden Amerika Serikat mengancam Iran.",
        "THREATEN",
        "mengancam",
        {"who": [("Joe Biden", "USA", "GOV")], "published": "2025-01-19"},
    ),
    (
        "Presiden Indonesia mengecam serangan itu.",
        "ACCUSE",
        "mengecam",
        {"who": [("Joko Widodo", "IDN", "GOV")], "published": "2024-10-19"},
    ),
    (
        "Presiden Indonesia mengecam serangan itu.",
        "ACCUSE",
        "mengecam",
        {"who": [("Prabowo Subianto", "IDN", "GOV")], "published": "2024-10-20"},
    ),
    (
        "Perdana Menteri Inggris mengunjungi Kyiv.",
        "CONSULT",
        "mengunjungi",
        {"who": [("Keir Starmer", "GBR", "GOV")]},
    ),
    (
        "Presiden Ukraina Volodymyr Zelensky tiba di Berlin. Zelensky menuduh Rusia membunuh"
        " warga sipil.",
        "ACCUSE",
        "menuduh",
        {"who": [("Volodymyr Zelensky", "UKR", "GOV")], "whom": [("Russia", "RUS", "GOV")]},
    ),
    (
        "Ketua partai Budi Hartono Wiguna ditahan polisi. Budi menuduh jaksa memerasnya.",
        "ACCUSE",
        "menuduh",
        {"actors": ["Budi Hartono Wiguna"]},
    ),
    (
        "Presiden Suriah mengecam serangan itu.",
        "ACCUSE",
        "mengecam",
        {"country": "SYR", "sector": "GOV", "published": None},
    ),
    (
        "Tentara Prancis menembak dua pemberontak di Mali.",
        "ASSAULT",
        "menembak",
        {"country": "FRA", "sector": "MIL"},
    ),
    (
        "Hamas menyerang pos tentara Israel.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Hamas"], "sector": "REB"},
    ),
    (
        "PBB mengecam pembunuhan para wartawan.",
        "ACCUSE",
        "mengecam",
        {"who": [("PBB", None, "IGO")]},
    ),
    (
        "KPK menahan bupati itu.",
        "COERCE",
        "menahan",
        {"country": "IDN"},
    ),
    (
        "Polri menangkap sepuluh orang di Bandung.",
        "COERCE",
        "menangkap",
        {"country": "IDN", "sector": "COP"},
    ),
    (
        "Wakil presiden itu mengecam keputusan parlemen.",
        "ACCUSE",
        "mengecam",
        {"sector": "GOV"},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_mention_is_resolved(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
