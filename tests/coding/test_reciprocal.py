"""Both sides of a reciprocal act are actors and nobody is its recipient."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Presiden Prabowo Subianto bertemu Perdana Menteri Malaysia Anwar Ibrahim di Kuala Lumpur.",
        "CONSULT",
        "bertemu",
        {"actors": ["Prabowo", "Anwar"], "recipients": []},
    ),
    (
        "Presiden Prabowo Subianto bertemu dengan Raja Yordania Abdullah II di Amman.",
        "CONSULT",
        "bertemu",
        {"actors": ["Prabowo", "Abdullah"], "recipients": []},
    ),
    (
        "India dan Pakistan saling menembakkan rudal di perbatasan.",
        "ASSAULT",
        "menembakkan",
        {"actors": ["India", "Pakistan"]},
    ),
    (
        "Iran dan Israel saling menyerang selama enam hari.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Iran", "Israel"], "recipients": []},
    ),
    (
        "Delegasi Sudan berunding dengan pemberontak di Jeddah.",
        "CONSULT",
        "berunding",
        {"actors": ["Sudan", "pemberontak"], "recipients": []},
    ),
    (
        "Amerika Serikat dan China menggelar perundingan dagang di London.",
        "CONSULT",
        "perundingan",
        {"actors": ["United States", "China"], "recipients": []},
    ),
    (
        "Pertemuan Macron dengan Starmer berlangsung di London.",
        "CONSULT",
        "Pertemuan",
        {"actors": ["Macron", "Starmer"], "recipients": []},
    ),
    (
        "Presiden Prabowo Subianto berbicara dengan Presiden Trump melalui telepon.",
        "CONSULT",
        "berbicara",
        {"actors": ["Prabowo", "Trump"], "recipients": []},
    ),
    (
        "Indonesia dan Prancis bekerja sama di bidang pertahanan.",
        "COOPERATE",
        "bekerja sama",
        {"actors": ["Indonesia", "France"], "recipients": []},
    ),
]
NOT_TOLD = [
    ("Dua sungai itu bertemu di tengah kota.", "CONSULT"),
    ("Anak-anak bertukar kartu di sekolah.", "COOPERATE"),
    ("Dua tim itu saling menyerang sejak babak pertama pertandingan.", "ASSAULT"),
    ("Kedua saudara itu saling memaafkan saat Lebaran.", "RETREAT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_both_sides_act(
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
