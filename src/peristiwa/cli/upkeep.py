"""``peristiwa check`` and ``peristiwa compact``: a store's health and speed."""

from __future__ import annotations

import typer

from peristiwa.cli.ends import FAILED, quiet_end, say
from peristiwa.cli.storing import StoreAt, open_store

__all__ = ["check", "compact"]


def check(store: StoreAt = None) -> None:
    """Look for anything inconsistent in a store and name it; the exit status is 1 where there is.

    Every file is read to its end, and the digest of every snapshot is made anew.
    """
    with quiet_end():
        from peristiwa.store import check as checks

        kept = open_store(store)
        findings = list(checks.check(kept.tables))
        for finding in findings:
            say(finding)
        if findings:
            raise typer.Exit(FAILED)
        with kept.view() as view:
            left = checks.left_behind(view)
            held = ", ".join(
                f"{view.count(name)} {name}" for name in ("articles", "mentions", "events")
            )
            typer.echo(f"{kept.address}, version {view.number}: consistent; {held}")
        if left:
            say(
                f"{left} rows belong to no commit: their writer is at work or died;"
                " no reader counts them, and `peristiwa compact` takes them out after a day"
            )


def compact(store: StoreAt = None) -> None:
    """Join a store's small files and clear away what processes that died have left behind.

    Every version stays as it was. Others may read and write meanwhile.
    """
    with quiet_end():
        from peristiwa.store.upkeep import compact as join

        done = join(open_store(store).tables)
        typer.echo(
            f"{done.files_before} data files joined to {done.files_after};"
            f" {done.rows_left_behind} rows left behind taken out,"
            f" {done.files_deleted} old files deleted"
        )
