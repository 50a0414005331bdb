"""The timeline draws a date no more exactly than it is known; a slider goes by its periods."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from benchmarks.store.synthetic import a_pair
from peristiwa.records import EventDate
from peristiwa.serve.reading.pictures import Period, timeline
from peristiwa.serve.visual.network import ends
from peristiwa.store import Store
from peristiwa.store.filters import EventFilter

DATES = [("2018-06-02", "day"), ("2018-06-09", "day"), ("2018-06", "month"), ("2018", "year")]


def test_a_year_or_a_month_is_not_drawn_on_its_first_day(store: Store) -> None:
    article, coded = a_pair(1000)
    dates = [EventDate(None, None, None, value, size) for value, size in DATES]  # type: ignore[arg-type]
    some = [
        replace(coded.events[0], id=f"{article.id}:{n}", date=one, status="actual")
        for n, one in enumerate(dates)
    ]
    store.add([(article, replace(coded, events=some))], "1")
    with store.view() as view:
        wanted = EventFilter(since=date(2018, 6, 1), until=date(2018, 6, 30))
        found = timeline(view, wanted)
        days = {period.value for period in found.periods}
        assert found.step == "day"
        assert "2018-01-01" not in days
        total = sum(period.events for period in found.periods) + found.undated
        assert (
            total
            == view.rows(
                "SELECT count(*) AS n FROM events WHERE day <= DATE '2018-06-30'"
                " AND day_end >= DATE '2018-06-01'"
            )[0]["n"]
        )
        assert found.undated >= 1


YEARS = [
    Period(
        value=str(year),
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        events=1,
        types={},
        quads=[1, 0, 0, 0],
    )
    for year in (2018, 2019, 2021)
]


@pytest.mark.parametrize(
    ("since", "until", "places"),
    [
        (None, None, (0, 2)),
        ("2019-01-01", None, (1, 2)),
        (None, "2019-12-31", (0, 1)),
        ("2018-12-31", "2019-01-01", (0, 1)),
        ("2019-01-01", "2019-12-31", (1, 1)),
        ("2020-02-01", "2020-03-01", (1, 1)),
        ("2023-01-01", None, (2, 2)),
        (None, "2017-01-01", (0, 0)),
    ],
)
def test_a_slider_stands_at_the_periods_between_two_days(
    since: str | None, until: str | None, places: tuple[int, int]
) -> None:
    days = (date.fromisoformat(one) if one else None for one in (since, until))
    assert ends(YEARS, *days) == places
