"""The log of commits: which rows count, since when, and under which names.

Data rows are written first, under the id of a commit that nobody knows yet; then one row in the
table of commits makes them all count at once. It is appended only if the table is as it was when
the commit was prepared (compare and swap), so commits have one order, each knows all that went
before, and a process that dies in between leaves rows that no reader counts.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct

__all__ = ["OLDEST_UNCOMMITTED", "Commit", "Kind", "age_of", "moment_after", "new_id"]

Kind = Literal["add", "merge", "judgement", "review", "snapshot"]

OLDEST_UNCOMMITTED = 3600.0
"""Seconds after which a commit that was prepared is prepared anew: clearing away
(`peristiwa.store.upkeep`) may take rows for left behind that are a day old."""

_RANDOM_BITS = 22


class Commit(Struct, frozen=True, kw_only=True):
    """One row of the table of commits.

    ``number`` counts from 1 without a gap: it is the version of the store. A named snapshot has
    its ``name``, the version that it names (``snapshot_of``) and the ``digest`` of that.
    ``version`` is the coder's, ``row_count`` the number of rows that the commit brought.
    """

    number: int
    id: int
    moment: datetime
    kind: Kind
    name: str | None = None
    snapshot_of: int | None = None
    version: str | None = None
    digest: str | None = None
    row_count: int = 0


def new_id() -> int:
    """Give an id for a commit: its first 41 bits count milliseconds, the last 22 are random."""
    return time.time_ns() // 1_000_000 << _RANDOM_BITS | secrets.randbits(_RANDOM_BITS)


def age_of(id: int) -> float:
    """Give the seconds since the id was made, by this machine's clock."""
    return time.time() - (id >> _RANDOM_BITS) / 1000


def moment_after(commits: Sequence[Commit]) -> datetime:
    """Give the present moment, or that of the last commit where clocks disagree."""
    now = datetime.now(UTC)
    return max(now, commits[-1].moment) if commits else now
