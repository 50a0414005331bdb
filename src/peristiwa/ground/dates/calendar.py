"""Arithmetic on days, weeks, months and years that cuts its results to what is known.

Values are ISO 8601 strings cut to their precision. Anything outside the years 1 to 9999 is
``None``, as are days that don't exist.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

__all__ = [
    "Side",
    "Unit",
    "common_prefix",
    "day_of",
    "day_value",
    "iso",
    "month_value",
    "nearest_day",
    "nearest_month",
    "plus",
    "shift",
    "week_value",
    "weekday_at",
    "weekday_in_week",
    "year_value",
]

Side = Literal["past", "future", "at"]
Unit = Literal["hour", "day", "week", "month", "year", "decade", "century"]

DAYS_AHEAD = 31
"""How far ahead of publication a date without a year may lie: about a month of announcements."""

LEAP_YEARS_APART = 8
"""29 February may be missing for so many years, around 1900 and 2100."""

_WEEK = 7
_FORTNIGHT = 14


def plus(day: date | None, days: int) -> date | None:
    """Give the day ``days`` later, or ``None`` beyond the calendar."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def iso(day: date | None) -> str | None:
    """Give the ISO form of ``day``."""
    return None if day is None else day.isoformat()


def day_of(year: int, month: int, day: int) -> date | None:
    """Give that day, or ``None`` where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_value(year: int, month: int, day: int) -> str | None:
    """Give "YYYY-MM-DD", or ``None`` where there is no such day."""
    return iso(day_of(year, month, day))


def month_value(year: int, month: int) -> str | None:
    """Give "YYYY-MM"; months below 1 or above 12 lie in the years before or after."""
    years, index = divmod(month - 1, 12)
    text = year_value(year + years)
    return None if text is None else f"{text}-{index + 1:02d}"


def year_value(year: int) -> str | None:
    """Give "YYYY"."""
    return f"{year:04d}" if date.min.year <= year <= date.max.year else None


def week_value(day: date | None) -> str | None:
    """Give the month "YYYY-MM" in which the whole week (Monday to Sunday) of ``day`` lies.

    A week has no ISO prefix of its own; ``None`` where it lies in two months.
    """
    monday = None if day is None else plus(day, -day.weekday())
    sunday = plus(monday, _WEEK - 1)
    if monday is None or sunday is None or monday.month != sunday.month:
        return None
    return monday.isoformat()[:7]


def shift(base: date | None, count: int, unit: Unit) -> str | None:
    """Give ``base`` moved by ``count`` units, cut to that unit.

    "Dua hari lalu" gives a day, "enam bulan lalu" a month, "24 tahun lalu" a year; a week is cut
    as ``week_value`` says. Hours can't be counted from a day, and decades and centuries have no
    ISO prefix: ``None``.
    """
    if base is None:
        return None
    if unit == "day":
        return iso(plus(base, count))
    if unit == "week":
        return week_value(plus(base, _WEEK * count))
    if unit == "month":
        return month_value(base.year, base.month + count)
    return year_value(base.year + count) if unit == "year" else None


def weekday_at(published: date, weekday: int, side: Side | None) -> date | None:
    """Give the day called ``weekday`` (Monday is 0) that is nearest on the given side.

    Without a side it is the last one on or before publication, the reading of a bare weekday in
    news; ``past`` is the last before, ``future`` the first after, ``at`` ("Kamis ini") the first
    on or after publication.
    """
    back = (published.weekday() - weekday) % _WEEK
    ahead = (weekday - published.weekday()) % _WEEK
    days = {"past": -(back or _WEEK), "future": ahead or _WEEK, "at": ahead}
    return plus(published, -back if side is None else days[side])


def weekday_in_week(published: date, weekday: int, weeks: int) -> date | None:
    """Give the day called ``weekday`` in the week that is ``weeks`` after that of publication."""
    return plus(published, weekday - published.weekday() + _WEEK * weeks)


def _candidates(month: int, day: int, published: date) -> list[date]:
    """Give that day of the years around publication, latest first."""
    years = range(published.year + LEAP_YEARS_APART, published.year - LEAP_YEARS_APART - 1, -1)
    return [found for year in years if (found := day_of(year, month, day)) is not None]


def nearest_day(
    month: int, day: int, published: date, side: Side | None, weekday: int | None = None
) -> date | None:
    """Give the day and month in the year that is meant.

    Without a side: the year in which it lies within a fortnight of publication, whatever weekday
    the reporter named; the year that lies up to one away and fits the weekday, where one is named
    (it shifts by one or two each year, so only one can fit); else the latest such day up to
    ``DAYS_AHEAD`` after publication. ``past`` is the last on or before publication, ``future``
    the first on or after, ``at`` the one in the year of publication.
    """
    days = _candidates(month, day, published)
    near = [found for found in days if abs(found.year - published.year) <= 1]
    if side is None and weekday is not None:
        lately = [found for found in near if abs((found - published).days) <= _FORTNIGHT]
        fitting = lately or [found for found in near if found.weekday() == weekday]
        if fitting:
            return fitting[0]
    if side == "future":
        return min((found for found in days if found >= published), default=None)
    if side == "at":
        return next((found for found in near if found.year == published.year), None)
    limit = published if side == "past" else plus(published, DAYS_AHEAD) or date.max
    return next((found for found in days if found <= limit), None)


def nearest_month(month: int, published: date, side: Side | None) -> str | None:
    """Give the month in the year that is meant.

    Without a side it is the last one up to the month after publication; the sides are those of
    ``nearest_day``. The month of publication itself counts for either side:
    "awal Juni lalu" at the end of June is the June that isn't over.
    """
    ahead = (month - published.month) % 12
    behind = (published.month - month) % 12
    if side == "future":
        return month_value(published.year, published.month + ahead)
    if side == "at":
        return month_value(published.year, month)
    steps = 1 if side is None and ahead == 1 else -behind
    return month_value(published.year, published.month + steps)


def common_prefix(first: str | None, last: str | None) -> str | None:
    """Give the longest ISO value that holds both: "2024-06-03" and "2024-06-05" give "2024-06"."""
    if first is None or last is None:
        return None
    for length in (len("YYYY-MM-DD"), len("YYYY-MM"), len("YYYY")):
        if len(first) >= length and first[:length] == last[:length]:
            return first[:length]
    return None
