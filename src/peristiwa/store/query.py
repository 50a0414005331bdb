"""Finds events, in a stable order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa

from peristiwa.errors import StoreError
from peristiwa.records import Mention, Occurrence
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.position import Position
from peristiwa.store.rows import mention_of, occurrence_of
from peristiwa.store.schemas import SCHEMAS
from peristiwa.store.view import View

__all__ = [
    "EVENT_COLUMNS",
    "count_events",
    "events_at",
    "find_event",
    "find_events",
    "find_mentions",
    "find_occurrences",
    "occurrences_by_ids",
    "words_around",
]

EVENT_COLUMNS = (
    *(name for name in SCHEMAS["events"].names if name not in {"commit", "n", "record"}),
    "reviewed",
)
"""The columns of an event for tables: all but its record."""

_ORDER = "ORDER BY day NULLS LAST, id"
_NEWEST = "ORDER BY day DESC NULLS LAST, id"


def find_events(
    view: View,
    wanted: EventFilter,
    limit: int | None = None,
    *,
    record: bool = False,
    newest: bool = False,
    after: Position | None = None,
) -> pa.Table:
    """Give the events wanted as a table of `EVENT_COLUMNS`, by day and then by id.

    Args:
        view: the version to look in.
        wanted: what the events must have.
        limit: how many at most; None for all.
        record: whether to give the column ``record`` too, the whole event as JSON.
        newest: whether the last days come first; events without a day come last in any case.
        after: only events that come behind this place of the order.
    """
    where = conditions(wanted)
    if after is not None:
        where = where.narrowed(*after.condition("day", "id", newest=newest))
    end = "" if limit is None else f"LIMIT {limit}"
    order = _NEWEST if newest else _ORDER
    found = f"FROM events {where.clause} {order} {end}"
    if limit is None:
        columns = ", ".join([*EVENT_COLUMNS, "record"] if record else EVENT_COLUMNS)
        return view.table(f"SELECT {columns} {found}", where.values, lists=where.lists)
    chosen = view.table(f"SELECT commit, n, day {found}", where.values, lists=where.lists)
    return events_at(view, chosen, record=record, newest=newest)


def events_at(
    view: View, chosen: pa.Table, *, record: bool = False, newest: bool = False
) -> pa.Table:
    """Give the events whose rows have the ``commit``, ``n`` and ``day`` of ``chosen``.

    Columns and order are those of `find_events`.
    """
    columns = ", ".join([*EVENT_COLUMNS, "record"] if record else EVENT_COLUMNS)
    return view.table(
        f"SELECT {columns} FROM events e WHERE {_among(chosen)} {_NEWEST if newest else _ORDER}",
        lists={"chosen": chosen},
    )


def _among(chosen: pa.Table) -> str:
    """Give the condition that a row of ``events e`` is one of ``chosen``."""
    same = "EXISTS (FROM chosen c WHERE c.commit = e.commit AND c.n = e.n)"
    return f"{_days_of(chosen)} AND {same}"


def _days_of(chosen: pa.Table) -> str:
    """Give a condition on the day that all of ``chosen`` meet: it spares reading other files."""
    days = set(chosen.column("day").to_pylist())
    listed = ", ".join(f"DATE '{day}'" for day in sorted(days - {None}))
    known = [f"day IN ({listed})"] if listed else []
    unknown = ["day IS NULL"] if None in days else []
    return f"({' OR '.join([*known, *unknown]) or 'false'})"


def find_occurrences(view: View, wanted: EventFilter, limit: int | None = None) -> list[Occurrence]:
    """Give the events wanted as records, by day and then by id."""
    return [occurrence_of(row) for row in find_events(view, wanted, limit, record=True).to_pylist()]


def occurrences_by_ids(
    view: View, ids: Sequence[str], likely: tuple[date, date] | None = None
) -> list[Occurrence]:
    """Give the events that have these ids, in any order; an unknown id is left out.

    Args:
        view: the version to look in.
        ids: those of the events.
        likely: days between which most of them lie; it spares reading other files.
    """
    near = _between(view, ids, likely) if likely else []
    far = sorted(set(ids) - {one.id for one in near})
    return near + _anywhere(view, far) if far else near


def _between(view: View, ids: Sequence[str], days: tuple[date, date]) -> list[Occurrence]:
    query = "SELECT record FROM events WHERE day BETWEEN $first AND $last AND id IN (FROM ids)"
    values = dict(zip(("first", "last"), days, strict=True))
    return [occurrence_of(row) for row in view.rows(query, values, lists={"ids": ids})]


def _anywhere(view: View, ids: Sequence[str]) -> list[Occurrence]:
    query = "SELECT commit, n, day FROM events WHERE id IN (FROM ids)"
    chosen = view.table(query, lists={"ids": ids})
    records = f"SELECT record FROM events e WHERE {_among(chosen)}"
    return [occurrence_of(row) for row in view.rows(records, lists={"chosen": chosen})]


def find_event(view: View, event: str) -> Occurrence:
    """Give one event.

    Raises:
        StoreError: when the version has none with this id.
    """
    found = view.rows("SELECT record FROM events WHERE id = $id", {"id": event})
    if not found:
        raise StoreError(f"there is no event {event!r}; `peristiwa events` shows the ids")
    return occurrence_of(found[0])


def words_around(view: View, mention: Mention) -> tuple[str, str, str]:
    """Give the evidence of a mention in its article: what precedes the trigger, it, the rest."""
    query = "SELECT text FROM articles WHERE id = $id"
    text = view.rows(query, {"id": mention.article})[0]["text"]
    trigger, evidence = mention.event.trigger, mention.event.evidence
    return (
        text[evidence.start : trigger.start],
        text[trigger.start : trigger.end],
        text[trigger.end : evidence.end],
    )


def count_events(view: View, wanted: EventFilter) -> int:
    """Give the number of events wanted."""
    where = conditions(wanted)
    query = f"SELECT count(*) AS n FROM events {where.clause}"
    return int(view.rows(query, where.values, lists=where.lists)[0]["n"])


def find_mentions(view: View, occurrence: Occurrence) -> list[Mention]:
    """Give the mentions of an event, by day of publication and then by id."""
    within = ""
    if occurrence.first and occurrence.last:
        within = f"(published BETWEEN '{occurrence.first}' AND '{occurrence.last}'"
        within += " OR published IS NULL) AND "
    query = (
        "SELECT id, article, outlet, origin, published, record, reviewed FROM mentions"
        f" WHERE {within}id IN (FROM ids) ORDER BY published NULLS LAST, id"
    )
    return [mention_of(row) for row in view.rows(query, lists={"ids": occurrence.mentions})]
