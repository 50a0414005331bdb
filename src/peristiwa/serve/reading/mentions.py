"""Mentions: each act that one report tells, with the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import structs

from peristiwa.records import Mention, Occurrence
from peristiwa.store import View
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.position import Position
from peristiwa.store.rows import mention_of

__all__ = [
    "StoredMention",
    "mention_list",
    "mentions_of_article",
    "mentions_of_events",
    "one_mention",
]

_COLUMNS = "id, article, outlet, origin, published, record, words, version, reviewed"
_ORDER = "ORDER BY m.published DESC NULLS LAST, m.id"


class StoredMention(Mention, frozen=True, kw_only=True):
    """A mention as the store holds it.

    ``words`` is the stretch of raw text that proves it, ``version`` the coder's; ``occurrence`` is
    the id of the event that it belongs to.
    """

    words: str
    version: str
    occurrence: str


def mention_list(
    view: View,
    wanted: EventFilter,
    limit: int,
    *,
    article: str | None = None,
    after: Position | None = None,
) -> tuple[list[StoredMention], Position | None]:
    """Give mentions of the events wanted, those published last first, and where the next begin.

    The place is None where there are no more.

    Args:
        view: the version to look in.
        wanted: what the events that they belong to must have.
        limit: how many at most.
        article: the article that must tell them, None for any.
        after: where they go on, by day of publication.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    where = conditions(wanted)
    values, parts = dict(where.values), []
    if where.clause:
        parts.append(
            "m.id IN (SELECT mention FROM links WHERE event IN"
            f" (SELECT id FROM events {where.clause}))"
        )
    if article is not None:
        values["article"] = article
        parts.append("m.article = $article")
    if after is not None:
        part, bound = after.condition("m.published", "m.id")
        parts.append(f"({part})")
        values.update(bound)
    clause = f"WHERE {' AND '.join(parts)}" if parts else ""
    chosen = view.table(
        f"SELECT m.id, m.published FROM mentions m {clause} {_ORDER} LIMIT {limit + 1}",
        values,
        lists=where.lists,
    )
    found = _by_ids(view, chosen.column("id").to_pylist(), chosen.column("published").to_pylist())
    last = found[limit - 1] if len(found) > limit else None
    return found[:limit], Position(last.published, last.id) if last else None


def mentions_of_events(view: View, events: Sequence[Occurrence]) -> dict[str, list[StoredMention]]:
    """Give the mentions of each event by its id, by day of publication and then by id."""
    event_of = {mention: event.id for event in events for mention in event.mentions}
    days = [day for event in events for day in (event.first, event.last)]
    told: dict[str, list[StoredMention]] = {event.id: [] for event in events}
    for one in _of_events(view, event_of, days):
        told[one.occurrence].append(one)
    for those in told.values():
        those.sort(key=lambda one: (str(one.published or "9999"), one.id))
    return told


def mentions_of_article(view: View, article: str, published: date | None) -> list[StoredMention]:
    """Give the mentions of an article in the order of its text."""
    ids = view.table(
        "SELECT id FROM mentions WHERE article = $article AND published IS NOT DISTINCT FROM $day",
        {"article": article, "day": published},
    )
    found = _by_ids(view, ids.column("id").to_pylist(), [published])
    return sorted(found, key=lambda one: (one.event.trigger.start, one.id))


def one_mention(view: View, mention: str) -> StoredMention | None:
    """Give one mention, None where the version has none with this id."""
    query = "SELECT published FROM mentions WHERE id = $id"
    days = [row["published"] for row in view.rows(query, {"id": mention})]
    return next(iter(_by_ids(view, [mention], days)), None) if days else None


def _by_ids(view: View, ids: Sequence[str], days: Sequence[date | None]) -> list[StoredMention]:
    """Read mentions; their days of publication spare reading other files."""
    query = "SELECT mention, event FROM links WHERE mention IN (FROM ids)"
    rows = view.rows(query, lists={"ids": list(ids)}) if ids else []
    return _of_events(view, {row["mention"]: row["event"] for row in rows}, days)


def _of_events(
    view: View, event_of: Mapping[str, str], days: Sequence[date | None]
) -> list[StoredMention]:
    """Read the mentions of which ``event_of`` gives the events; see ``_by_ids``."""
    known = [day for day in days if day]
    between = f"m.published BETWEEN '{min(known)}' AND '{max(known)}' OR" if known else ""
    query = (
        f"SELECT {_COLUMNS} FROM mentions m WHERE m.id IN (FROM ids)"
        f" AND ({between} m.published IS NULL) {_ORDER}"
    )
    rows = view.rows(query, lists={"ids": list(event_of)}) if event_of else []
    return [_stored(row, event_of[row["id"]]) for row in rows]


def _stored(row: Mapping[str, Any], event: str) -> StoredMention:
    return StoredMention(
        **structs.asdict(mention_of(row)),
        words=row["words"],
        version=row["version"],
        occurrence=event,
    )
