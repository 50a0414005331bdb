"""A bare verb behind its agent has the fronted noun for its object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Usulan itu saya tolak, kata Menteri Keuangan Sri Mulyani.",
        "REJECT",
        "tolak",
        {"actors": ["Sri Mulyani"]},
    ),
    (
        "Serangan itu kami kecam, kata juru bicara pemerintah Turki.",
        "ACCUSE",
        "kecam",
        {},
    ),
    (
        "Usulan gencatan senjata itu mereka tolak.",
        "REJECT",
        "tolak",
        {"actors": ["mereka"]},
    ),
    (
        "Kota itu mereka serang pada malam hari.",
        "ASSAULT",
        "serang",
        {},
    ),
    (
        "Tuduhan itu kami tolak, kata juru bicara Kremlin Dmitry Peskov.",
        "REJECT",
        "tolak",
        {"actors": ["Peskov"]},
    ),
]
NOT_TOLD = [
    ("Surat itu sudah kami kirim kepada teman lama.", "AID"),
    ("Buku itu saya baca kemarin.", "CONSULT"),
    ("Rumah itu kami jual tahun depan.", "COERCE"),
    ("Lagu itu mereka nyanyikan bersama.", "PROTEST"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_party_before_a_bare_verb_acts(
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
