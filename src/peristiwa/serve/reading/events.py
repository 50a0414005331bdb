"""Events, a page of them or one with every report that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from msgspec import structs

from peristiwa.records import Judgement, Occurrence
from peristiwa.serve.reading.mentions import StoredMention, mentions_of_events
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.position import Position
from peristiwa.store.query import events_at, find_event, find_events, occurrences_by_ids
from peristiwa.store.rows import judgement_of, occurrence_of

__all__ = [
    "EventDetail",
    "StoredEvent",
    "event_detail",
    "event_details",
    "event_list",
    "stored_at",
]


class StoredEvent(Occurrence, frozen=True, kw_only=True):
    """An occurrence as the store holds it.

    ``outlets`` published reports of it, ``quoted`` are those whom the reports quote for it;
    ``reviewed`` tells whether a person stands behind a mention of it.
    """

    outlets: list[str]
    quoted: list[str]
    reviewed: bool


class EventDetail(Occurrence, frozen=True, kw_only=True):
    """An occurrence with its mentions, by day of publication and then by id.

    ``judgements`` tell why they are one occurrence: by rules, or by people.
    """

    told: list[StoredMention]
    judgements: list[Judgement]
    reviewed: bool


def event_list(
    view: View,
    wanted: EventFilter,
    limit: int,
    *,
    newest: bool = True,
    after: Position | None = None,
) -> tuple[list[StoredEvent], Position | None]:
    """Give ``limit`` events at most, and where the next ones begin, None where there are none.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    rows = find_events(view, wanted, limit + 1, record=True, newest=newest, after=after).to_pylist()
    more = len(rows) > limit
    last = Position(rows[limit - 1]["day"], rows[limit - 1]["id"]) if more else None
    return [_stored(row) for row in rows[:limit]], last


def event_detail(view: View, event: str) -> EventDetail:
    """Give one event.

    Raises:
        StoreError: when the version has none with this id.
    """
    return _details(view, [find_event(view, event)])[0]


def event_details(
    view: View, events: Sequence[str], likely: tuple[date, date] | None = None
) -> list[EventDetail]:
    """Give events in the order of ``events``; an id that the version has not is left out.

    Most of them lie between the days ``likely``, if these are given.
    """
    found = occurrences_by_ids(view, events, likely)
    place = {id_: number for number, id_ in enumerate(events)}
    return sorted(_details(view, found), key=lambda one: place[one.id])


def _details(view: View, events: Sequence[Occurrence]) -> list[EventDetail]:
    told = mentions_of_events(view, events)
    judged = _judgements(view, told)
    return [
        EventDetail(
            **structs.asdict(event),
            told=told[event.id],
            judgements=judged[event.id],
            reviewed=any(one.reviewed for one in told[event.id]),
        )
        for event in events
    ]


def stored_at(view: View, chosen: pa.Table) -> list[StoredEvent]:
    """Give the events at the ``commit``, ``n`` and ``day`` of ``chosen``, the latest first."""
    return [_stored(row) for row in events_at(view, chosen, record=True, newest=True).to_pylist()]


def _judgements(
    view: View, told: Mapping[str, Sequence[StoredMention]]
) -> dict[str, list[Judgement]]:
    """Read what was judged of pairs of mentions within each event, the first words first."""
    event_of = {one.id: id_ for id_, those in told.items() if len(those) > 1 for one in those}
    judged: dict[str, list[Judgement]] = {id_: [] for id_ in told}
    if not event_of:
        return judged
    query = (
        "SELECT * FROM judgements WHERE mention IN (FROM ids) AND other IN (FROM ids)"
        " ORDER BY moment, mention, other"
    )
    for row in view.rows(query, lists={"ids": list(event_of)}):
        if event_of[row["mention"]] == event_of[row["other"]]:
            judged[event_of[row["mention"]]].append(judgement_of(row))
    return judged


def _stored(row: dict[str, Any]) -> StoredEvent:
    return StoredEvent(
        **structs.asdict(occurrence_of(row)),
        outlets=row["outlets"],
        quoted=row["quoted"],
        reviewed=row["reviewed"],
    )
