"""The shape of the hand-edited words of time, and the checks they have to pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct

from peristiwa.errors import LexiconError

__all__ = [
    "Clock",
    "DateSettings",
    "Durations",
    "Holiday",
    "Markers",
    "Month",
    "NotDates",
    "Numbers",
    "PartWords",
    "Relatives",
    "Units",
    "Vague",
    "Words",
    "parse_settings",
]

_LEAP_YEAR = 2000

Words = tuple[str, ...]


class Month(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names of one month: ``full`` ones can stand alone, ``short`` ones cannot."""

    full: Words
    short: Words


class Units(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words for the units of time; minutes and seconds count as ``hour``."""

    hour: Words
    day: Words
    week: Words
    month: Words
    year: Words
    decade: Words
    century: Words


class Numbers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Number words: ``words`` hold their value, the others say how they combine."""

    words: dict[str, int]
    teen: Words
    ten: Words
    hundred: Words
    one_prefix: str
    vague: Words
    half: Words
    ranges: Words
    exact: Words
    hedges: Words
    after_hedges: Words


class Markers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that place a date or a unit before, after or at publication."""

    past: Words
    future: Words
    present: Words
    same: Words
    link: Words
    count_past: Words
    count_future: Words


class PartWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that join with a part of day, with their distance in days.

    ``before`` it and ``after`` it count from publication, ``other`` ones, after it, from another
    date of the text.
    """

    before: dict[str, int]
    after: dict[str, int]
    other: dict[str, int]


class Relatives(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that make an amount of time count from another date of the text."""

    after: Words
    before: Words
    since: Words
    until: Words
    gap: Words


class Clock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that open a time of day, and time zones."""

    leads: Words
    zones: Words


class Durations(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before (``leads``) or after an amount that make it a length of time."""

    leads: Words
    past: Words
    future: Words


class NotDates(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words around things that look like dates and are none."""

    recurring: Words
    law_leads: Words
    before_amount: Words
    name_heads: Words
    name_tails: Words


class Vague(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Adverbs of time that name no date."""

    past: Words
    present: Words
    future: Words


class Holiday(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A day with a name: on the same ``day`` (MM-DD) each year, or on the ``days`` listed."""

    names: Words
    day: str | None = None
    days: tuple[date, ...] = ()
    bare: bool = True
    hijri_offset: int | None = None


class DateSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All words of time of a language; the keys are those of ``lexicon/language/dates.yaml``."""

    months: tuple[Month, ...]
    weekdays: tuple[Words, ...]
    units: Units
    day_parts: Words
    bare_day_parts: Words
    eve: Words
    numbers: Numbers
    markers: Markers
    day_words: dict[str, int]
    part_words: PartWords
    night_words: dict[str, int]
    other_day_words: dict[str, int]
    relatives: Relatives
    edges: Words
    day_leads: Words
    date_leads: Words
    leads: Words
    open_leads: Words
    counters: Words
    ranges: Words
    ands: Words
    clock: Clock
    durations: Durations
    decade_suffix: str
    decade_leads: Words
    ordinal_prefix: str
    not_dates: NotDates
    vague: Vague
    holidays: tuple[Holiday, ...]
    hijri_marks: Words


def parse_settings(obj: object) -> DateSettings:
    """Give the settings held by ``obj``, the decoded ``dates.yaml`` or the JSON built from it.

    Raises:
        LexiconError: a key is missing, unknown or of the wrong kind; a word is empty, not lower
            case or oddly spaced; there aren't 12 months or 7 weekdays; one word names two of
            them; a holiday has no valid day. The message names the key.
    """
    for key, text in _texts(obj, "$"):
        _check_text(key, text)
    try:
        settings = msgspec.convert(obj, DateSettings)
    except msgspec.ValidationError as error:
        raise _broken("$", f"{error}; compare the file with DateSettings") from error
    _check_count("months", len(settings.months), 12)
    _check_count("weekdays", len(settings.weekdays), 7)
    _check_unique("months", [month.full for month in settings.months])
    _check_unique("months", [month.full + month.short for month in settings.months])
    _check_unique("weekdays", settings.weekdays)
    _check_unique("units", list(msgspec.structs.astuple(settings.units)))
    _check_unique("holidays", [holiday.names for holiday in settings.holidays])
    for number, holiday in enumerate(settings.holidays):
        _check_holiday(f"holidays[{number}]", holiday)
    return settings


def _broken(key: str, what: str) -> LexiconError:
    return LexiconError(f"dates.yaml: {key}: {what}")


def _texts(obj: object, key: str) -> Iterator[tuple[str, str]]:
    """Give every string in ``obj``, mapping keys included, with the path that leads to it."""
    if isinstance(obj, str):
        yield key, obj
    elif isinstance(obj, dict):
        for name, value in obj.items():
            yield f"{key}.{name}", str(name)
            yield from _texts(value, f"{key}.{name}")
    elif isinstance(obj, list | tuple):
        for number, value in enumerate(obj):
            yield from _texts(value, f"{key}[{number}]")


def _check_text(key: str, text: str) -> None:
    if not text or text != " ".join(text.split()):
        raise _broken(key, f"{text!r} is empty or has blanks to spare; write it with single blanks")
    if text != text.lower():
        raise _broken(key, f"{text!r} has capitals; write it in lower case")


def _check_count(key: str, found: int, wanted: int) -> None:
    if found != wanted:
        raise _broken(key, f"has {found} entries; list all {wanted} in their order")


def _check_unique(key: str, groups: Any) -> None:
    owner: dict[str, int] = {}
    for number, words in enumerate(groups):
        if not words:
            raise _broken(f"{key}[{number}]", "has no names; give at least one")
        for word in words:
            if owner.setdefault(word, number) != number:
                raise _broken(f"{key}[{number}]", f"{word!r} stands under another entry, too")


def _check_holiday(key: str, holiday: Holiday) -> None:
    if (holiday.day is None) == (not holiday.days):
        raise _broken(key, "needs either day (MM-DD) or days (YYYY-MM-DD)")
    if holiday.day is not None:
        try:
            date.fromisoformat(f"{_LEAP_YEAR}-{holiday.day}")
        except ValueError as error:
            raise _broken(f"{key}.day", f"{holiday.day!r} is no day MM-DD") from error
