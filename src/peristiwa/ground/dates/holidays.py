"""What a holiday means: its day, or its eve, in the year that is named or nearest."""

from __future__ import annotations

from datetime import date

from peristiwa.ground.dates import calendar
from peristiwa.ground.dates.calendar import Side
from peristiwa.ground.dates.settings import Holiday
from peristiwa.ground.dates.words import (
    Match,
    Meanings,
    Reading,
    Resolver,
    Site,
    marked_year,
    written_year,
)
from peristiwa.records import Granularity

__all__ = ["HOLIDAYS"]


def _holiday_year(match: Match, meanings: Meanings, site: Site, holiday: Holiday) -> int | None:
    """Give the year that is named with a holiday."""
    found = match.groupdict()
    written = written_year(match)
    if written is not None:
        return written
    if found["hijri"] and holiday.hijri_offset is not None:
        return int(found["hijri"]) + holiday.hijri_offset
    if found["year_mark"] and site.published is not None:
        return marked_year(match, meanings, site.published)
    return None


def _nearest_holiday(holiday: Holiday, published: date, side: Side | None) -> date | None:
    """Give the day of a holiday without a year, by the rules of ``calendar.nearest_day``."""
    if holiday.day is not None:
        return calendar.nearest_day(int(holiday.day[:2]), int(holiday.day[3:]), published, side)
    known = [day for day in holiday.days if abs(day.year - published.year) <= 1]
    if not any(day.year == published.year for day in known):
        return None
    if side == "future":
        return min((day for day in known if day >= published), default=None)
    if side == "at":
        return next(day for day in known if day.year == published.year)
    limit = published if side == "past" else calendar.plus(published, calendar.DAYS_AHEAD)
    return max((day for day in known if limit is None or day <= limit), default=None)


def _holiday(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read a holiday: by its year, else by publication; moving ones by the table of known years."""
    holiday, found = meanings.holiday(match["holiday"]), match.groupdict()
    company = ("year", "hijri", "year_mark", "mark", "eve")
    if not holiday.bare and not any(found[name] for name in company):
        return None
    side = meanings.side(found["mark"] or found["year_mark"])
    named = found["year"] or found["hijri"]
    year = _holiday_year(match, meanings, site, holiday)
    day: date | None = None
    if year is not None and holiday.day is not None:
        day = calendar.day_of(year, int(holiday.day[:2]), int(holiday.day[3:]))
    elif year is not None:
        day = next((known for known in holiday.days if known.year == year), None)
    elif not named and site.published is not None:
        day = _nearest_holiday(holiday, site.published, side)
    eve = calendar.plus(day, -1) if found["eve"] else day
    granularity: Granularity = "part" if found["eve"] else "day"
    return Reading(calendar.iso(eve), granularity, side, "absolute" if named else "deictic")


HOLIDAYS: dict[str, Resolver] = {"holiday": _holiday}
"""The function of the form that names a holiday."""
