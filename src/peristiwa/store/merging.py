"""The seam to step 6: which mentions are merged anew after a change, and what follows for the rows.

Only the neighbourhood of a change is merged: its new mentions, what the events that lose a mention
still have, and the events near enough in time that a new mention may belong to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from peristiwa.records import Judgement, Mention, Occurrence
from peristiwa.store.change import Change
from peristiwa.store.days import first_and_last
from peristiwa.store.rows import (
    Row,
    event_row,
    judgement_of,
    judgement_row,
    link_row,
    mention_of,
    occurrence_of,
)
from peristiwa.store.view import View

__all__ = ["Merged", "Merger", "merge_change"]


class Merged(Struct, frozen=True, kw_only=True):
    """What merging gives for a neighbourhood: its occurrences, mention → occurrence, judgements."""

    occurrences: list[Occurrence]
    links: dict[str, str]
    judgements: list[Judgement] = []


class Merger(Protocol):
    """What the store needs of step 6; the order in which mentions come must not matter."""

    @property
    def reach(self) -> int | None:
        """Days within which reports may tell the same event; None where no two ever do."""
        ...

    def __call__(
        self,
        mentions: Sequence[Mention],
        judgements: Sequence[Judgement],
        occurrences: Sequence[Occurrence],
        links: Mapping[str, str],
    ) -> Merged:
        """Merge all mentions of a neighbourhood; the others are what was there before."""
        ...


def merge_change(
    view: View, change: Change, merger: Merger, new: Sequence[Mention], gone: Iterable[str]
) -> None:
    """Add to ``change`` the rows of events, links and judgements that follow from it.

    Args:
        view: the version before the change.
        change: what is to be committed; rows are added to it.
        merger: step 6.
        new: the mentions that the change brings.
        gone: the ids of mentions that it retires.
    """
    gone = set(gone)
    events = _neighbours(view, merger.reach, new, gone)
    links = _links(view, [row["id"] for row in events])
    kept = _mentions(view, [row["mention"] for row in links if row["mention"] not in gone])
    mentions = sorted([*kept, *new], key=lambda mention: mention.id)
    merged = merger(
        mentions,
        _judgements(view, [mention.id for mention in mentions]),
        [occurrence_of(row) for row in events],
        {row["mention"]: row["event"] for row in links},
    )
    _add_events(change, events, merged, mentions)
    _add_links(change, links, merged.links)
    change.add("judgements", [judgement_row(one) for one in merged.judgements])


def _neighbours(view: View, reach: int | None, new: Sequence[Mention], gone: set[str]) -> list[Row]:
    conditions = []
    if gone:
        conditions.append("id IN (SELECT event FROM links WHERE mention IN (FROM gone))")
    days = sorted({day for mention in new for day in _days(mention)})
    if reach is not None and days:
        conditions.append(
            "id IN (SELECT e.id FROM events e, days d"
            f" WHERE d.value BETWEEN least(first_report, day) - {reach}"
            f" AND greatest(last_report, day_end) + {reach})"
        )
    if not conditions:
        return []
    lists = {"gone": sorted(gone), "days": days}
    return view.rows(f"FROM events WHERE {' OR '.join(conditions)}", lists=lists)


def _links(view: View, events: Sequence[str]) -> list[Row]:
    if not events:
        return []
    return view.rows("FROM links WHERE event IN (FROM ids)", lists={"ids": events})


def _days(mention: Mention) -> list[date]:
    told = mention.event.date
    day, last = first_and_last(told.value if told else None)
    return [one for one in (mention.published, day if day == last else None) if one]


def _mentions(view: View, ids: Sequence[str]) -> list[Mention]:
    if not ids:
        return []
    columns = "id, article, outlet, origin, published, record"
    query = f"SELECT {columns} FROM mentions WHERE id IN (FROM ids)"
    return [mention_of(row) for row in view.rows(query, lists={"ids": ids})]


def _judgements(view: View, ids: Sequence[str]) -> list[Judgement]:
    """Give the judgements about any of the mentions, in the order in which they were made."""
    query = (
        "SELECT j.* FROM judgements j JOIN commits c ON c.id = j.commit"
        " WHERE mention IN (FROM ids) OR other IN (FROM ids)"
        " ORDER BY c.number, j.n"
    )
    return [judgement_of(row) for row in view.rows(query, lists={"ids": ids})]


def _add_events(
    change: Change, before: Iterable[Row], merged: Merged, mentions: Sequence[Mention]
) -> None:
    known = {mention.id: mention for mention in mentions}
    after = {
        one.id: event_row(one, [known[mention] for mention in one.mentions])
        for one in merged.occurrences
    }
    same = set()
    for row in before:
        if _content(row) == _content(after.get(row["id"], {})):
            same.add(row["id"])
        else:
            change.retire("events", row)
    change.add("events", [row for key, row in sorted(after.items()) if key not in same])


def _content(row: Row) -> Row:
    """Give what a row of ``events`` says, in a form to compare; its flat columns follow from it."""
    return {name: row.get(name) for name in ("record", "articles", "outlets", "quoted")}


def _add_links(change: Change, before: Iterable[Row], after: Mapping[str, str]) -> None:
    same = set()
    for row in before:
        if after.get(row["mention"]) == row["event"]:
            same.add(row["mention"])
        else:
            change.retire("links", row)
    rows = [link_row(mention, event) for mention, event in sorted(after.items())]
    change.add("links", [row for row in rows if row["mention"] not in same])
