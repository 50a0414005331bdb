"""The timeline draws a date no more exactly than it is known."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from benchmarks.store.synthetic import a_pair
from peristiwa.records import EventDate
from peristiwa.serve.reading.pictures import timeline
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
