"""Who acts where nobody is named is understood only where the report makes it clear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Polisi memburu komplotan itu selama sebulan. Tiga perampok ditangkap pada Selasa.",
        "COERCE",
        "ditangkap",
        {"who": [("Polisi", None, "COP")]},
    ),
    (
        "Polda Metro Jaya menggerebek rumah itu. Dua pengedar ditangkap.",
        "COERCE",
        "ditangkap",
        {"sector": "COP", "country": "IDN"},
    ),
    (
        "Kejaksaan mengusut kasus itu. Mantan bupati ditahan sejak Jumat.",
        "COERCE",
        "ditahan",
        {"sector": "JUD"},
    ),
    (
        "Tiga perampok ditangkap pada Selasa.",
        "COERCE",
        "ditangkap",
        {"who": []},
    ),
    (
        "Pemimpin oposisi itu ditembak di rumahnya.",
        "ASSAULT",
        "ditembak",
        {"who": []},
    ),
    (
        "Polisi menjaga sidang itu. Seorang hakim dibunuh di Medellin.",
        "ASSAULT",
        "dibunuh",
        {"who": []},
    ),
    (
        "Warga menonton. Dua pemuda dipukuli di jalan.",
        "ASSAULT",
        "dipukuli",
        {"who": []},
    ),
    (
        "Putin menjamu Kim Jong Un. Kim menerima sebuah limusin.",
        "AID",
        "menerima",
        {"who": [("Vladimir Putin", "RUS", "GOV")], "whom": [("Kim Jong Un", "PRK", "GOV")]},
    ),
    (
        "Pengadilan Jakarta Selatan membacakan putusan. Pengusaha itu dihukum lima tahun penjara.",
        "SANCTION",
        "dihukum",
        {"sector": "JUD"},
    ),
    (
        "Imigrasi memeriksa paspor mereka. Dua warga asing dideportasi pada Rabu.",
        "COERCE",
        "dideportasi",
        {"sector": "GOV"},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_understood_actor_is_found(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
