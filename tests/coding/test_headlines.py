"""A headline's verb without prefix is active when a party stands before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Ditangkap Polisi, Mahasiswa Itu Menangis",
        "COERCE",
        "Ditangkap",
        {"actors": ["polisi"], "recipients": ["mahasiswa"]},
    ),
    (
        "Rusia tolak usulan gencatan senjata Ukraina.",
        "REJECT",
        "tolak",
        {"actors": ["Russia"]},
    ),
    (
        "Israel bebaskan tujuh tahanan Palestina.",
        "RETREAT",
        "bebaskan",
        {"actors": ["Israel"], "recipients": ["Palestina"]},
    ),
]
NOT_TOLD = [
    ("Tangkap Ikan Ilegal Menurun Tahun Ini", "COERCE"),
    ("Serang Diguyur Hujan Deras", "ASSAULT"),
    ("Timnas Serang Sejak Menit Awal, Cetak Tiga Gol", "ASSAULT"),
    ("Harga Beras Naik Lagi", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_headline_is_read(
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
