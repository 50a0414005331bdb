"""A root of several senses is coded only in the sense that its neighbours allow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "KPK menetapkan mantan gubernur itu sebagai tersangka.",
        "ACCUSE",
        "menetapkan",
        {"actors": ["KPK"], "recipients": ["gubernur"]},
    ),
    (
        "Israel menyerang Iran dengan puluhan jet tempur.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Israel"], "recipients": ["Iran"]},
    ),
    (
        "Pejabat Kremlin itu mengunjungi Pyongyang pada Selasa.",
        "CONSULT",
        "mengunjungi",
        {},
    ),
    (
        "Massa melempari kantor polisi dengan batu.",
        "ASSAULT",
        "melempari",
        {"actors": ["massa"]},
    ),
    (
        "Pasukan Sudan merebut kembali ibu kota.",
        "COERCE",
        "merebut",
        {"actors": ["Sudan"]},
    ),
    (
        "Amerika Serikat menarik pasukannya dari Suriah.",
        "RETREAT",
        "menarik",
        {"actors": ["United States"]},
    ),
    (
        "Pengadilan menghukum mantan menteri itu lima tahun penjara.",
        "SANCTION",
        "menghukum",
        {"actors": ["pengadilan"], "recipients": ["menteri"]},
    ),
]
NOT_TOLD = [
    ("Pemerintah menetapkan 17 Agustus sebagai hari libur.", "ACCUSE"),
    ("Timnas Indonesia menyerang Jepang sejak menit pertama pertandingan.", "ASSAULT"),
    ("Hama wereng menyerang tanaman padi.", "ASSAULT"),
    ("Ribuan wisatawan mengunjungi Borobudur saat libur panjang.", "CONSULT"),
    ("Klub itu merebut gelar juara untuk ketiga kalinya.", "ASSAULT"),
    ("Kereta itu menarik dua belas gerbong.", "RETREAT"),
    ("Pameran itu menarik ribuan pengunjung.", "RETREAT"),
    ("Presenter itu mengundang tawa penonton.", "CONSULT"),
    ("Wasit menghukum pemain itu dengan kartu merah.", "SANCTION"),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_sense_is_told(
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
