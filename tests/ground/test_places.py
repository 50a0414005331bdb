"""The place of an act is the one that its own clause puts it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Polisi menangkap tiga aktivis di Surabaya.",
        "COERCE",
        "menangkap",
        {"where": ("Surabaya", "IDN")},
    ),
    (
        "Rusia menembakkan rudal di Ukraina.",
        "ASSAULT",
        "menembakkan",
        {"where": ("Ukraine", "UKR")},
    ),
    (
        "Presiden Prabowo Subianto bertemu Anwar Ibrahim di Kuala Lumpur.",
        "CONSULT",
        "bertemu",
        {"where": ("Kuala Lumpur", "MYS")},
    ),
    (
        "KPK menggeledah rumah bupati di Kabupaten Cilacap.",
        "COERCE",
        "menggeledah",
        {"place": "Cilacap"},
    ),
    (
        "Polisi menembak dua perampok di Makassar.",
        "ASSAULT",
        "menembak",
        {"where": ("Makassar", "IDN")},
    ),
    (
        "Presiden Brasil mengunjungi Tokyo.",
        "CONSULT",
        "mengunjungi",
        {"where": ("Tokyo", "JPN")},
    ),
    (
        "Menteri Luar Negeri Prancis melakukan kunjungan ke Beirut.",
        "CONSULT",
        "kunjungan",
        {"where": ("Beirut", "LBN")},
    ),
    (
        "Putin tiba di Pyongyang.",
        "CONSULT",
        "tiba",
        {"where": ("Pyongyang", "PRK")},
    ),
    (
        "Tentara Israel membunuh tiga warga di Jenin.",
        "ASSAULT",
        "membunuh",
        {"place": "Jenin"},
    ),
    (
        "Menteri yang lahir di Surabaya itu mengecam Israel.",
        "ACCUSE",
        "mengecam",
        {"where": None},
    ),
    (
        "Putin terlihat di limusin buatan Rusia setelah menuduh Ukraina berbohong.",
        "ACCUSE",
        "menuduh",
        {"where": None},
    ),
    (
        "Amerika Serikat menjatuhkan sanksi terhadap Iran.",
        "SANCTION",
        "sanksi",
        {"where": None},
    ),
    (
        "Uni Eropa mengirim bantuan ke Sudan.",
        "AID",
        "mengirim",
        {"where": None},
    ),
    (
        "Polisi yang bertugas di Bandung menangkap pencuri itu di Garut.",
        "COERCE",
        "menangkap",
        {"where": ("Garut", "IDN")},
    ),
    (
        "Warga Jakarta memprotes kenaikan tarif.",
        "PROTEST",
        "memprotes",
        {"where": None},
    ),
    (
        "Ribuan mahasiswa berunjuk rasa di depan gedung parlemen di Belgrade.",
        "PROTEST",
        "berunjuk rasa",
        {"where": ("Belgrade", "SRB")},
    ),
    (
        "Di Nairobi, polisi menembaki demonstran.",
        "ASSAULT",
        "menembaki",
        {"where": ("Nairobi", "KEN")},
    ),
    (
        "Pengadilan di Paris menghukum mantan presiden itu.",
        "SANCTION",
        "menghukum",
        {"where": ("Paris", "FRA")},
    ),
    (
        "Unjuk rasa di Tbilisi berlangsung damai.",
        "PROTEST",
        "Unjuk rasa",
        {"where": ("Tbilisi", "GEO")},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_place_is_found(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
