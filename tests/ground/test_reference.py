"""Pronouns, short names and "kedua pemimpin" mean those of whom the report has spoken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Presiden Rusia Vladimir Putin tiba di Beijing. Ia menuduh Barat memicu perang.",
        "ACCUSE",
        "menuduh",
        {"who": [("Vladimir Putin", "RUS", "GOV")]},
    ),
    (
        "Presiden Rusia Vladimir Putin tiba di Beijing. Pemimpin Rusia itu mengecam Amerika "
        "Serikat.",
        "ACCUSE",
        "mengecam",
        {"who": [("Vladimir Putin", "RUS", "GOV")], "whom": [("United States", "USA", "GOV")]},
    ),
    (
        "Presiden China Xi Jinping menyambut Presiden Rusia Vladimir Putin di Beijing. Kedua"
        " pemimpin menandatangani perjanjian dagang.",
        "SUPPORT",
        "menandatangani",
        {"who": [("Xi Jinping", "CHN", "GOV"), ("Vladimir Putin", "RUS", "GOV")]},
    ),
    (
        "Rusia dan China menggelar latihan perang. Kedua negara menandatangani perjanjian "
        "keamanan.",
        "SUPPORT",
        "menandatangani",
        {"who": [("Russia", "RUS", "GOV"), ("China", "CHN", "GOV")]},
    ),
    (
        "Presiden Xi Jinping menjamu Presiden Vladimir Putin. Keduanya menandatangani dua "
        "perjanjian.",
        "SUPPORT",
        "menandatangani",
        {"who": [("Xi Jinping", "CHN", "GOV"), ("Vladimir Putin", "RUS", "GOV")]},
    ),
    (
        "Iran dan Rusia menggelar perundingan. Mereka menandatangani pakta pertahanan.",
        "SUPPORT",
        "menandatangani",
        {"who": [("Iran", "IRN", "GOV"), ("Russia", "RUS", "GOV")]},
    ),
    (
        '"Kami mengecam serangan itu," kata Menteri Luar Negeri Turki Hakan Fidan.',
        "ACCUSE",
        "mengecam",
        {"who": [("Hakan Fidan", "TUR", "GOV")]},
    ),
    (
        '"Saya menolak tuduhan itu," kata Netanyahu.',
        "REJECT",
        "menolak",
        {"who": [("Benjamin Netanyahu", "ISR", "GOV")]},
    ),
    (
        "Presiden Turki Recep Tayyip Erdogan mengunjungi Jakarta. Dia mengecam Israel.",
        "ACCUSE",
        "mengecam",
        {"who": [("Recep Tayyip Erdogan", "TUR", "GOV")], "whom": [("Israel", "ISR", "GOV")]},
    ),
    (
        "Dia mengecam Israel.",
        "ACCUSE",
        "mengecam",
        {"who": [(None, None, None)], "whom": [("Israel", "ISR", "GOV")]},
    ),
    (
        "Kepala Kepolisian Manila Ramon Cruz memimpin operasi itu. Cruz menuduh para "
        "tersangka menyimpan senjata.",
        "ACCUSE",
        "menuduh",
        {"actors": ["Ramon Cruz"]},
    ),
    (
        "Menteri Luar Negeri Iran Abbas Araghchi tiba di Jenewa. Araghchi menuduh Israel "
        "membunuh ilmuwan Iran.",
        "ACCUSE",
        "menuduh",
        {"who": [("Abbas Araghchi", "IRN", "GOV")], "whom": [("Israel", "ISR", "GOV")]},
    ),
    (
        "Prabowo mengunjungi Rusia. Presiden menandatangani perjanjian dagang dengan Putin.",
        "SUPPORT",
        "menandatangani",
        {"actors": ["Prabowo", "Putin"]},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_reference_is_resolved(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
