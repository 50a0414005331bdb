"""Days of publication as users write them."""

from __future__ import annotations

import re
from datetime import date

from peristiwa.errors import InputError

__all__ = ["FIRST_YEAR", "LAST_YEAR", "parse_day"]

FIRST_YEAR, LAST_YEAR = 1800, 2199
"""The years that a day of publication may lie in; anything else is a slip of the pen."""

_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(value: str) -> date:
    """Give the day that ``value`` writes as YYYY-MM-DD (ISO 8601, calendar date, extended form).

    Raises:
        InputError: when it has another form, is no day of the calendar, or lies in a year in
            which no report was published.
    """
    if not _FORM.fullmatch(value):
        raise InputError(f"{value!r} is no date of the form YYYY-MM-DD; write one like 2024-06-22")
    try:
        day = date.fromisoformat(value)
    except ValueError as error:
        raise InputError(
            f"{value!r} is no day of the calendar; write YYYY-MM-DD, like 2024-06-22"
        ) from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(
            f"{value!r} lies outside the years {FIRST_YEAR} to {LAST_YEAR};"
            " write the day of publication as YYYY-MM-DD"
        )
    return day
