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
        "Kesepakatan itu sudah mereka tandatangani.",
        "SUPPORT",
        "tandatangani",
        {},
    ),
    (
        "Serangan itu kami kecam, kata juru bicara pemerintah Turki.",
        "ACCUSE",
        "kecam",
        {},
    ),
    (
        "Tersangka itu kami tahan sejak semalam, kata Kapolda Metro Jaya.",
        "COERCE",
        "tahan",
        {"recipients": ["tersangka"]},
    ),
    (
        "Kebijakan itu kami dukung, kata Ketua DPR Puan Maharani.",
        "SUPPORT",
        "dukung",
        {"actors": ["Puan"]},
    ),
    (
        "Tuntutan buruh itu pemerintah tolak.",
        "REJECT",
        "tolak",
        {"actors": ["pemerintah"]},
    ),
    (
        "Usulan gencatan senjata itu mereka tolak.",
        "REJECT",
        "tolak",
        {"actors": ["mereka"]},
    ),
    (
        "Bantuan itu kami kirimkan ke Gaza, kata Menteri Luar Negeri Sugiono.",
        "AID",
        "kirimkan",
        {"actors": ["Sugiono"]},
    ),
    (
        "Sandera itu Hamas bebaskan pada Senin.",
        "RETREAT",
        "bebaskan",
        {"actors": ["Hamas"], "recipients": ["sandera"]},
    ),
    (
        "Kota itu mereka serang pada malam hari.",
        "ASSAULT",
        "serang",
        {},
    ),
    (
        "Para pengungsi itu kami bantu, kata Perdana Menteri Anwar Ibrahim.",
        "AID",
        "bantu",
        {"actors": ["Anwar"], "recipients": ["pengungsi"]},
    ),
    (
        "Tuduhan itu kami tolak, kata juru bicara Kremlin Dmitry Peskov.",
        "REJECT",
        "tolak",
        {"actors": ["Peskov"]},
    ),
    (
        "Kebijakan Trump itu Presiden Macron kecam.",
        "ACCUSE",
        "kecam",
        {"actors": ["Macron"]},
    ),
    (
        "Dua tersangka itu polisi tangkap di Bekasi.",
        "COERCE",
        "tangkap",
        {"actors": ["polisi"], "recipients": ["tersangka"]},
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
