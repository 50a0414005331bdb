"""From a date cut to its precision to the first and the last day that it may mean."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["first_and_last"]

_YEAR, _MONTH, _DAY = len("2024"), len("2024-06"), len("2024-06-22")


def first_and_last(value: str | None) -> tuple[date | None, date | None]:
    """Give the days between which an ISO 8601 value lies, both inclusive, or None twice.

    >>> first_and_last("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    try:
        return _days(value or "")
    except ValueError:
        return None, None


def _days(value: str) -> tuple[date | None, date | None]:
    if len(value) == _YEAR:
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if len(value) == _MONTH:
        year, month = int(value[:4]), int(value[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if len(value) == _DAY:
        day = date.fromisoformat(value)
        return day, day
    return None, None
