"""In a relative clause the noun before "yang" stands for what is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Polisi yang menangkap aktivis itu berasal dari Surabaya.",
        "COERCE",
        "menangkap",
        {"actors": ["polisi"], "recipients": ["aktivis"]},
    ),
    (
        "Aktivis yang ditangkap polisi pekan lalu sudah pulang.",
        "COERCE",
        "ditangkap",
        {"actors": ["polisi"], "recipients": ["aktivis"]},
    ),
    (
        "Tentara yang menembak warga itu sudah dipindahkan.",
        "ASSAULT",
        "menembak",
        {"actors": ["tentara"], "recipients": ["warga"]},
    ),
    (
        "Mahasiswa yang memprotes kebijakan itu berkumpul di depan balai kota.",
        "PROTEST",
        "memprotes",
        {"actors": ["mahasiswa"]},
    ),
    (
        "Menteri yang dituduh menerima suap itu tidak hadir di kantornya.",
        "ACCUSE",
        "dituduh",
        {"actors": [], "recipients": ["menteri"]},
    ),
    (
        "Presiden Ukraina Volodymyr Zelensky, yang mengunjungi Berlin, tampak lelah.",
        "CONSULT",
        "mengunjungi",
        {"actors": ["Zelensky"]},
    ),
    (
        "Pejabat yang dipecat Trump itu kini mengajar di Boston.",
        "SANCTION",
        "dipecat",
        {"actors": ["Trump"], "recipients": ["pejabat"]},
    ),
]
NOT_TOLD = [
    ("Rumah yang menghadap ke laut itu milik seorang pengusaha.", "CONSULT"),
    ("Penonton yang mendukung tim tuan rumah pulang kecewa.", "SUPPORT"),
    ("Buku yang ditulis menteri itu laris.", "CONSULT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_noun_before_yang_takes_part(
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
