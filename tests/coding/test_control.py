"""The subject of a governed verb is the one that promises, agrees, or is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Iran berjanji untuk membebaskan para tahanan.",
        "RETREAT",
        "membebaskan",
        {"actors": ["Iran"], "recipients": ["tahanan"], "status": "planned"},
    ),
    (
        "Iran berjanji untuk membebaskan para tahanan.",
        "AGREE",
        "berjanji",
        {"actors": ["Iran"], "status": "actual"},
    ),
    (
        "Korea Utara dan Korea Selatan sepakat untuk menghentikan latihan militer.",
        "AGREE",
        "sepakat",
        {"actors": ["North Korea", "South Korea"], "status": "actual"},
    ),
    (
        "Amerika Serikat mendesak Israel menarik pasukannya dari Gaza.",
        "REQUEST",
        "mendesak",
        {"actors": ["United States"], "recipients": ["Israel"]},
    ),
    (
        "Amerika Serikat mendesak Israel menarik pasukannya dari Gaza.",
        "RETREAT",
        "menarik",
        {"actors": ["Israel"], "status": "hypothetical"},
    ),
    (
        "Filipina meminta China menghentikan serangan terhadap nelayan.",
        "REQUEST",
        "meminta",
        {"actors": ["Philippines"], "recipients": ["China"]},
    ),
    (
        "Presiden memerintahkan tentara menembaki para pemberontak.",
        "ASSAULT",
        "menembaki",
        {"actors": ["tentara"], "recipients": ["pemberontak"]},
    ),
    (
        "Pemerintah Kolombia setuju untuk berunding dengan pemberontak.",
        "AGREE",
        "setuju",
        {"actors": ["Kolombia"]},
    ),
    (
        "Pemerintah Kolombia setuju untuk berunding dengan pemberontak.",
        "CONSULT",
        "berunding",
        {"status": "planned"},
    ),
    (
        "Turki menolak mengirim pasukan ke Suriah.",
        "REJECT",
        "menolak",
        {"actors": ["Turkey"]},
    ),
    (
        "Rusia mengancam akan menyerang Polandia.",
        "THREATEN",
        "mengancam",
        {"actors": ["Russia"]},
    ),
    (
        "Rusia mengancam akan menyerang Polandia.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Russia"], "recipients": ["Poland"], "status": "planned"},
    ),
    (
        "Mahasiswa menuntut pemerintah membebaskan aktivis yang ditahan.",
        "REQUEST",
        "menuntut",
        {"actors": ["mahasiswa"], "recipients": ["pemerintah"]},
    ),
    (
        "Mahasiswa menuntut pemerintah membebaskan aktivis yang ditahan.",
        "RETREAT",
        "membebaskan",
        {"actors": ["pemerintah"], "recipients": ["aktivis"], "status": "hypothetical"},
    ),
]
NOT_TOLD = [
    ("Sopir itu berjanji untuk pulang sebelum makan malam.", "RETREAT"),
    ("Warga diminta membawa payung karena hujan.", "COERCE"),
    ("Anak itu sepakat untuk belajar setiap malam.", "CONSULT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_one_who_promises_or_is_asked_acts(
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
