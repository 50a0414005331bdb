"""A party is read with its role, its state and its name, and a mere qualifier is no party."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Perdana Menteri Jepang Shigeru Ishiba mengunjungi Hanoi.",
        "CONSULT",
        "mengunjungi",
        {"actors": ["Shigeru Ishiba"], "country": "JPN", "sector": "GOV"},
    ),
    (
        "Ajudan Putin, Yuri Ushakov, mengecam sanksi itu.",
        "ACCUSE",
        "mengecam",
        {"actors": ["Yuri Ushakov"], "country": "RUS"},
    ),
    (
        "Kepala Staf Angkatan Darat Pakistan Jenderal Asim Munir mengunjungi Washington.",
        "CONSULT",
        "mengunjungi",
        {"actors": ["Asim Munir"], "country": "PAK", "sector": "MIL"},
    ),
    (
        "Tentara itu menembak seorang petani.",
        "ASSAULT",
        "menembak",
        {"actors": ["tentara"], "recipients": ["petani"], "sector": "MIL"},
    ),
    (
        "Mantan presiden Filipina Rodrigo Duterte ditangkap di Manila.",
        "COERCE",
        "ditangkap",
        {"recipients": ["Duterte"]},
    ),
    (
        "Jaksa menuntut pengusaha itu sepuluh tahun penjara.",
        "ACCUSE",
        "menuntut",
        {"actors": ["jaksa"], "recipients": ["pengusaha"], "sector": "JUD"},
    ),
    (
        "Anggota DPR Rieke Diah Pitaloka mengecam pembunuhan itu.",
        "ACCUSE",
        "mengecam",
        {"actors": ["Rieke Diah Pitaloka"], "sector": "LEG"},
    ),
    (
        "Pemberontak Houthi menyerang kapal Amerika Serikat di Laut Merah.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Houthi"]},
    ),
    (
        "Juru bicara Kementerian Luar Negeri China Guo Jiakun mengecam tarif itu.",
        "ACCUSE",
        "mengecam",
        {"actors": ["Guo Jiakun"], "country": "CHN", "sector": "GOV"},
    ),
    (
        "Warga negara asing itu ditangkap polisi di Bali.",
        "COERCE",
        "ditangkap",
        {"actors": ["polisi"], "recipients": ["warga negara asing"]},
    ),
    (
        "Direktur WHO Tedros Adhanom Ghebreyesus mengunjungi Khartoum.",
        "CONSULT",
        "mengunjungi",
        {"actors": ["Tedros"]},
    ),
    (
        "Seorang polisi menembak rekannya di Solok.",
        "ASSAULT",
        "menembak",
        {"actors": ["polisi"], "recipients": ["rekan"], "sector": "COP"},
    ),
]
NOT_TOLD = [
    ("Bantuan militer itu tiba terlambat, dan cuaca buruk menyerang kapal.", "ASSAULT"),
    ("Mobil Toyota menabrak pagar rumah warga.", "ASSAULT"),
    ("Kursi presiden itu dijual di pasar loak.", "CONSULT"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_party_is_read_whole(
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
