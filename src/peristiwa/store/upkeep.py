"""Keeps a store fast: joins small files, and clears away what processes that died left behind."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import timedelta

from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError
from msgspec import Struct

from peristiwa.store.commits import age_of
from peristiwa.store.schemas import COMMITS
from peristiwa.store.tables import Tables, compressed
from peristiwa.store.view import open_view, read_log

__all__ = ["KEPT", "Upkeep", "compact", "compact_if_scattered"]

KEPT = timedelta(hours=24)
"""How long files that are joined, and rows that no commit names, are kept: a reader may still
read the former, and a writer may still commit the latter."""

_SORTED = {"events": "day", "mentions": "published", "articles": "published"}
"""The columns by which a compaction sorts: what is near in time is asked for together."""

SCATTERED = 64
"""Data files of one table from which its files are joined without being asked."""


class Upkeep(Struct, kw_only=True):
    """What a compaction did.

    Data files before and after, rows of dead processes taken out, and files deleted for good.
    """

    files_before: int = 0
    files_after: int = 0
    rows_left_behind: int = 0
    files_deleted: int = 0


def compact(tables: Tables) -> Upkeep:
    """Join files sorted, take out rows that no commit names, and delete files no longer used.

    Every version stays readable as it was. Others may read and write meanwhile; what they have
    changed at the same time is left for the next compaction.

    Raises:
        StoreError: when there is no store or it can't be written.
    """
    done = Upkeep()
    done.rows_left_behind = _clear_away(tables)
    for name in tables.names():
        before, after = _join(tables.open(name), _SORTED.get(name))
        done.files_before += before
        done.files_after += after
        done.files_deleted += _delete_unused(tables.open(name))
    return done


def compact_if_scattered(tables: Tables) -> None:
    """Join the files of those tables that have many; readers would have to open each of them."""
    for name in tables.names():
        table = tables.open(name)
        if len(table.file_uris()) >= SCATTERED:
            _join(table)


def _join(table: DeltaTable, by: str | None = None) -> tuple[int, int]:
    before = len(table.file_uris())
    with suppress(CommitFailedError):  # another process joins them
        if by is None or not before:
            table.optimize.compact(writer_properties=compressed())
        else:
            table.optimize.z_order([by], writer_properties=compressed())
    return before, len(table.file_uris())


def _clear_away(tables: Tables) -> int:
    """Delete rows of commits that are not in the log and too old to come into it."""
    log = read_log(tables)
    taken = 0
    with open_view(tables, log.commits) as view:
        for name in tables.names():
            if name == COMMITS:
                continue
            left = view.rows(
                f"SELECT commit, count(*) AS n FROM raw_{name}"
                " WHERE commit NOT IN (FROM committed) GROUP BY commit"
            )
            old = [row for row in left if age_of(row["commit"]) > KEPT.total_seconds()]
            if old and _delete(tables, name, [row["commit"] for row in old]):
                taken += sum(row["n"] for row in old)
    return taken


def _delete(tables: Tables, name: str, commits: list[int]) -> bool:
    listed = ", ".join(map(str, commits))
    for attempt in range(10):
        try:
            tables.open(name).delete(f"commit IN ({listed})", writer_properties=compressed())
        except CommitFailedError:
            time.sleep(0.05 * 2**attempt)
        else:
            return True
    return False


def _delete_unused(table: DeltaTable) -> int:
    hours = int(KEPT.total_seconds() // 3600)
    return len(
        table.vacuum(
            retention_hours=hours, dry_run=False, enforce_retention_duration=False, full=True
        )
    )
