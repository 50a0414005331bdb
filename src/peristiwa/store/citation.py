"""The line by which a paper names its data."""

from __future__ import annotations

from peristiwa.errors import StoreError
from peristiwa.store.digest import digest_of
from peristiwa.store.view import View

__all__ = ["citation"]


def citation(view: View, name: str | None = None) -> str:
    """Give one line that names a version, what it holds, its coder, and the digest of it all.

    Raises:
        StoreError: when the store holds nothing yet.
    """
    if not view.number:
        raise StoreError(f"{view.address}: the store is empty; there is nothing to cite")
    title = f"snapshot {name}, " if name else ""
    moment = view.commits[-1].moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    counts = ", ".join(
        f"{view.count(kind):,} {kind}" for kind in ("articles", "mentions", "events")
    )
    return (
        f"peristiwa event data, {title}version {view.number} of {moment}: {counts}{_days(view)};"
        f" coded by peristiwa {_coders(view)}; sha256:{digest_of(view)}"
    )


def _days(view: View) -> str:
    (row,) = view.rows("SELECT min(published) AS first, max(published) AS last FROM articles")
    return f", published {row['first']} to {row['last']}" if row["first"] else ""


def _coders(view: View) -> str:
    rows = view.rows("SELECT DISTINCT version FROM codings ORDER BY version")
    return ", ".join(row["version"] for row in rows)
