"""Looks at feeds when they are due, and gives what is new on them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from peristiwa.read.articles import read_articles
from peristiwa.read.faults import Cause, ReadFault, ReadingError
from peristiwa.read.fetching import Fetching
from peristiwa.read.web.fetched import Known
from peristiwa.read.web.listing import links_of
from peristiwa.read.web.watchlist import FeedState, WatchState
from peristiwa.records import Article

__all__ = ["Look", "Watcher"]

_LONGEST_REST = 6 * 3600.0
_ATTEMPTS = 3
_PAGES = 20
"""Pages that are read at one look; the rest are read at the next one, at once, so that a run that
is killed has little to read again."""
_PASSING: frozenset[Cause] = frozenset({"network", "timeout", "status"})
"""What may be otherwise at the next look; all else is as it is."""


@dataclass(frozen=True)
class Look:
    """What one look at a feed found; ``links`` are the addresses that were read, in order.

    ``fault`` says why the feed itself could not be read, and ``changed`` is False where the server
    said that nothing is new. ``more`` says that the feed names further pages that are new.
    """

    feed: str
    articles: list[Article]
    faults: list[ReadFault]
    links: list[str]
    changed: bool = True
    fault: ReadFault | None = None
    more: bool = False


class Watcher:
    """Watches ``feeds``, addresses with the seconds between two looks.

    ``state`` is what is known of them. What a `look` finds counts as handled when it is kept, which
    `settle` is told.
    """

    def __init__(
        self,
        feeds: Mapping[str, float],
        state: WatchState,
        fetching: Fetching,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._feeds = feeds
        self._state = state
        self._fetching = fetching
        self._now = now

    def due(self) -> tuple[str, float]:
        """Give the feed that is due first, and the seconds until then."""
        address = min(self._feeds, key=lambda feed: self._of(feed).due)
        return address, max(0.0, self._of(address).due - self._now())

    def look(self, feed: str) -> Look:
        """Look at a feed, and read the pages on it that are new."""
        state = self._of(feed)
        try:
            before = Known(state.etag, state.modified)
            fetched = self._fetching.client_for().get(feed, before)
            if fetched.content is None:
                return Look(feed, [], [], [], changed=False)
            seen = set(state.seen)
            links = [
                link.address
                for link in links_of(fetched.content, fetched.address)
                if not link.listing and link.address not in seen
            ]
        except ReadingError as error:
            return Look(feed, [], [], [], fault=error.fault(feed))
        links, more = links[:_PAGES], len(links) > _PAGES
        known = self._fetching.known(links)
        items = list(self._read([link for link in links if link not in known]))
        articles = [item for item in items if isinstance(item, Article)]
        faults = [item for item in items if isinstance(item, ReadFault)]
        if not more:
            state.etag, state.modified = fetched.known.etag, fetched.known.modified
        return Look(feed, articles, faults, links, more=more)

    def settle(self, look: Look) -> None:
        """Remember that what a look found is kept, and when the feed is due again.

        What failed for a reason that may pass is tried again at the next looks, three times in
        all. A feed that can't be read is left alone twice as long each time, up to six hours.
        """
        state, every = self._of(look.feed), self._feeds[look.feed]
        passing = {fault.where for fault in look.faults if fault.cause in _PASSING}
        for link in look.links:
            tried = state.tried.get(link, 0) + 1
            if link in passing and tried < _ATTEMPTS:
                state.tried[link] = tried
                state.etag = state.modified = None
                continue
            state.tried.pop(link, None)
            state.seen.append(link)
        state.failed = state.failed + 1 if look.fault is not None else 0
        rest = min(every * 2.0**state.failed, max(every, _LONGEST_REST)) if not look.more else 0.0
        state.due = self._now() + rest

    def _read(self, links: list[str]) -> Iterator[Article | ReadFault]:
        for item in read_articles(links, web=self._fetching):
            if not (isinstance(item, ReadFault) and item.kind == "warning"):
                yield item

    def _of(self, feed: str) -> FeedState:
        return self._state.feeds.setdefault(feed, FeedState())
