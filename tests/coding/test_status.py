"""What will, may or did not happen is told apart from what did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

TOLD: list[tuple[str, str, str, dict[str, Any]]] = [
    (
        "Polisi menangkap dua aktivis.",
        "COERCE",
        "menangkap",
        {"status": "actual"},
    ),
    (
        "Polisi akan menangkap dua aktivis itu.",
        "COERCE",
        "menangkap",
        {"status": "planned"},
    ),
    (
        "Polisi tidak menangkap dua aktivis itu.",
        "COERCE",
        "menangkap",
        {"status": "negated"},
    ),
    (
        "Polisi belum menangkap pelaku penembakan.",
        "COERCE",
        "menangkap",
        {"status": "negated"},
    ),
    (
        "Polisi bisa menangkap para demonstran.",
        "COERCE",
        "menangkap",
        {"status": "hypothetical"},
    ),
    (
        "Jika Rusia menyerang Polandia, NATO akan membalas.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Russia"], "recipients": ["Poland"], "status": "hypothetical"},
    ),
    (
        "Israel mungkin menyerang Iran lagi.",
        "ASSAULT",
        "menyerang",
        {"status": "hypothetical"},
    ),
    (
        "Iran membantah menyerang kapal tanker itu.",
        "ASSAULT",
        "menyerang",
        {"actors": ["Iran"], "status": "negated"},
    ),
    (
        "Presiden Prabowo Subianto berencana mengunjungi Moskow bulan depan.",
        "CONSULT",
        "mengunjungi",
        {"status": "planned"},
    ),
    (
        "Prabowo dijadwalkan bertemu Putin pada Kamis.",
        "CONSULT",
        "bertemu",
        {"status": "planned"},
    ),
    (
        "Prabowo batal bertemu Putin.",
        "CONSULT",
        "bertemu",
        {"status": "negated"},
    ),
    (
        "Pemerintah Norwegia berjanji akan mengirim bantuan ke Gaza.",
        "AGREE",
        "berjanji",
        {"status": "actual"},
    ),
    (
        "Pemerintah Norwegia berjanji akan mengirim bantuan ke Gaza.",
        "AID",
        "mengirim",
        {"status": "planned"},
    ),
    (
        "Pemerintah harus membebaskan para tahanan, kata Amnesty International.",
        "RETREAT",
        "membebaskan",
        {"status": "hypothetical"},
    ),
    (
        "Tentara gagal merebut kota itu dari pemberontak.",
        "COERCE",
        "merebut",
        {"status": "negated"},
    ),
    (
        "Jepang tidak pernah menjatuhkan sanksi terhadap Myanmar.",
        "SANCTION",
        "sanksi",
        {"status": "negated"},
    ),
    (
        "Pasukan Rusia sedang menyerang kota Pokrovsk.",
        "ASSAULT",
        "menyerang",
        {"status": "actual"},
    ),
    (
        "Uni Eropa tengah berunding dengan Amerika Serikat.",
        "CONSULT",
        "berunding",
        {"status": "actual"},
    ),
    (
        "Kemungkinan serangan Israel terhadap Iran dibahas di Washington.",
        "ASSAULT",
        "serangan",
        {"status": "hypothetical"},
    ),
    (
        "Polisi telah menangkap pelaku.",
        "COERCE",
        "menangkap",
        {"status": "actual"},
    ),
    (
        "Pemerintah menyangkal menculik aktivis itu.",
        "ASSAULT",
        "menculik",
        {"status": "negated"},
    ),
]


@pytest.mark.parametrize(("text", "type_", "trigger", "expected"), TOLD)
def test_the_status_is_read(
    text: str,
    type_: str,
    trigger: str,
    expected: dict[str, Any],
    disagreements: Callable[..., list[str]],
) -> None:
    assert not disagreements(text, type_, trigger, expected)
