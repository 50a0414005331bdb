"""A headline's verb without prefix is active when a party stands before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Polisi Tangkap Tiga Pengedar Sabu di Medan",
        "COERCE",
        "Tangkap",
        {"actors": ["polisi"], "recipients": ["pengedar"]},
    ),
    (
        "KPK Tahan Bupati Cilacap",
        "COERCE",
        "Tahan",
        {"actors": ["KPK"], "recipients": ["bupati"]},
    ),
    (
        "Trump Ancam Iran",
        "THREATEN",
        "Ancam",
        {"actors": ["Trump"], "recipients": ["Iran"]},
    ),
    (
        "Israel Serang Iran",
        "ASSAULT",
        "Serang",
        {"actors": ["Israel"], "recipients": ["Iran"]},
    ),
    (
        "Prabowo Temui Putin di St. Petersburg",
        "CONSULT",
        "Temui",
        {"actors": ["Prabowo"], "recipients": ["Putin"]},
    ),
    (
        "DPR Tolak Usulan Pemerintah",
        "REJECT",
        "Tolak",
        {"actors": ["DPR"]},
    ),
    (
        "Prabowo Kunjungi Rusia",
        "CONSULT",
        "Kunjungi",
        {"actors": ["Prabowo"], "recipients": ["Russia"]},
    ),
    (
        "Jaksa Tuntut Hasto 7 Tahun Penjara",
        "ACCUSE",
        "Tuntut",
        {"actors": ["jaksa"], "recipients": ["Hasto"]},
    ),
    (
        "Tentara Israel Tembak Warga Gaza",
        "ASSAULT",
        "Tembak",
        {"actors": ["Israel"], "recipients": ["Gaza"]},
    ),
    (
        "Ditangkap Polisi, Mahasiswa Itu Menangis",
        "COERCE",
        "Ditangkap",
        {"actors": ["polisi"], "recipients": ["mahasiswa"]},
    ),
    (
        "Polisi tangkap tiga pengedar sabu di Medan.",
        "COERCE",
        "tangkap",
        {"actors": ["polisi"], "recipients": ["pengedar"]},
    ),
    (
        "Rusia tolak usulan gencatan senjata Ukraina.",
        "REJECT",
        "tolak",
        {"actors": ["Russia"]},
    ),
    (
        "Trump kecam keputusan hakim.",
        "ACCUSE",
        "kecam",
        {"actors": ["Trump"], "recipients": ["hakim"]},
    ),
    (
        "KPK geledah rumah gubernur.",
        "COERCE",
        "geledah",
        {"actors": ["KPK"], "recipients": ["gubernur"]},
    ),
    (
        "Jepang kirim bantuan ke Ukraina.",
        "AID",
        "kirim bantuan",
        {"actors": ["Japan"], "recipients": ["Ukraine"]},
    ),
    (
        "Presiden Prancis Kunjungi Jakarta Pekan Depan",
        "CONSULT",
        "Kunjungi",
        {"actors": ["Prancis"]},
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
