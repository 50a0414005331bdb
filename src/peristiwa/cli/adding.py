"""Codes what a store doesn't know, and adds it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from peristiwa.cli.batch import Batch, Item, Reached
from peristiwa.cli.ends import say
from peristiwa.read import Bookmark, Place, ReadFault
from peristiwa.records import Article, CodedArticle

if TYPE_CHECKING:
    from peristiwa.store import Store
    from peristiwa.store.adding import Added

__all__ = ["Adder"]

LOOKED_UP = 200
"""Reports that are looked up in the store together, before any of them is coded."""

MOST_LOOKED_UP = 1600
"""The same where all of those before were known: twice as many each time, up to so many."""

COMMITTED = 500
"""Reports from which a commit is made; a lost process loses the coding of fewer than this."""

SECONDS = 30.0
"""Seconds after which a commit is made, however few reports it has."""


class Adder:
    """Codes what the store doesn't know, and commits it part by part.

    ``bookmark`` is a file that keeps how far the inputs are read, with ``published`` as the day of
    those that don't give their own.
    """

    def __init__(
        self,
        store: Store,
        batch: Batch,
        bookmark: Path | None = None,
        published: date | None = None,
    ) -> None:
        from peristiwa.store import coder_version
        from peristiwa.store.adding import Added

        self.store, self.batch = store, batch
        self.version = coder_version(batch.gazetteer, batch.actors)
        self.total: Added = Added()
        self.bookmark = Bookmark(bookmark, f"{store.address} {self.version} {published}")
        if self.bookmark.foreign:
            say(f"{bookmark}: is of another store, coder or --published; all is read anew")
        self._coded: list[tuple[Article, CodedArticle]] = []
        self._since = time.monotonic()

    def run(self, items: Iterable[Item]) -> None:
        """Add all of ``items``; what is coded when the user breaks it off is committed first."""
        try:
            for pair in self.batch.pairs(items, self._unknown):
                self._coded.append(pair)
                if len(self._coded) >= COMMITTED or self._is_due():
                    self._commit()
            self.bookmark.settle()
        finally:
            self._commit()
            self.batch.passed += self.bookmark.passed

    def _unknown(self, stream: Iterator[Item]) -> Iterator[Item | Reached]:
        size = LOOKED_UP
        while some := list(islice(stream, size)):
            articles = [one for one in some if isinstance(one, Article) and self._is_text(one)]
            unknown = self.store.unknown(articles, self.version)
            known = len(articles) - len(unknown)
            self.total.known += known
            self.batch.passed += known
            size = LOOKED_UP if unknown else min(2 * size, MOST_LOOKED_UP)
            yield from (one for one in some if isinstance(one, ReadFault))
            yield from unknown
            yield Reached(partial(self._settle, self.bookmark.here()))

    def _settle(self, place: Place) -> None:
        self.bookmark.settle(place)
        if self._is_due():
            self._commit()

    def _is_due(self) -> bool:
        return time.monotonic() - self._since > SECONDS

    def _is_text(self, article: Article) -> bool:
        from peristiwa.store.rows import article_hash

        try:
            article_hash(article)
        except UnicodeEncodeError:
            reason = "holds half of a surrogate pair, which is no character; mend its text"
            self.batch.faults.append(ReadFault(f"report {article.id!a}", reason, cause="coding"))
            return False
        return True

    def _commit(self) -> None:
        if self._coded:
            self.total += self.store.add(self._coded, self.version)
        self.bookmark.save()
        self._coded, self._since = [], time.monotonic()

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Print to standard error what the store has gained, also when the user breaks it off."""
        try:
            yield
        finally:
            total = self.total
            parts = [f"{total.new} new", f"{total.known} known already"]
            if self.bookmark.passed:
                parts.append(f"{self.bookmark.passed} passed over by the bookmark")
            if total.changed:
                parts.append(f"{total.changed} changed since they were added")
            if total.recoded:
                parts.append(f"{total.recoded} coded anew by {self.version}")
            say(f"{', '.join(parts)}; {total.mentions} mentions added to {self.store.address}")
