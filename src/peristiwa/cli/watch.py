"""``peristiwa watch``: what is new on feeds, into a store, for as long as it runs."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peristiwa.cli.code import GazetteerFile, OwnActors
from peristiwa.cli.ends import quiet_end, say
from peristiwa.cli.fetching import AllowPrivate, web_settings
from peristiwa.cli.storing import StoreAt, open_store

if TYPE_CHECKING:
    from peristiwa.read.web.watcher import Look, Watcher
    from peristiwa.store import Store

__all__ = ["watch"]

_LONGEST_SLEEP = 60.0
_COMPACTED = 100
"""Looks after which the store is compacted."""


def watch(
    feeds: Annotated[
        Path,
        typer.Argument(
            metavar="FEEDS.toml", help="Which feeds, and how often; see docs/watching.md."
        ),
    ],
    *,
    add: OwnActors = None,
    gazetteer: GazetteerFile = None,
    store: StoreAt = None,
    state: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where what was seen is kept; without it beside FEEDS.toml, as FEEDS.state.json.",
        ),
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Look at the feeds that are due, once, and end.")
    ] = False,
    allow_private: AllowPrivate = False,
) -> None:
    """Watch feeds and sitemaps, and add what is new to a store until it is broken off.

    Each page is read and added once, also when the run is killed and started again. Hosts are
    asked politely: one request at a time with a pause between, robots.txt obeyed, unchanged feeds
    not sent again, and one that fails left alone for longer each time.
    """
    with quiet_end(), _ended_by_terminating():
        from peristiwa.read.fetching import Fetching
        from peristiwa.read.web.watcher import Watcher
        from peristiwa.read.web.watchlist import WatchState, read_watchlist

        watchlist = read_watchlist(feeds)
        kept = open_store(store)
        kept.make()
        file = state or feeds.with_suffix(".state.json")
        known = WatchState.load(file)
        fetching = Fetching(web_settings(allow_private, watchlist.delay), kept.holds)
        keeper = _Keeper(kept, gazetteer, add)
        with fetching:
            watcher = Watcher(watchlist.feeds(), known, fetching)
            for look in _looks(watcher, once=once):
                keeper.keep(look)
                watcher.settle(look)
                known.save(file)


def _looks(watcher: Watcher, *, once: bool) -> Iterator[Look]:
    """Look at one feed after another as they fall due."""
    seen: set[str] = set()
    while True:
        feed, left = watcher.due()
        if once and (left > 0 or feed in seen):
            return
        if left > 0:
            time.sleep(min(left, _LONGEST_SLEEP))
            continue
        seen.add(feed)
        yield watcher.look(feed)


class _Keeper:
    """Adds what looks found to a store, and tells of each look that found anything."""

    def __init__(self, store: Store, gazetteer: str | None, actors: str | None) -> None:
        self._store = store
        self._gazetteer = gazetteer
        self._actors = actors
        self._coder: Any = None
        self._looks = 0

    def keep(self, look: Look) -> None:
        """Code and commit the articles of a look."""
        from peristiwa.cli.adding import Adder
        from peristiwa.cli.batch import Batch

        batch = Batch(False, self._gazetteer, self._actors, coder=self._coder)
        adder = Adder(self._store, batch)
        adder.run([*look.articles, *look.faults])
        self._coder = batch.coder
        now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
        if look.fault is not None:
            say(f"{now} {look.fault}")
        elif look.articles or look.faults:
            total = adder.total
            say(
                f"{now} {look.feed}: {total.new} new, {total.known} known already,"
                f" {len(batch.faults)} not read; {total.mentions} mentions added"
            )
        for fault in batch.faults:
            say(f"  {fault}")
        self._looks += 1
        if self._looks % _COMPACTED == 0:
            self._compact()

    def _compact(self) -> None:
        """Join the small files that many commits leave."""
        from peristiwa.store.upkeep import compact_if_scattered

        compact_if_scattered(self._store.tables)


@contextmanager
def _ended_by_terminating() -> Iterator[None]:
    """Let the signal by which services are stopped break the run off like Ctrl-C."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
