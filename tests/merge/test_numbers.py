"""Counts of people, as news writes them."""

from __future__ import annotations

import pytest

from peristiwa.lexicon.compiled import load_built
from peristiwa.merge import MergeSettings
from peristiwa.merge.numbers import NumberReader


@pytest.fixture(scope="module")
def read() -> NumberReader:
    return NumberReader(load_built("merging.json", MergeSettings))


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Tiga orang tewas dan sepuluh orang luka-luka.", {"killed": 3, "injured": 10}),
        ("Serangan itu menewaskan 12 orang.", {"killed": 12}),
        ("Dua belas warga tewas.", {"killed": 12}),
        ("Tiga puluh orang terluka.", {"injured": 30}),
        ("Polisi menangkap tujuh aktivis.", {"arrested": 7}),
        ("Sekitar 2.000 buruh berunjuk rasa.", {"present": 2000}),
        ("Dua ribu massa datang.", {"present": 2000}),
        ("Seorang polisi gugur.", {"killed": 1}),
        ("Polisi menangkap para aktivis.", {}),
        ("", {}),
    ],
)
def test_counts(read: NumberReader, text: str, counts: dict[str, int]) -> None:
    assert read(text) == counts
