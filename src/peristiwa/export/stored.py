"""Accounts of a store, a thousand at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from peristiwa.export.accounts import Account, accounts
from peristiwa.records import Article, Mention, Occurrence
from peristiwa.store import View
from peristiwa.store.filters import EventFilter, conditions
from peristiwa.store.rows import mention_of, occurrence_of

__all__ = ["stored_accounts"]

_BATCH = 1000
_ORDER = "ORDER BY first_report NULLS LAST, id"


def stored_accounts(view: View, wanted: EventFilter) -> Iterator[Account]:
    """Yield the events wanted with their reports, by the day of the first report and then by id.

    Raises:
        StoreError: when the store can't be read.
    """
    where = conditions(wanted)
    query = f"SELECT commit, n FROM events {where.clause} {_ORDER}"
    chosen = view.table(query, where.values, lists=where.lists)
    for start in range(0, len(chosen), _BATCH):
        rows = view.rows(
            "SELECT record FROM events e WHERE commit IN (SELECT commit FROM chosen)"
            f" AND EXISTS (FROM chosen c WHERE c.commit = e.commit AND c.n = e.n) {_ORDER}",
            lists={"chosen": chosen.slice(start, _BATCH)},
        )
        yield from _with_reports(view, [occurrence_of(row) for row in rows])


def _with_reports(view: View, occurrences: Sequence[Occurrence]) -> Iterator[Account]:
    mentions = {one.id: one for one in _mentions(view, occurrences)}
    names = sorted({one.article for one in mentions.values()})
    return accounts(occurrences, mentions, _articles(view, names))


def _mentions(view: View, occurrences: Sequence[Occurrence]) -> list[Mention]:
    """The mentions of all, looked for among those published from their first to their last day."""
    days = [day for one in occurrences for day in (one.first, one.last) if day]
    within = f"published BETWEEN '{min(days)}' AND '{max(days)}' OR " if days else ""
    query = (
        "SELECT id, article, outlet, origin, published, record, reviewed FROM mentions"
        f" WHERE ({within}published IS NULL) AND id IN (FROM ids) ORDER BY id"
    )
    ids = sorted({id_ for one in occurrences for id_ in one.mentions})
    return [mention_of(row) for row in view.rows(query, lists={"ids": ids})]


def _articles(view: View, ids: Sequence[str]) -> dict[str, Article]:
    query = (
        "SELECT id, text, published, title, outlet, url FROM articles"
        " WHERE id IN (FROM ids) ORDER BY id"
    )
    rows = view.rows(query, lists={"ids": ids})
    return {row["id"]: msgspec.convert(row, Article) for row in rows}
