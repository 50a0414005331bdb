"""The enclitic -nya stands for whom the sentence spoke of, as owner, object or agent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Presiden Prabowo Subianto tiba di Moskow. Putin menyambutnya di Kremlin.",
        "CONSULT",
        "menyambut",
        {"actors": ["Putin"], "recipients": ["Prabowo"]},
    ),
    (
        "Polisi mengejar Budi Santoso. Petugas lalu menangkapnya di Bekasi.",
        "COERCE",
        "menangkap",
        {"actors": ["petugas"], "recipients": ["Budi"]},
    ),
    (
        "Menteri Luar Negeri Sugiono berada di Tokyo. Kunjungannya ke Jepang berlangsung "
        "tiga hari.",
        "CONSULT",
        "Kunjungan",
        {"actors": ["Sugiono"]},
    ),
    (
        "Trump berpidato di Gedung Putih. Ancamannya terhadap Iran memicu ketegangan.",
        "THREATEN",
        "Ancaman",
        {"actors": ["Trump"], "recipients": ["Iran"]},
    ),
    (
        "Zelensky tiba di Ottawa. Dalam pertemuannya dengan Carney, ia meminta senjata.",
        "CONSULT",
        "pertemuan",
        {"actors": ["Zelensky", "Carney"]},
    ),
    (
        "Wartawan itu hilang. Tentara menembaknya dua kali.",
        "ASSAULT",
        "menembak",
        {"actors": ["tentara"], "recipients": ["wartawan"]},
    ),
]
NOT_TOLD = [
    ("Ia mengambil bukunya dan membacanya di teras.", "COERCE"),
    ("Rumahnya menghadap ke sawah.", "CONSULT"),
    ("Anak itu memeluk kucingnya.", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_enclitic_is_read(
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
