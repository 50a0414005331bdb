"""What the pictures draw: counts by time, by place, and by pair of actors."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from peristiwa.serve.reading.remembered import remembered
from peristiwa.store import View
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.stats import DIMENSIONS

__all__ = ["Dyad", "Period", "PlaceCount", "Timeline", "dyads", "places", "timeline"]

Step = Literal["year", "month", "day"]
_YEARS = 365 * 6
_MONTHS = 120
_PLACES = 2000
_DYADS = 80
_QUADS = "[" + ", ".join(f"count(*) FILTER (quad = {quad})" for quad in (1, 2, 3, 4)) + "]"


class Period(Struct, frozen=True, kw_only=True):
    """A year, month or day, by its first and last day, with its events by type and quad class.

    The quad classes are those of PLOVER, from 1 (verbal cooperation) to 4 (material conflict).
    """

    value: str
    first: date
    last: date
    events: int
    types: dict[str, int]
    quads: list[int]


class Timeline(Struct, frozen=True, kw_only=True):
    """Periods in order, those without events left out.

    ``undated`` events have no date as exact as ``step``, and are in none of them.
    """

    step: Step
    periods: list[Period]
    undated: int


class PlaceCount(Struct, frozen=True, kw_only=True):
    """A place with its coordinates in degrees, and its events by quad class, 1 to 4, and type."""

    id: str
    name: str
    country: str | None
    lat: float
    lon: float
    events: int
    quads: list[int]
    types: dict[str, int]


class Dyad(Struct, frozen=True, kw_only=True):
    """Two sides and the events between them, whoever acts.

    ``forth`` are those in which ``one`` acts on ``other``, ``back`` those in which ``other`` acts;
    of a meeting or another mutual act both sides are actors. ``goldstein`` is the mean, -10 to 10,
    ``cooperation`` the share of events of quad class 1 or 2, from 0 to 1.
    """

    one: str
    one_id: str | None
    other: str
    other_id: str | None
    events: int
    forth: int
    back: int
    goldstein: float
    cooperation: float


@remembered
def timeline(view: View, wanted: EventFilter) -> Timeline:
    """Count events by year, month or day: the finest step that leaves a picture readable.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    where = conditions(wanted)
    (span,) = view.rows(
        f"SELECT min(day) AS first, max(day) AS last FROM events {where.clause}",
        where.values,
        lists=where.lists,
    )
    step = _step(span["first"], span["last"], wanted)
    rows = view.rows(
        f"SELECT ({DIMENSIONS[step]})::DATE AS first, type, quad, count(*) AS events FROM events"
        f" {where.clause} GROUP BY ALL ORDER BY first, type",
        where.values,
        lists=where.lists,
    )
    found: dict[date | None, list[tuple[str, int, int]]] = {}
    for row in rows:
        found.setdefault(row["first"], []).append((row["type"], row["quad"], row["events"]))
    return Timeline(
        step=step,
        periods=[_period(first, counts, step) for first, counts in found.items() if first],
        undated=sum(events for _, _, events in found.get(None, ())),
    )


def _step(first: date | None, last: date | None, wanted: EventFilter) -> Step:
    if first is None or last is None:
        return "year"
    days = (min(last, wanted.until or last) - max(first, wanted.since or first)).days
    return "year" if days > _YEARS else "month" if days > _MONTHS else "day"


def _period(first: date, counts: list[tuple[str, int, int]], step: Step) -> Period:
    types: dict[str, int] = {}
    quads = [0, 0, 0, 0]
    for name, quad, events in counts:
        types[name] = types.get(name, 0) + events
        quads[quad - 1] += events
    return Period(
        value=first.isoformat()[: {"year": 4, "month": 7, "day": 10}[step]],
        first=first,
        last=_last(first, step),
        events=sum(quads),
        types=types,
        quads=quads,
    )


def _last(first: date, step: Step) -> date:
    if step == "day":
        return first
    if step == "year" or first.month == 12:
        return date(first.year, 12, 31)
    return date.fromordinal(date(first.year, first.month + 1, 1).toordinal() - 1)


@remembered
def places(view: View, wanted: EventFilter) -> list[PlaceCount]:
    """Count events by place, those of most events first; places without coordinates are left out.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    where = conditions(wanted).narrowed("lat IS NOT NULL AND place_id IS NOT NULL")
    rows = view.rows(
        "SELECT place_id AS id, any_value(place) AS name, any_value(place_country) AS country,"
        " any_value(lat) AS lat, any_value(lon) AS lon, count(*) AS events,"
        f" {_QUADS} AS quads, histogram(type) AS types FROM events {where.clause}"
        f" GROUP BY place_id ORDER BY events DESC, id LIMIT {_PLACES}",
        where.values,
        lists=where.lists,
    )
    return [PlaceCount(**{**row, "types": dict(row["types"])}) for row in rows]


@remembered
def dyads(view: View, wanted: EventFilter) -> list[Dyad]:
    """Count events by pair of named actors, those of most events first.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    where = conditions(wanted)
    query = f"""
        WITH sides AS (
            SELECT quad, goldstein, len(recipients) > 0 AS directed, actors[1] AS a,
                actor_ids[1] AS a_id, if(directed, recipients[1], actors[2]) AS b,
                if(directed, recipient_ids[1], actor_ids[2]) AS b_id
            FROM events {where.clause}),
        pairs AS (
            SELECT least(a, b) AS one, any_value(if(a < b, a_id, b_id)) AS one_id,
                greatest(a, b) AS other, any_value(if(a < b, b_id, a_id)) AS other_id,
                count(*) AS events, count(*) FILTER (directed AND a < b) AS forth,
                count(*) FILTER (directed AND a > b) AS back, avg(goldstein) AS goldstein,
                avg((quad <= 2)::INT) AS cooperation
            FROM sides WHERE a <> b GROUP BY one, other)
        FROM pairs ORDER BY events DESC, one, other LIMIT {_DYADS}"""
    return [Dyad(**row) for row in view.rows(query, where.values, lists=where.lists)]
