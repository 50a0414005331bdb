"""Keeps the origin of each article up to date: which one it reprints, so that both count once.

The origin is the first of the articles that an article reprints, by day of publication; an earlier
one that is added later becomes the origin of those that are there already.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

import pyarrow as pa
from msgspec import Struct

from peristiwa.merge import find_origins
from peristiwa.merge.origins import are_reprints, bands
from peristiwa.records import Article
from peristiwa.store.view import View

__all__ = ["renewed_origins"]

_PAIRS = (
    "SELECT DISTINCT w.one, a.id FROM (SELECT id, unnest(bands) AS band FROM articles) a"
    " JOIN wanted w USING (band)"
)


class _Print(Struct, frozen=True):
    """An article as its reprints are looked for."""

    id: str
    published: date | None
    text: str
    bands: Sequence[int]


def renewed_origins(
    view: View, new: Sequence[Article], gone: Collection[str] = ()
) -> dict[str, str]:
    """Give the origins of new articles, and of those of the version that may have another now.

    Args:
        view: the version before the change.
        new: the articles that come, also those that replace others.
        gone: the ids of those of the version that go or are replaced.
    """
    shelf = _Shelf(view, new, gone)
    frontier = {article.id for article in new} | shelf.near(shelf.stored(gone))
    grown: set[str] = set()
    while frontier:
        grown |= frontier
        frontier = shelf.near(shelf.get(frontier)) - grown
    ordered = sorted(shelf.get(grown), key=lambda one: (str(one.published or "9999"), one.id))
    return find_origins((one.id, one.text) for one in ordered)


class _Shelf:
    """The articles as they are after a change."""

    def __init__(self, view: View, new: Sequence[Article], gone: Collection[str]) -> None:
        self._view, self._gone = view, frozenset(gone)
        self._known = {a.id: _Print(a.id, a.published, a.text, bands(a.text)) for a in new}
        self._new: defaultdict[int, list[str]] = defaultdict(list)
        for one in self._known.values():
            for band in one.bands:
                self._new[band].append(one.id)

    def stored(self, ids: Iterable[str]) -> list[_Print]:
        """Read articles as they were before the change."""
        wanted = sorted(ids)
        if not wanted:
            return []
        query = "SELECT id, published, text, bands FROM articles WHERE id IN (FROM wanted)"
        return [_Print(**row) for row in self._view.rows(query, lists={"wanted": wanted})]

    def get(self, ids: Iterable[str]) -> list[_Print]:
        """Give articles as they are after it."""
        wanted = sorted(ids)
        missing = self.stored(id_ for id_ in wanted if id_ not in self._known)
        self._known.update((one.id, one) for one in missing)
        return [self._known[id_] for id_ in wanted]

    def near(self, ones: Sequence[_Print]) -> set[str]:
        """Give the ids of the articles that reprint one of ``ones``, or are reprinted by it."""
        pairs = [*self._pairs_of_new(ones), *self._pairs_of_stored(ones)]
        self.get({other for _, other in pairs})
        texts = {one.id: one.text for one in ones}
        return {other for id_, other in pairs if are_reprints(texts[id_], self._known[other].text)}

    def _pairs_of_new(self, ones: Sequence[_Print]) -> set[tuple[str, str]]:
        pairs = {(one.id, other) for one in ones for band in one.bands for other in self._new[band]}
        return {pair for pair in pairs if pair[0] != pair[1]}

    def _pairs_of_stored(self, ones: Sequence[_Print]) -> list[tuple[str, str]]:
        wanted = [(one.id, band) for one in ones for band in one.bands]
        if not wanted:
            return []
        ids, numbers = zip(*wanted, strict=True)
        table = pa.table({"one": pa.array(ids), "band": pa.array(numbers, pa.int32())})
        rows = self._view.rows(_PAIRS, lists={"wanted": table})
        pairs = [(row["one"], row["id"]) for row in rows]
        return [pair for pair in pairs if pair[0] != pair[1] and pair[1] not in self._gone]
