"""A process that writes to a store without end: adds, changes, codes anew, and compacts."""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pyarrow as pa

from benchmarks.store.synthetic import pairs
from peristiwa.store import Address, Store
from peristiwa.store.tables import Tables
from peristiwa.store.upkeep import compact

__all__ = ["ROWS", "acknowledged", "write_on"]

ROWS = "rows"
"""What is sent when rows have been written that no commit names yet."""

BATCH = 4
"""Reports a commit: a few, so that there are many commits."""

COMPACTED = 15
"""One of so many commits is followed by a compaction."""


def write_on(folder: Path, first: int, seed: int, done: Connection) -> None:
    """Add reports from number ``first`` on until killed; send the ids of what is committed."""
    store, random = Store(Address(str(folder))), Random(seed)
    store.tables = _Telling(store.address, done)
    number = first
    while True:
        old = random.random() < 0.3
        start = random.randrange(first, number + 1) if old else number
        batch = pairs(range(start, start + BATCH), revision=random.choice((0, 1)) if old else 0)
        store.add(batch, random.choice(("1", "2")) if old else "1")
        done.send([article.id for article, _ in batch])
        number = max(number, start + BATCH)
        if random.randrange(COMPACTED) == 0:
            compact(store.tables)


class _Telling(Tables):
    """Tells after each append of rows that it was made."""

    def __init__(self, address: Address, done: Connection) -> None:
        super().__init__(address)
        self._done = done

    def append(self, name: str, rows: pa.Table) -> None:
        super().append(name, rows)
        self._done.send(ROWS)


def acknowledged(done: Connection) -> set[str]:
    """Give the ids that have come through the pipe, also from a process that is dead."""
    ids: set[str] = set()
    try:
        while done.poll():
            message = done.recv()
            ids.update(() if message == ROWS else message)
    except (EOFError, OSError):
        pass
    return ids
