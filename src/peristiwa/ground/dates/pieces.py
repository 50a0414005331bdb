"""The small regular expressions, made from the words of a language, that the forms consist of.

Every piece is bounded: no repetition without an upper limit, gaps of a few blanks and at most one
line break. A match attempt therefore costs a constant, and reading a text is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from peristiwa.ground.dates.settings import DateSettings, Words

__all__ = ["all_units", "any_of", "canonical", "make_pieces"]

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?)"
_MAYBE_GAP = rf"(?:{GAP})?"
_DASH = r"[-\u2010-\u2014]"
_APOSTROPHE = "['\u2018\u2019`\u00b4]"
_END = r"(?!\w)"
_NUMBER_END = r"(?!\w|[.,:/-]\d)"
_DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])"
_TIME = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d){0,2}(?!\d)"
_FULL_TIME = r"(?:[01]?\d|2[0-4])(?:[.:][0-5]\d){1,2}(?!\d)"
_YEAR = r"(?:1\d{3}|2[01]\d\d)"
_NOTHING = r"(?!)"

_SPACES = re.compile(r"\s+")
_APOSTROPHES = re.compile(_APOSTROPHE)
_DASHES = re.compile(_DASH)


def canonical(text: str) -> str:
    """Give lower-case ``text`` with single blanks, straight apostrophes and plain hyphens."""
    if text.isalnum():
        return text
    return _DASHES.sub("-", _APOSTROPHES.sub("'", _SPACES.sub(" ", text.strip())))


def _word(word: str, between: str) -> str:
    """Give the pattern of a word or phrase, with ``between`` where it has a blank."""
    parts = [
        "".join({"'": _APOSTROPHE, "-": _DASH}.get(letter, re.escape(letter)) for letter in part)
        for part in word.split()
    ]
    return between.join(parts)


def any_of(words: Iterable[str], end: str = _END, between: str = GAP) -> str:
    """Give the pattern of any of ``words``, longest first, up to ``end``."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_word(word, between) for word in ordered)}){end}" if ordered else _NOTHING


def _between(words: Iterable[str]) -> str:
    """Give the pattern of what stands between two ends: a dash, or one of ``words``."""
    return f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{any_of(words)}{GAP})"


def _long_units(settings: DateSettings) -> Words:
    units = settings.units
    return units.week + units.month + units.year + units.decade + units.century


def all_units(settings: DateSettings) -> Words:
    """Give the words for all units of time."""
    return settings.units.hour + settings.units.day + _long_units(settings)


def _number(settings: DateSettings) -> str:
    """Give the pattern of an amount in digits or words, up to five words."""
    numbers = settings.numbers
    word = any_of([*numbers.words, *numbers.teen, *numbers.ten, *numbers.hundred])
    return rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?(?!\d)|{word}(?:{GAP}{word}){{0,4}})"


def _amount(settings: DateSettings) -> str:
    """Give the pattern of an amount of time: "dua hari", "sepekan", "lebih dari 24 tahun".

    Its groups: ``hedge`` (anything that makes the amount inexact), ``more`` (the end of a range),
    ``one`` or ``unit``, and ``count``.
    """
    numbers = settings.numbers
    number = _number(settings)
    unit = any_of(all_units(settings))
    half = any_of(numbers.half)
    ranges = _between(numbers.ranges)
    counted = (
        rf"(?:(?P<vague>{any_of([*numbers.vague, *numbers.half])})"
        rf"|(?P<count>{number})(?P<more>{ranges}{number})?(?P<half>{GAP}{half})?)"
        rf"(?P<over>{GAP}{any_of(numbers.after_hedges)})?{GAP}(?P<unit>{unit})"
    )
    return (
        rf"(?:(?P<hedge>{any_of(numbers.hedges)}){GAP})?(?:{any_of(numbers.exact)}{GAP})?"
        rf"(?:{re.escape(numbers.one_prefix)}(?P<one>{unit})|{counted})"
        rf"(?P<extra>{GAP}{any_of(numbers.after_hedges)})?"
    )


def _clock(settings: DateSettings) -> str:
    """Give the pattern of a time of day: "sekitar pukul 15.00 WIB", "jam tujuh malam"."""
    lead, zone = any_of(settings.clock.leads), any_of(settings.clock.zones)
    time = f"(?:{_TIME}|{any_of(settings.numbers.words)})"
    to = f"(?:{_between([*settings.ranges, *settings.ands])}(?:{lead}{GAP})?)"
    hedge = f"(?:{any_of(settings.numbers.hedges)}{GAP})?"
    parts = settings.part_words
    deictic = any_of([*parts.after, *parts.other, *settings.day_words])
    part = f"(?:{GAP}{any_of(settings.day_parts)}(?!{GAP}{deictic}))?"
    return (
        f"(?:{hedge}{lead}{GAP}{time}(?:{to}{time})?{part}(?:{_MAYBE_GAP}{zone})?"
        f"|{hedge}{_FULL_TIME}(?:{to}{_FULL_TIME})?{GAP}{zone})"
    )


def _holiday(settings: DateSettings) -> str:
    """Give the pattern of any holiday; an ordinal may stand in it ("HUT ke-79 RI")."""
    ordinal = rf"{_word(settings.ordinal_prefix, GAP)}{_MAYBE_GAP}{_DASH}?{_MAYBE_GAP}\d{{1,3}}"
    names = [name for holiday in settings.holidays for name in holiday.names]
    return any_of(names, between=f"{GAP}(?:{ordinal}{GAP})?") + f"(?:{GAP}{ordinal}{_END})?"


def _word_classes(settings: DateSettings) -> dict[str, Iterable[str]]:
    """Give the pieces that are any of some words."""
    marks, relatives, vague = settings.markers, settings.relatives, settings.vague
    units, durations, absent = settings.units, settings.durations, settings.not_dates
    return {
        "part": settings.day_parts,
        "past_word": marks.count_past,
        "future_word": marks.count_future,
        "same": marks.same,
        "after": relatives.after,
        "before": relatives.before,
        "since": relatives.since,
        "until": relatives.until,
        "gap_lead": relatives.gap,
        "week": units.week,
        "month_unit": units.month,
        "year_unit": units.year,
        "century": units.century,
        "long_unit": _long_units(settings),
        "unit": all_units(settings),
        "edge": settings.edges,
        "day_lead": settings.day_leads,
        "date_lead": settings.date_leads,
        "day_word": settings.day_words,
        "before_part": settings.part_words.before,
        "after_part": settings.part_words.after,
        "other_part": settings.part_words.other,
        "night": settings.night_words,
        "other_day": settings.other_day_words,
        "eve": settings.eve,
        "bare_part": settings.bare_day_parts,
        "duration_lead": durations.leads,
        "duration_past": durations.past,
        "duration_future": durations.future,
        "decade_lead": settings.decade_leads,
        "recurring": absent.recurring,
        "before_amount": absent.before_amount,
        "vague_past": vague.past,
        "vague_present": vague.present,
        "vague_future": vague.future,
        "hijri": settings.hijri_marks,
    }


def _names(settings: DateSettings) -> dict[str, str]:
    """Give the pieces for the names of months, weekdays and holidays."""
    months = settings.months
    full = any_of(name for month in months for name in month.full)
    short = any_of(name for month in months for name in month.short) + rf"(?:\.(?={GAP}?\d))?"
    weekday = any_of(word for words in settings.weekdays for word in words)
    return {
        "full_month": full,
        "month": f"(?:{full}|{short})",
        "weekday": f"{weekday}(?!{GAP}{any_of(settings.not_dates.name_tails)})",
        "holiday": _holiday(settings),
    }


def _marks(settings: DateSettings) -> dict[str, str]:
    """Give the pieces for the markers of a side, each with a group of its own name."""
    marks = settings.markers
    link = f"(?:{any_of(marks.link)}{GAP})?"
    mark = any_of([*marks.past, *marks.future, *marks.present])
    names = ("mark", "head_mark", "year_mark")
    return {"link": link} | {name: f"{link}(?P<{name}>{mark})" for name in names}


def _years(settings: DateSettings) -> dict[str, str]:
    """Give the pieces for years; one of another calendar is none."""
    other = rf"(?!{_MAYBE_GAP}{any_of(settings.hijri_marks)})"
    return {
        "y": _YEAR + _NUMBER_END + other,
        "short_y": rf"(?:{_APOSTROPHE}\d\d{_NUMBER_END}|\d\d(?=[.,;:)]?(?:\n|$)|[.,;)]{GAP}))",
        "counter": f"(?:(?=(?P<counter>{GAP}{any_of(settings.counters)})))?",
    }


def make_pieces(settings: DateSettings) -> dict[str, str]:
    """Give the pieces by name.

    Only ``amount``, ``counter``, ``mark``, ``head_mark`` and ``year_mark`` hold named groups, so
    each of them can stand in a form once.
    """
    clock = _clock(settings)
    pieces = {
        "g": GAP,
        "og": _MAYBE_GAP,
        "dash": _DASH,
        "end": _END,
        "number_end": _NUMBER_END,
        "d": _DAY,
        "amount": _amount(settings),
        "clock": clock,
        "tail": rf"(?:,?{GAP}(?:{any_of(settings.day_parts)}|{clock})){{0,2}}",
        "zone": f"(?:,?{GAP}{any_of(settings.clock.zones)})?",
        "range": _between(settings.ranges),
        "range_or_and": _between([*settings.ranges, *settings.ands]),
        "decade_suffix": _word(settings.decade_suffix, GAP),
        "ordinal": _word(settings.ordinal_prefix, GAP),
        "law_lead": any_of(settings.not_dates.law_leads, end=r"(?![^\W\d_])"),
    }
    words = {name: any_of(words) for name, words in _word_classes(settings).items()}
    return pieces | words | _names(settings) | _marks(settings) | _years(settings)
