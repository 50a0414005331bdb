"""A store: adds coded articles, opens versions, gives them names."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import msgspec

from peristiwa.errors import StoreError
from peristiwa.merge import Merger, load_merger
from peristiwa.records import Article, Review
from peristiwa.store.adding import Added, Pair, adding, known_codings
from peristiwa.store.address import Address
from peristiwa.store.asof import check_name, commits_until
from peristiwa.store.change import Change
from peristiwa.store.commits import (
    OLDEST_UNCOMMITTED,
    Commit,
    Kind,
    age_of,
    moment_after,
    new_id,
)
from peristiwa.store.courtesy import in_turn
from peristiwa.store.digest import digest_of
from peristiwa.store.judging import (
    Outcome,
    joining,
    keeping_apart,
    merging_anew,
    splitting,
    withdrawing,
)
from peristiwa.store.reviewing import Opinion, reviewing
from peristiwa.store.rows import article_hash
from peristiwa.store.schemas import DATA
from peristiwa.store.tables import ConflictError, Tables
from peristiwa.store.view import Log, View, open_view, read_log

__all__ = ["Store"]

_T = TypeVar("_T")
_ATTEMPTS = 100
_LONGEST_WAIT = 2.0

Prepare = Callable[[View], tuple[Change, _T]]


class Store:
    """The tables at one address.

    Any number of processes may read and write at once. ``merger`` is step 6; without one the
    merger that ships with the package is loaded when it is needed.
    """

    def __init__(self, address: Address, merger: Merger | None = None) -> None:
        self.address = address
        self.tables = Tables(address)
        self._merger = merger

    @property
    def merger(self) -> Merger:
        """Step 6."""
        self._merger = self._merger or load_merger()
        return self._merger

    def make(self) -> None:
        """Make the store where there is none yet.

        Raises:
            StoreError: when it can't be made there.
        """
        if not self.tables.exist():
            self.tables.make()

    def view(self, as_of: str | None = None) -> View:
        """Open a version for reading: the newest, or that of a snapshot, a moment or a number.

        Raises:
            StoreError: when there is no store, or no such version in it.
        """
        commits = read_log(self.tables).commits
        return open_view(self.tables, commits_until(commits, as_of))

    def unknown(self, articles: Sequence[Article], version: str) -> list[Article]:
        """Give those of ``articles`` that ``version`` has not coded for this store yet."""
        with self.view() as view:
            known = known_codings(view, articles, version)
        return [one for one in articles if (one.id, article_hash(one)) not in known]

    def holds(self, ids: Sequence[str]) -> set[str]:
        """Give those of ``ids`` that are of articles of this store."""
        with self.view() as view:
            rows = view.rows("SELECT id FROM articles WHERE id IN (FROM ids)", lists={"ids": ids})
            return {row["id"] for row in rows}

    def add(self, pairs: Iterable[Pair], version: str) -> Added:
        """Add coded articles in one commit: all of them become visible at once, or none.

        Args:
            pairs: articles and what was coded in them. Where two have one id, the first goes
                into a commit of its own, and the later one takes its place.
            version: names the coder; see `peristiwa.store.coder_version`.

        Raises:
            StoreError: when there is no store or it can't be written; nothing is added then
                but the commits before.
        """
        total = Added()
        for part in _parts(pairs):
            prepare = partial(adding, pairs=part, version=version, merger=self.merger)
            total += self._commit("add", prepare, version)
        return total

    def split(
        self, event: str, mentions: Sequence[str], by: str, reason: str | None = None
    ) -> Outcome:
        """Part mentions of an event from its others for good; see `judging.splitting`."""
        prepare = partial(
            splitting, merger=self.merger, event=event, mentions=mentions, by=by, reason=reason
        )
        return self._commit("judgement", prepare)

    def join(self, events: Sequence[str], by: str, reason: str | None = None) -> Outcome:
        """Make one event of several for good; see `judging.joining`."""
        prepare = partial(joining, merger=self.merger, events=events, by=by, reason=reason)
        return self._commit("judgement", prepare)

    def keep_apart(self, event: str, other: str, by: str, reason: str | None = None) -> Outcome:
        """Keep two events from being merged, for good; see `judging.keeping_apart`."""
        prepare = partial(
            keeping_apart, merger=self.merger, event=event, other=other, by=by, reason=reason
        )
        return self._commit("judgement", prepare)

    def withdraw_judgement(self, number: int) -> Outcome:
        """Take back what was judged in version ``number``; see `judging.withdrawing`."""
        prepare = partial(withdrawing, merger=self.merger, number=number)
        return self._commit("judgement", prepare)

    def review(self, opinion: Opinion, by: str) -> Review:
        """Keep what a person says of a mention, and let it count; see `reviewing.reviewing`."""
        return self._commit(
            "review", partial(reviewing, merger=self.merger, opinion=opinion, by=by)
        )

    def merge_anew(self) -> Outcome:
        """Merge everything anew; see `judging.merging_anew`."""
        return self._commit("merge", partial(merging_anew, merger=self.merger))

    def snapshot(self, name: str, as_of: str | None = None) -> Commit:
        """Give a version a name for good, and put the digest of what it holds beside it.

        Raises:
            StoreError: when the name is taken or could be mistaken for a moment or a number.
        """
        check_name(name)
        while True:
            log = read_log(self.tables)
            commits = commits_until(log.commits, as_of)
            if any(commit.name == name for commit in log.commits):
                raise StoreError(f"there is a snapshot {name!r} already; choose another name")
            with open_view(self.tables, commits) as view:
                digest, number = digest_of(view), view.number
            row = _next(log, "snapshot", name=name, snapshot_of=number, digest=digest)
            try:
                self.tables.append_commit(log.table, msgspec.structs.asdict(row))
            except ConflictError:
                continue
            return row

    def _commit(self, kind: Kind, prepare: Prepare[_T], version: str | None = None) -> _T:
        """Prepare a change of the newest version and commit it, again where others were faster."""
        for attempt in range(_ATTEMPTS):
            with in_turn(self.address):
                log = read_log(self.tables)
                with open_view(self.tables, log.commits) as view:
                    change, result = prepare(view)
                if not len(change) or self._write(log, kind, change, version):
                    return result
            time.sleep(random.uniform(0, min(_LONGEST_WAIT, 0.02 * 2**attempt)))
        raise StoreError(
            f"{self.address}: other processes committed all the time; nothing was lost, try again"
        )

    def _write(self, log: Log, kind: Kind, change: Change, version: str | None) -> bool:
        """Write the rows, then the commit; tell whether it counts."""
        row = _next(log, kind, version=version, row_count=len(change))
        tables = change.tables(row.id)
        for name in DATA:
            if name in tables:
                self.tables.append(name, tables[name])
        if age_of(row.id) > OLDEST_UNCOMMITTED:
            return False
        try:
            self.tables.append_commit(log.table, msgspec.structs.asdict(row))
        except ConflictError:
            return False
        return True


def _next(log: Log, kind: Kind, **fields: object) -> Commit:
    number = log.commits[-1].number + 1 if log.commits else 1
    taken = {commit.id for commit in log.commits}
    own = next(one for one in iter(new_id, None) if one not in taken)
    row = {"number": number, "id": own, "moment": moment_after(log.commits), "kind": kind, **fields}
    return msgspec.convert(row, Commit)


def _parts(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Part a stream where an id comes again, so that no part holds it twice."""
    part: dict[str, Pair] = {}
    for pair in pairs:
        if pair[0].id in part:
            yield list(part.values())
            part = {}
        part[pair[0].id] = pair
    if part:
        yield list(part.values())
