"""Lets writers on one machine wait for each other instead of preparing a commit in vain.

Nothing depends on it: of two commits prepared from the same version one fails and is prepared
anew, lock or no lock. On an object store, or where there are no such locks, writers go ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from peristiwa.store.address import Address

__all__ = ["in_turn"]

_NAME = "writing.lock"


@contextmanager
def in_turn(address: Address) -> Iterator[None]:
    """Hold the store's lock, which the system takes back when a process dies."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    if address.local is None:
        yield
        return
    with (address.local / _NAME).open("a") as file:
        with suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
