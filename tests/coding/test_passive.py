"""The agent of a passive acts, with or without its preposition, and its subject undergoes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Tiga pengedar narkoba ditangkap oleh polisi di Medan.",
        "COERCE",
        "ditangkap",
        {"actors": ["polisi"], "recipients": ["pengedar"]},
    ),
    (
        "Tiga pengedar narkoba ditangkap polisi di Medan.",
        "COERCE",
        "ditangkap",
        {"actors": ["polisi"], "recipients": ["pengedar"]},
    ),
    (
        "Kota itu diserang pasukan Rusia pada malam hari.",
        "ASSAULT",
        "diserang",
        {"actors": ["Rusia"]},
    ),
    (
        "Mantan menteri itu ditahan KPK selama dua puluh hari.",
        "COERCE",
        "ditahan",
        {"actors": ["KPK"], "recipients": ["menteri"]},
    ),
    (
        "Perjanjian dagang itu ditandatangani Presiden Prabowo Subianto dan Perdana Menteri "
        "Anwar Ibrahim.",
        "SUPPORT",
        "ditandatangani",
        {"actors": ["Prabowo Subianto", "Anwar Ibrahim"]},
    ),
    (
        "Dua wartawan dipukul petugas keamanan.",
        "ASSAULT",
        "dipukul",
        {"actors": ["petugas"], "recipients": ["wartawan"]},
    ),
    (
        "Usulan itu ditolak oleh pemerintah Israel.",
        "REJECT",
        "ditolak",
        {"actors": ["Israel"]},
    ),
    (
        "Duta besar Iran diusir dari Australia.",
        "SANCTION",
        "diusir",
        {"recipients": ["Iran"]},
    ),
    (
        "Seorang hakim ditembak di depan rumahnya.",
        "ASSAULT",
        "ditembak",
        {"actors": [], "recipients": ["hakim"]},
    ),
    (
        "Pemimpin oposisi itu dituduh menghasut kerusuhan.",
        "ACCUSE",
        "dituduh",
        {"actors": [], "recipients": ["oposisi"]},
    ),
    (
        "Bantuan pangan dikirim Indonesia ke Gaza.",
        "AID",
        "dikirim",
        {"actors": ["Indonesia"]},
    ),
    (
        "Perdana Menteri Kanada disambut Presiden Prabowo Subianto di Istana Merdeka.",
        "CONSULT",
        "disambut",
        {"actors": ["Prabowo"], "recipients": ["Kanada"]},
    ),
    (
        "Seorang warga sipil terbunuh dalam serangan drone Ukraina.",
        "ASSAULT",
        "terbunuh",
        {"recipients": ["warga"]},
    ),
]
NOT_TOLD = [
    ("Gedung itu dibangun pemerintah pada 1990.", "COERCE"),
    ("Pertandingan itu dimenangkan tuan rumah.", "ASSAULT"),
    ("Harga beras dinaikkan pedagang.", "ASSAULT"),
    ("Lagu itu dinyanyikan ribuan penonton.", "PROTEST"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_agent_acts(
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
