"""Events, a page of them or one with every report that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from msgspec import structs

from peristiwa.records import Judgement, Occurrence
from peristiwa.serve.reading.mentions import StoredMention, mentions_of_event
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.position import Position
from peristiwa.store.query import events_at, find_event, find_events
from peristiwa.store.rows import judgement_of, occurrence_of

__all__ = ["EventDetail", "StoredEvent", "event_detail", "event_list", "stored_at"]


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
    found = find_event(view, event)
    told = mentions_of_event(view, found)
    reviewed = any(one.reviewed for one in told)
    return EventDetail(
        **structs.asdict(found),
        told=told,
        judgements=_judgements(view, found.mentions),
        reviewed=reviewed,
    )


def stored_at(view: View, chosen: pa.Table) -> list[StoredEvent]:
    """Give the events at the ``commit``, ``n`` and ``day`` of ``chosen``, the latest first."""
    return [_stored(row) for row in events_at(view, chosen, record=True, newest=True).to_pylist()]


def _judgements(view: View, mentions: Sequence[str]) -> list[Judgement]:
    if len(mentions) < 2:
        return []
    query = (
        "SELECT * FROM judgements WHERE mention IN (FROM ids) AND other IN (FROM ids)"
        " ORDER BY moment, mention, other"
    )
    return [judgement_of(row) for row in view.rows(query, lists={"ids": list(mentions)})]


def _stored(row: dict[str, Any]) -> StoredEvent:
    return StoredEvent(
        **structs.asdict(occurrence_of(row)),
        outlets=row["outlets"],
        quoted=row["quoted"],
        reviewed=row["reviewed"],
    )
