"""What the forms mean that name a day, month or year; one function for each.

Each takes the match, the tables of meanings and the site, and gives a ``Reading``, or ``None``
where the words aren't a time expression at this place. Rules of the values:

- A day and month without a year, a month without a year, and a weekday count from publication, as
  ``calendar.nearest_day``, ``nearest_month`` and ``weekday_at`` say; they are *deictic*.
- A part of day or a clock time makes the granularity ``part``; the value stays the day.
- A range has the longest ISO prefix that holds both its ends.
- What is vague ("beberapa hari lalu", "hampir 24 tahun lalu") has no value.
- ``direction`` is what the words say, not where the value lies; decades and centuries have no
  value, and are past where they are over.
"""

from __future__ import annotations

from peristiwa.ground.dates import calendar
from peristiwa.ground.dates.calendar import Side
from peristiwa.ground.dates.pieces import canonical
from peristiwa.ground.dates.words import (
    STEPS,
    Match,
    Meanings,
    Reading,
    Resolver,
    Site,
    marked_year,
    written_year,
)
from peristiwa.records import Granularity

__all__ = ["NAMED"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
"""A four-digit number with no word of time of its own is a year only between these."""

_WEB = 2001
"""No report without a day of publication was written before this year."""

_ROMAN = {"i": 1, "v": 5, "x": 10}

_BY_LENGTH: dict[int, Granularity] = {10: "day", 7: "month", 4: "year"}


def _day_granularity(match: Match) -> Granularity:
    """Give ``part`` where a part of day or clock time belongs to the match, else ``day``."""
    found = match.groupdict()
    return "part" if any(found.get(name) for name in ("time", "head_part", "part")) else "day"


def _marked_side(match: Match, meanings: Meanings) -> Side | None:
    found = match.groupdict()
    return meanings.side(found.get("mark") or found.get("head_mark"))


def _dated(match: Match, meanings: Meanings, site: Site, day: int, month: int) -> Reading | None:
    """Read a day and month with or without a year."""
    found, side = match.groupdict(), _marked_side(match, meanings)
    granularity = _day_granularity(match)
    written = written_year(match)
    if written is not None:
        value = calendar.day_value(written, month, day)
        return Reading(value, granularity, side, "absolute")
    if site.published is None:
        return Reading(None, granularity, side or meanings.side(found.get("year_mark")), "deictic")
    if found.get("year_mark"):
        year = marked_year(match, meanings, site.published)
        value = None if year is None else calendar.day_value(year, month, day)
        return Reading(value, granularity, meanings.side(found["year_mark"]), "deictic")
    weekday = meanings.weekday(found["weekday"])
    nearest = calendar.nearest_day(month, day, site.published, side, weekday)
    return Reading(calendar.iso(nearest), granularity, side, "deictic")


def _written_day(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    named = not match["weekday"] and not match["date_word"]
    if named and site.previous_word() in meanings.settings.not_dates.name_heads:
        return None
    return _dated(match, meanings, site, int(match["day"]), meanings.month(match["month"]))


def _numeric_day(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read D/M/YYYY; D/M alone needs a weekday, a word for date, or brackets around it.

    Points and hyphens are taken with a four-digit year or a weekday only ("2.5" is a number,
    "2-1" a score).
    """
    day, month, year = int(match["day"]), int(match["month"]), match["year"] or ""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    long_year = len(year) == len("2024")
    if long_year and not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    in_company = bool(match["weekday"] or match["date_word"])
    in_company |= match["sign"] == "/" and site.in_brackets(match.end())
    return _dated(match, meanings, site, day, month) if long_year or in_company else None


def _iso_day(match: Match, _meanings: Meanings, _site: Site) -> Reading | None:
    value = calendar.day_value(int(match["year"]), int(match["month"]), int(match["day"]))
    return Reading(value, _day_granularity(match), None, "absolute") if value else None


def _ends(match: Match, first: str | None, last: str | None, side: Side | None) -> Reading:
    """Read a range by the values of its ends."""
    value = calendar.common_prefix(first, last)
    granularity = None if value is None else _BY_LENGTH[len(value)]
    return Reading(value, granularity, side, "absolute" if written_year(match) else "deictic")


def _range_year(match: Match, meanings: Meanings, site: Site, month: int, day: int) -> int | None:
    """Give the year in which a range ends."""
    found = match.groupdict()
    written = written_year(match)
    if written is not None or site.published is None:
        return written
    if found.get("year_mark"):
        return marked_year(match, meanings, site.published)
    side = _marked_side(match, meanings)
    nearest = calendar.nearest_day(month, day, site.published, side)
    return None if nearest is None else nearest.year


def _days(match: Match, meanings: Meanings, site: Site, months: tuple[int, int]) -> Reading | None:
    """Read the range of days in the first and the last of ``months``."""
    first_day, last_day = int(match["day"]), int(match["last_day"])
    if not (1 <= months[0] <= 12 and 1 <= months[1] <= 12):
        return None
    year = _range_year(match, meanings, site, months[1], last_day)
    side = _marked_side(match, meanings)
    if year is None:
        return Reading(None, None, side, "deictic")
    first_year = year - (months[0] > months[1])
    first = calendar.day_value(first_year, months[0], first_day)
    return _ends(match, first, calendar.day_value(year, months[1], last_day), side)


def _day_range(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    last = meanings.month(match["last_month"])
    return _days(
        match, meanings, site, (meanings.month(match["month"] or match["last_month"]), last)
    )


def _numeric_range(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    last = int(match["last_month"])
    return _days(match, meanings, site, (int(match["month"] or last), last))


def _month_range(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    first, last = meanings.month(match["month"]), meanings.month(match["last_month"])
    year = _range_year(match, meanings, site, last, 1)
    side = _marked_side(match, meanings)
    if year is None:
        return Reading(None, None, side, "deictic")
    first_year = year - (first > last)
    start = calendar.month_value(first_year, first)
    return _ends(match, start, calendar.month_value(year, last), side)


def _day_of_month(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read a day without a month: known only in this, the last or the next month."""
    side = meanings.side(match["mark"])
    if side is None or site.published is None or not match["month"]:
        return Reading(None, "day", side, "deictic")
    month = calendar.shift(site.published, STEPS[side], "month")
    value = None
    if month is not None:
        value = calendar.day_value(int(month[:4]), int(month[5:]), int(match["day"]))
    return Reading(value, "day", side, "deictic")


def _month(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read a month, which needs a year, a marker or a word of time before it.

    A short form needs a year.
    """
    found, number = match.groupdict(), meanings.month(match["month"])
    full = canonical(found["month"]) in meanings.settings.months[number - 1].full
    written = written_year(match)
    company = written is not None or (full and any(found[name] for name in _MONTH_COMPANY))
    leads = meanings.settings.leads + meanings.settings.open_leads
    if not company and not (full and site.previous_word() in leads):
        return None
    side = meanings.side(found["mark"] or found["year_mark"])
    if written is not None:
        value = calendar.month_value(written, number)
        return Reading(value, "month", side, "absolute")
    if site.published is None:
        return Reading(None, "month", side, "deictic")
    if found["year_mark"]:
        year = marked_year(match, meanings, site.published)
        value = None if year is None else calendar.month_value(year, number)
    else:
        value = calendar.nearest_month(number, site.published, side)
    return Reading(value, "month", side, "deictic")


_MONTH_COMPANY = ("edge", "lead", "year_mark", "mark")


def _is_year(match: Match, meanings: Meanings, site: Site, *years: int) -> bool:
    """Tell whether bare four-digit numbers are years: by the word before, or brackets."""
    if match["lead"]:
        return True
    if not all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years):
        return False
    found, settings = match.groupdict(), meanings.settings
    if found.get("edge") or found.get("mark") or site.in_brackets(match.end()):
        return True
    before = site.previous_word()
    if before in settings.leads:
        return True
    return not found.get("counter") and (before in settings.open_leads or site.after_year)


def _year(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    if not _is_year(match, meanings, site, int(match["year"])):
        return None
    return Reading(
        calendar.year_value(int(match["year"])), "year", meanings.side(match["mark"]), "absolute"
    )


def _year_range(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read a range of years, which has no value; "2018-10" is none."""
    first, last = match["year"], match["last_year"]
    end = int(first[: 4 - len(last)] + last)
    if end <= int(first) or not _is_year(match, meanings, site, int(first), end):
        return None
    return Reading(None, None, None, "absolute")


def _decade(match: Match, _meanings: Meanings, site: Site) -> Reading | None:
    """Read a decade, which has no ISO prefix; "90-an" is of the last century."""
    first = int(match["decade"] or match["alone"])
    return _until(first + 9 if first >= 100 else first + 1909, site)


def _century(match: Match, _meanings: Meanings, site: Site) -> Reading | None:
    """Read a century, which has no ISO prefix, in Arabic or Roman numerals."""
    number = match["ordinal"] or match["century"]
    return _until(100 * (int(number) if number.isdecimal() else _roman(number)), site)


def _until(last: int, site: Site) -> Reading:
    """Read a stretch of years up to ``last``: past where it is over."""
    present = site.published.year if site.published is not None else _WEB
    return Reading(None, None, "past" if last < present else None, "absolute")


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral.lower()]
    behind = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, behind, strict=True)
    )


def _weekday(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read a weekday by ``calendar.weekday_at``, or in the week that is named.

    A word that means a unit of time as well is the weekday where a word for day stands before it,
    a part of day belongs to it, or a capital tells. Where both readings stay open, at the start of
    a sentence, the week is given: it holds the day.
    """
    weekday, found = meanings.weekday(match["weekday"]), match.groupdict()
    if weekday is None or not _is_weekday(match, meanings, site):
        return None
    granularity, side = _day_granularity(match), meanings.side(found["mark"])
    if site.published is None:
        return Reading(None, granularity, side, "deictic")
    if found["week"] and side is not None:
        day = calendar.weekday_in_week(site.published, weekday, STEPS[side])
    else:
        day = calendar.weekday_at(site.published, weekday, side)
    return Reading(calendar.iso(day), granularity, side, "deictic")


def _is_weekday(match: Match, meanings: Meanings, site: Site) -> bool:
    found = match.groupdict()
    if any(found[name] for name in ("lead", "time", "head_part", "week")):
        return True
    if site.previous_word() in meanings.settings.not_dates.name_heads:
        return False
    if canonical(found["weekday"]) not in meanings.weekday_units:
        return True
    return site.telling_capital(match.end()) if found["mark"] else site.text[site.start].isupper()


def _weekday_eve(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    """Read the night before a weekday: "malam Minggu" is Saturday night."""
    weekday, side = meanings.weekday(match["weekday"]), meanings.side(match["mark"])
    if weekday is None:
        return None
    day, eve = None, (weekday - 1) % 7
    if site.published is not None and match["week"] and side is not None:
        day = calendar.weekday_in_week(site.published, eve, STEPS[side])
    elif site.published is not None:
        day = calendar.weekday_at(site.published, eve, side)
    return Reading(calendar.iso(day), "part", side, "deictic")


NAMED: dict[str, Resolver] = {
    "written_day": _written_day,
    "numeric_day": _numeric_day,
    "iso_day": _iso_day,
    "day_range": _day_range,
    "numeric_range": _numeric_range,
    "day_of_month": _day_of_month,
    "weekday": _weekday,
    "weekday_eve": _weekday_eve,
    "month": _month,
    "month_range": _month_range,
    "year": _year,
    "year_range": _year_range,
    "decade": _decade,
    "century": _century,
}
"""The functions of the forms that name a day, month or year."""
