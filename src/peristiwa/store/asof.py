"""Finds the version that a user means: a snapshot's name, a moment, or a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from peristiwa.errors import StoreError
from peristiwa.store.commits import Commit

__all__ = ["check_name", "commits_until"]

_NAME = re.compile(r"[^\W\d][\w.-]{0,99}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ].+")


def check_name(name: str) -> None:
    """Check that a name can't be taken for a number or a moment.

    Raises:
        StoreError: when it doesn't begin with a letter or has other characters than letters,
            figures, ``.``, ``-`` and ``_``.
    """
    if not _NAME.fullmatch(name):
        raise StoreError(
            f"{name!r} can't name a snapshot: begin with a letter and use letters, figures,"
            " '.', '-' and '_'"
        )


def commits_until(commits: Sequence[Commit], as_of: str | None) -> Sequence[Commit]:
    """Give the commits of the version that ``as_of`` means, all of them for None.

    Args:
        commits: all commits, oldest first.
        as_of: a snapshot's name; a version's number; an ISO 8601 moment, of UTC where it names
            no zone; or a day, which means its end.

    Raises:
        StoreError: when there is no such version.
    """
    if as_of is None:
        return commits
    if as_of.isdecimal():
        return commits[: _number(commits, int(as_of))]
    if _DAY.fullmatch(as_of) or _MOMENT.fullmatch(as_of):
        return _before(commits, as_of)
    for commit in commits:
        if commit.name == as_of:
            return commits[: commit.snapshot_of]
    raise StoreError(f"there is no snapshot {as_of!r}; {_names(commits)}")


def _number(commits: Sequence[Commit], number: int) -> int:
    if not 1 <= number <= len(commits):
        raise StoreError(f"there is no version {number}; the newest is {len(commits)}")
    return number


def _before(commits: Sequence[Commit], as_of: str) -> Sequence[Commit]:
    try:
        moment = _moment(as_of)
    except ValueError as error:
        raise StoreError(
            f"{as_of!r} is no moment; write one like 2025-06-22 or 2025-06-22T14:30+07:00"
        ) from error
    until = [commit for commit in commits if commit.moment <= moment]
    if not until:
        raise StoreError(f"the store held nothing at {as_of}; {_first(commits)}")
    return until


def _moment(text: str) -> datetime:
    if _DAY.fullmatch(text):
        day = date.fromisoformat(text) + timedelta(days=1)
        return datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(microseconds=1)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _names(commits: Sequence[Commit]) -> str:
    names = [commit.name for commit in commits if commit.name]
    return f"there are {', '.join(names)}" if names else "none has been made yet"


def _first(commits: Sequence[Commit]) -> str:
    return f"its first commit is of {commits[0].moment.isoformat()}" if commits else "it is empty"
