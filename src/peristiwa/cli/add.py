"""``peristiwa add``: reports in, coded events into a store."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli.batch import Batch
from peristiwa.cli.code import GazetteerFile, OwnActors
from peristiwa.cli.ends import FAILED, quiet_end, say
from peristiwa.cli.storing import StoreAt, day_of, open_store
from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article, CodedArticle

if TYPE_CHECKING:
    from peristiwa.store import Store
    from peristiwa.store.adding import Added

__all__ = ["add"]

LOOKED_UP = 200
"""Reports that are looked up in the store together, before any of them is coded."""

COMMITTED = 500
"""Reports from which a commit is made; a lost process loses the coding of fewer than this."""

SECONDS = 30.0
"""Seconds after which a commit is made, however few reports it has."""


def add(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help='As for `peristiwa code`; "-" is standard input.'),
    ],
    *,
    published: Annotated[
        date | None,
        typer.Option(
            parser=day_of,
            metavar="YYYY-MM-DD",
            help="Day of publication of reports that don't give their own.",
        ),
    ] = None,
    add: OwnActors = None,
    gazetteer: GazetteerFile = None,
    store: StoreAt = None,
) -> None:
    """Code reports and keep them, with their events, in a store.

    What the store has already is passed over, so a run that was broken off is resumed by the
    same command. A report whose text has changed takes the place of the one before; one that an
    earlier version of the coder has coded, or one with other actors, is coded anew. The exit
    status is 1 when an input failed; the others are added all the same.
    """
    with quiet_end():
        from peristiwa.store.upkeep import compact_if_scattered

        kept = open_store(store)
        kept.make()
        adder = _Adder(kept, gazetteer, add)
        adder.run(read_articles(files, published))
        compact_if_scattered(kept.tables)
        adder.report()
        raise typer.Exit(adder.status)


class _Adder:
    """Codes what the store doesn't know, and commits it part by part."""

    def __init__(self, store: Store, gazetteer: str | None, actors: str | None) -> None:
        from peristiwa.store import coder_version
        from peristiwa.store.adding import Added

        self.store = store
        self.version = coder_version(gazetteer, actors)
        self.total: Added = Added()
        self.batch = Batch(alone=True, gazetteer=gazetteer, actors=actors)
        self._coded: list[tuple[Article, CodedArticle]] = []
        self._since = time.monotonic()

    def run(self, items: Iterable[Article | ReadFault]) -> None:
        """Add all of ``items``; what is coded when the user breaks it off is committed first."""
        try:
            for pair in self.batch.pairs(self._unknown(items)):
                self._coded.append(pair)
                if len(self._coded) >= COMMITTED or time.monotonic() - self._since > SECONDS:
                    self._commit()
        finally:
            self._commit()

    def _unknown(self, items: Iterable[Article | ReadFault]) -> Iterator[Article | ReadFault]:
        stream = iter(items)
        while some := list(islice(stream, LOOKED_UP)):
            articles = [one for one in some if isinstance(one, Article) and self._is_text(one)]
            unknown = self.store.unknown(articles, self.version)
            self.total.known += len(articles) - len(unknown)
            yield from (one for one in some if isinstance(one, ReadFault))
            yield from unknown

    def _is_text(self, article: Article) -> bool:
        from peristiwa.store.rows import article_hash

        try:
            article_hash(article)
        except UnicodeEncodeError:
            reason = "holds half of a surrogate pair, which is no character; mend its text"
            self.batch.faults.append(ReadFault(f"report {article.id!a}", reason))
            return False
        return True

    def _commit(self) -> None:
        if self._coded:
            self.total += self.store.add(self._coded, self.version)
        self._coded, self._since = [], time.monotonic()

    @property
    def status(self) -> int:
        """The exit status: 0, or 1 where an input failed or nothing could be read."""
        failed = any(fault.kind == "failed" for fault in self.batch.faults)
        return FAILED if failed or not (self.batch.coded or self.total.known) else 0

    def report(self) -> None:
        """Print to standard error what was amiss, and what the store has gained."""
        self.batch.report()
        total = self.total
        parts = [f"{total.new} new", f"{total.known} known already"]
        if total.changed:
            parts.append(f"{total.changed} changed since they were added")
        if total.recoded:
            parts.append(f"{total.recoded} coded anew by {self.version}")
        say(f"{', '.join(parts)}; {total.mentions} mentions added to {self.store.address}")
