"""Versions of the store that are open: a request borrows one instead of opening its own."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from threading import Lock

from peristiwa.errors import StoreError
from peristiwa.store import Store, View
from peristiwa.store.asof import commits_until
from peristiwa.store.schemas import COMMITS
from peristiwa.store.view import Log, open_view, read_log

__all__ = ["UnknownVersionError", "Versions"]

_KEPT_OPEN = 4
_OLDEST = 3600.0
"""Seconds after which a version is opened anew: a compaction keeps files for a day only."""


class UnknownVersionError(StoreError):
    """There is no version of this name, moment or number."""


class Versions:
    """The versions of a store that requests read, the last few of them kept open.

    ``start`` names the run of the server: after another start all may look otherwise.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.start = secrets.token_hex(4)
        self._lock = Lock()
        self._log: Log | None = None
        self._open: OrderedDict[int, tuple[View, float]] = OrderedDict()

    def number(self, as_of: str | None = None) -> int:
        """Give the number of a version: the newest one, or that which ``as_of`` means.

        Raises:
            UnknownVersionError: when there is no such version.
            StoreError: when the store can't be read.
        """
        commits = self._newest().commits
        try:
            commits = list(commits_until(commits, as_of))
        except StoreError as error:
            raise UnknownVersionError(str(error)) from error
        return commits[-1].number if commits else 0

    def lend(self, number: int) -> View:
        """Give a version, which the borrower closes; others may borrow it at the same time.

        Raises:
            StoreError: when there is no store, or no such version in it.
        """
        with self._lock:
            return self._opened(number).twin()

    def close(self) -> None:
        """Close all versions."""
        with self._lock:
            for view, _ in self._open.values():
                view.close()
            self._open.clear()

    def _newest(self) -> Log:
        """Give the log as it is now; it is read only when the table of commits has changed."""
        with self._lock:
            known = self._log
            table = self.store.tables.open(COMMITS)
            if known is None or table.version() != known.table.version():
                self._log = known = read_log(self.store.tables)
            return known

    def _opened(self, number: int) -> View:
        view, since = self._open.pop(number, (None, 0.0))
        if view is None or time.monotonic() - since > _OLDEST:
            log = self._log or read_log(self.store.tables)
            view, since = open_view(self.store.tables, log.commits[:number]), time.monotonic()
        self._open[number] = (view, since)
        while len(self._open) > _KEPT_OPEN:
            self._open.popitem(last=False)[1][0].close()
        return view
