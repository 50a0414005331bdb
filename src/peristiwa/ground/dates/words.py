"""What the words of a match mean: months, weekdays, units, amounts and sides as values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from peristiwa.ground.dates.calendar import Side, Unit
from peristiwa.ground.dates.pieces import canonical
from peristiwa.ground.dates.settings import DateSettings, Holiday, Numbers
from peristiwa.records import Granularity

__all__ = [
    "STEPS",
    "Kind",
    "Match",
    "Meanings",
    "Reading",
    "Resolver",
    "Site",
    "make_meanings",
    "marked_year",
    "written_year",
]

Kind = Literal["absolute", "deictic", "anaphoric", "duration"]
Match = re.Match[str]

_PIVOT = 69
"""Two-digit years from 69 are 19xx, the others 20xx (POSIX strptime)."""

STEPS: dict[Side, int] = {"past": -1, "at": 0, "future": 1}


@dataclass(frozen=True, slots=True)
class Site:
    """Where a form begins: the text around it and the dates to count from."""

    text: str
    low: str
    start: int
    published: date | None
    anchor: date | None
    after_year: bool
    """Whether a year just before is joined to this place ("2017 dan …")."""

    def previous_word(self) -> str:
        """Give the word before, in lower case, or ``""`` where something else stands there."""
        found = _PREVIOUS.search(self.low, max(0, self.start - _REACH), self.start)
        return canonical(found[1]) if found else ""

    def in_brackets(self, end: int) -> bool:
        """Tell whether brackets stand around the stretch up to ``end``."""
        return self.low[self.start - 1 : self.start] == "(" and self.low[end : end + 1] == ")"

    def telling_capital(self, end: int) -> bool:
        """Tell whether the first letter is a capital that no sentence start or title explains."""
        words = self.text[self.start : end].split()
        if not words[0][0].isupper() or words[0].isupper():
            return False
        if any(word[0].isupper() for word in words[1:]):
            return False
        before = self.low[max(0, self.start - _REACH) : self.start].rstrip(" \t\u00a0")
        return bool(before) and (before[-1].isalnum() or before[-1] in ",)%(")


_REACH = 24
_PREVIOUS = re.compile(r"(?<!\w)(\w[\w'\u2019-]*)[^\S\n]{0,2}[\s(\"'\u201c][^\S\n]?$")


@dataclass(frozen=True, slots=True)
class Meanings:
    """Lookup tables from canonical words to what they mean."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, Unit]
    sides: dict[str, Side]
    holidays: dict[str, Holiday]
    numbers: Numbers
    settings: DateSettings
    weekday_units: frozenset[str]
    """Words that name both a weekday and a unit."""

    def month(self, text: str) -> int:
        """Give the number of the month (January is 1) called ``text``."""
        return self.months[canonical(text).rstrip(".")]

    def weekday(self, text: str | None) -> int | None:
        """Give the number of the weekday (Monday is 0) called ``text``."""
        return None if text is None else self.weekdays[canonical(text)]

    def side(self, text: str | None) -> Side | None:
        """Give the side of publication that the marker ``text`` names."""
        return None if text is None else self.sides[canonical(text)]

    def holiday(self, text: str) -> Holiday:
        """Give the holiday of ``text``, in which an ordinal may stand."""
        ordinal = re.escape(self.settings.ordinal_prefix)
        name = re.sub(rf"\b{ordinal} ?-? ?\d+", "", canonical(text))
        return self.holidays[canonical(name)]

    def amount(self, match: Match) -> tuple[int | None, Unit]:
        """Give the amount of the piece ``amount`` and its unit; a vague amount is ``None``."""
        found = match.groupdict()
        unit = self.units[canonical(found["one"] or found["unit"])]
        inexact = ("hedge", "vague", "more", "half", "over", "extra")
        if any(found[name] for name in inexact):
            return None, unit
        return 1 if found["one"] else self.number(found["count"]), unit

    def number(self, text: str) -> int | None:
        """Give the value of a whole number in digits or words, ``None`` for a fraction.

        Words combine as Sneddon et al. 2010, chapter 2, says of numbers: a unit is multiplied by
        the word after it (ten, hundred) or raised by ten (teen), and the results are added.
        """
        if text[0].isdigit():
            return int(text) if text.isdecimal() else None
        total = last = 0
        for word in canonical(text).split():
            if word in self.numbers.words:
                total, last = total + last, self.numbers.words[word]
            elif word in self.numbers.teen:
                last += 10
            else:
                last *= 10 if word in self.numbers.ten else 100
        return total + last


class Reading(NamedTuple):
    """What a time expression says."""

    value: str | None
    granularity: Granularity | None
    direction: Side | None
    kind: Kind


Resolver = Callable[[Match, Meanings, Site], Reading | None]


def written_year(match: Match) -> int | None:
    """Give the year that stands in the match, in four digits or in two."""
    found = match.groupdict()
    text = found.get("year") or found.get("short_year")
    if not text:
        return None
    year = int(text[-2:] if found.get("short_year") else text)
    if year >= 100:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def marked_year(match: Match, meanings: Meanings, published: date) -> int | None:
    """Give the year of "Juni tahun lalu", where such a phrase stands there."""
    side = meanings.side(match["year_mark"])
    return None if side is None else published.year + STEPS[side]


def make_meanings(settings: DateSettings) -> Meanings:
    """Give the lookup tables for ``settings``."""
    marks = settings.markers
    units: dict[str, Unit] = {
        word: unit for unit in get_args(Unit) for word in getattr(settings.units, unit)
    }
    weekdays = {word: day for day, words in enumerate(settings.weekdays) for word in words}
    sides: dict[str, Side] = dict.fromkeys(marks.present, "at")
    sides.update(dict.fromkeys(marks.past, "past"))
    sides.update(dict.fromkeys(marks.future, "future"))
    return Meanings(
        months={
            word: number
            for number, month in enumerate(settings.months, start=1)
            for word in month.full + month.short
        },
        weekdays=weekdays,
        units=units,
        sides=sides,
        holidays={name: holiday for holiday in settings.holidays for name in holiday.names},
        numbers=settings.numbers,
        settings=settings,
        weekday_units=frozenset(weekdays) & frozenset(units),
    )
