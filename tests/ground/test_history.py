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
        ("Pada tahun 1980-an,", True),
        ("Pada era 90-an,", True),
        ("Pada abad ke-19,", True),
        ("Pada abad XX,", True),
        ("Pada abad ke-21,", False),
        ("Pada dekade 2020-an,", False),
        ("Pada Perang Dunia Kedua,", True),
        ("Selama masa penjajahan,", True),
        ("Pada Senin,", False),
        ("Pada bulan ini,", False),
        ("Pekan lalu,", False),
        ("Kemarin,", False),
    ],
)
def test_the_words_of_a_date_tell(coder: Pipeline, time: str, historical: bool) -> None:
    (event,) = coder.code(f"{time} {ACT}").events
    assert event.historical is historical


@pytest.mark.parametrize(
    ("text", "historical"),
    [
        ("Desa itu dikenal luas pada 1998 ketika tentara menyerang warga.", True),
        ("Konflik bermula pada tahun 2015 saat polisi menangkap dua aktivis.", True),
        ("Desa itu dikenal luas pada 1998, namun polisi menangkap dua aktivis.", False),
        ("Desa itu dibangun pada 1998 sebelum polisi menangkap dua aktivis.", False),
    ],
)
def test_a_clause_of_the_same_time_has_the_date_of_its_main_clause(
    coder: Pipeline, text: str, historical: bool
) -> None:
    assert [event.historical for event in coder.code(text).events] == [historical]
