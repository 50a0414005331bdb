"""Without a day of publication the words of a date say whether it lies before the news."""

from __future__ import annotations

import pytest

from peristiwa.pipeline import Pipeline

ACT = "polisi menangkap dua aktivis."


@pytest.mark.parametrize(
    ("time", "historical"),
    [
        ("Pada 2015,", True),
        ("Pada tahun lalu,", True),
        ("Pada Juli,", True),
        ("Pada Oktober tahun lalu,", True),
        ("Pada Senin,", False),
        ("Pada bulan ini,", False),
        ("Pekan lalu,", False),
        ("Kemarin,", False),
    ],
)
def test_the_words_of_a_date_tell(coder: Pipeline, time: str, historical: bool) -> None:
    (event,) = coder.code(f"{time} {ACT}").events
    assert event.historical is historical
