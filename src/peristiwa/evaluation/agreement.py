"""When two values of one field count as the same: names, dates and sets of codes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz, utils

__all__ = ["NAME_THRESHOLD", "is_coarser_date", "is_date", "names_match", "sets_meet"]

# The codebook's threshold: gold and lexicon names differ by titles and middle names.
NAME_THRESHOLD = 80.0

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def names_match(first: Iterable[str | None], second: Iterable[str | None]) -> bool:
    """Tell whether any name of ``first`` and any of ``second`` reach a token-set ratio of 80.

    Case and punctuation are passed over; None and empty names match nothing.
    """
    others = [name for name in second if name]
    return any(
        fuzz.token_set_ratio(name, other, processor=utils.default_process) >= NAME_THRESHOLD
        for name in first
        if name
        for other in others
    )


def sets_meet(first: Iterable[str | None], second: Iterable[str | None]) -> bool:
    """Tell whether two sets of codes share one, or are both empty; None is no code."""
    one, other = set(first) - {None}, set(second) - {None}
    return bool(one & other) or not (one or other)


def is_date(value: str) -> bool:
    """Tell whether ``value`` is an ISO year, month or day."""
    return _DATE.fullmatch(value) is not None


def is_coarser_date(value: str, exact: str) -> bool:
    """Tell whether ``value`` is ``exact``, or the whole year or month that ``exact`` lies in.

    A prefix counts only where it ends with a whole year, month or day: "2018-1" is none of
    "2018-11-05". A time of day after "T" is passed over, as days are the finest class.
    """
    day = value.partition("T")[0]
    return is_date(day) and exact.startswith(day)
