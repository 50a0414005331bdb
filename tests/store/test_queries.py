"""Every condition chooses what it says and nothing else; counts are those of the events."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from peristiwa.errors import StoreError
from peristiwa.records import Occurrence
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.query import (
    count_events,
    find_events,
    find_mentions,
    find_occurrences,
)
from peristiwa.store.stats import DIMENSIONS, event_stats

Holds = Callable[[Occurrence], bool]
MAY, JUNE = date(2017, 5, 1), date(2021, 6, 30)


def countries(event: Occurrence) -> set[str | None]:
    people = {one.country for one in [*event.actors, *event.recipients]}
    return people | {event.place.country if event.place else None}


def names(parties: list[Any]) -> str:
    return " ".join(one.name or "" for one in parties).lower()


def codes(parties: list[Any]) -> set[str | None]:
    return {one.country for one in parties} | {one.sector for one in parties}


def day(event: Occurrence) -> date:
    assert event.date
    return date.fromisoformat(event.date.value or "")


CASES: dict[str, tuple[dict[str, Any], Holds]] = {
    "part of an actor's name": ({"actor": ["SANTOSO"]}, lambda e: "santoso" in names(e.actors)),
    "an actor's country": ({"actor": ["MYS"]}, lambda e: "MYS" in codes(e.actors)),
    "an actor's sector": ({"actor": ["COP"]}, lambda e: "COP" in codes(e.actors)),
    "recipient": ({"recipient": ["lubis"]}, lambda e: "lubis" in names(e.recipients)),
    "one of two": (
        {"recipient": ["lubis", "halim"]},
        lambda e: "lubis" in names(e.recipients) or "halim" in names(e.recipients),
    ),
    "country": ({"country": ["tls"]}, lambda e: "TLS" in countries(e)),
    "dyad": (
        {"dyad": ["IDN-GOV", "MYS-COP"]},
        lambda e: any(
            one in codes(e.actors) and other in codes(e.recipients)
            for one, other in (("IDN", "GOV"), ("MYS", "COP"))
        ),
    ),
    "type in any case": ({"type": ["coerce"]}, lambda e: e.type == "COERCE"),
    "mode": ({"mode": ["visit"]}, lambda e: e.mode == "visit"),
    "status": ({"status": ["planned"]}, lambda e: e.status == "planned"),
    "place": ({"place": ["jaya"]}, lambda e: "Jaya" in ((e.place and e.place.name) or "")),
    "a place's country": ({"place": ["IDN"]}, lambda _: True),
    "from": ({"since": MAY}, lambda e: day(e) >= MAY),
    "to": ({"until": JUNE}, lambda e: day(e) <= JUNE),
    "two conditions": (
        {"since": MAY, "type": ["AID"]},
        lambda e: day(e) >= MAY and e.type == "AID",
    ),
    "sources": ({"min_sources": 2}, lambda e: e.sources >= 2),
    "acts of history": ({"historical": True}, lambda e: e.historical),
    "no acts of history": ({"historical": False}, lambda e: not e.historical),
    "told by an article": (
        {"articles": ["report-0000003"]},
        lambda e: any(m.startswith("report-0000003#") for m in e.mentions),
    ),
    "told by none": ({"articles": []}, lambda _: False),
}


@pytest.mark.parametrize("name", CASES)
def test_a_condition_chooses_what_it_says(view: View, name: str) -> None:
    options, holds = CASES[name]
    wanted = EventFilter(**options)
    everything = find_occurrences(view, EventFilter())
    expected = [event for event in everything if holds(event)]
    assert find_occurrences(view, wanted) == expected
    assert count_events(view, wanted) == len(expected)
    assert find_occurrences(view, wanted, limit=3) == expected[:3]


def test_who_is_quoted_and_who_published(view: View) -> None:
    row = view.rows("SELECT quoted, outlets FROM events LIMIT 1")[0]
    quoted = find_events(view, EventFilter(source=[row["quoted"][0].lower()])).to_pylist()
    assert quoted
    assert all(row["quoted"][0] in one["quoted"] for one in quoted)
    published = find_events(view, EventFilter(outlet=row["outlets"])).to_pylist()
    assert published
    assert all(row["outlets"][0] in one["outlets"] for one in published)


@pytest.mark.parametrize("dyad", ["IDN", "IDN-MYS-AUS", "Indonesia-MYS"])
def test_what_is_no_dyad(view: View, dyad: str) -> None:
    with pytest.raises(StoreError, match="is no dyad"):
        find_events(view, EventFilter(dyad=[dyad]))


def test_events_come_by_day_and_then_by_id(view: View) -> None:
    rows = find_events(view, EventFilter()).to_pylist()
    assert rows == sorted(rows, key=lambda row: (row["day"], row["id"]))


def test_an_event_leads_to_its_mentions_and_their_words(view: View) -> None:
    event = find_occurrences(view, EventFilter())[0]
    mentions = find_mentions(view, event)
    assert sorted(one.id for one in mentions) == sorted(event.mentions)
    query = "SELECT text FROM articles WHERE id = $id"
    for one in mentions:
        text = view.rows(query, {"id": one.article})[0]["text"]
        trigger = one.event.trigger
        assert text[trigger.start : trigger.end] == trigger.text


@pytest.mark.parametrize("by", DIMENSIONS)
def test_each_event_is_counted(view: View, by: str) -> None:
    rows = event_stats(view, EventFilter(), [by]).to_pylist()
    assert sum(row["events"] for row in rows) == view.count("events")
    groups = [row[by] for row in rows]
    assert groups == sorted(
        groups, key=lambda group: (group is None, group if group is not None else "")
    )


def test_counts_and_means_are_those_of_the_events(view: View) -> None:
    wanted = EventFilter(type=["AID", "COERCE"])
    rows = {row["type"]: row for row in event_stats(view, wanted, ["type"]).to_pylist()}
    assert rows.keys() == {"AID", "COERCE"}
    for type_, row in rows.items():
        events = find_occurrences(view, EventFilter(type=[type_]))
        assert row["events"] == len(events)
        assert row["mentions"] == sum(len(event.mentions) for event in events)
        mean = sum(event.goldstein for event in events) / len(events)
        assert row["goldstein"] == pytest.approx(mean)
        assert row[f"quad_{events[0].quad}"] == len(events)


def test_what_events_are_not_counted_by(view: View) -> None:
    with pytest.raises(StoreError, match="choose year"):
        event_stats(view, EventFilter(), ["nothing"])


def test_a_query_that_is_wrong_says_why(view: View) -> None:
    with pytest.raises(StoreError, match="nocolumn"):
        view.table("SELECT nocolumn FROM events")
