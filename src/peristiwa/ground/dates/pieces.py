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
    ranges = f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{any_of(numbers.ranges)}{GAP})"
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
    to = f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{any_of(settings.ranges)}{GAP}(?:{lead}{GAP})?)"
    hedge = f"(?:{any_of(settings.numbers.hedges)}{GAP})?"
    part = f"(?:{GAP}{any_of(settings.day_parts)})?"
    return (
        f"(?:{hedge}{lead}{GAP}{time}(?:{to}{time})?{part}(?:{_MAYBE_GAP}{zone})?"
        f"|{hedge}{_FULL_TIME}(?:{to}{_FULL_TIME})?{GAP}{zone})"
    )


def _holiday(settings: DateSettings) -> str:
    """Give the pattern of any holiday; an ordinal may stand in it ("HUT ke-79 RI")."""
    ordinal = rf"{_word(settings.ordinal_prefix, GAP)}{_MAYBE_GAP}{_DASH}?{_MAYBE_GAP}\d{{1,3}}"
    names = [name for holiday in settings.holidays for name in holiday.names]
    return any_of(names, between=f"{GAP}(?:{ordinal}{GAP})?") + f"(?:{GAP}{ordinal}{_END})?"


def make_pieces(settings: DateSettings) -> dict[str, str]:
    """Give the pieces by name; only ``amount`` and the markers hold named groups."""
    months = settings.months
    marks = settings.markers
    full = any_of(name for month in months for name in month.full)
    short = any_of(name for month in months for name in month.short) + rf"(?:\.(?={GAP}?\d))?"
    part, clock = any_of(settings.day_parts), _clock(settings)
    zone = any_of(settings.clock.zones)
    link = f"(?:{any_of(marks.link)}{GAP})?"
    mark = any_of([*marks.past, *marks.future, *marks.present])
    relatives = settings.relatives
    no_hijri = rf"(?!{_MAYBE_GAP}{any_of(settings.hijri_marks)})"
    return {
        "g": GAP,
        "og": _MAYBE_GAP,
        "dash": _DASH,
        "end": _END,
        "number_end": _NUMBER_END,
        "d": _DAY,
        "y": _YEAR + _NUMBER_END + no_hijri,
        "counter": f"(?:(?=(?P<counter>{GAP}{any_of(settings.counters)})))?",
        "weekday": any_of(word for words in settings.weekdays for word in words)
        + f"(?!{GAP}{any_of(settings.not_dates.name_tails)})",
        "full_month": full,
        "month": f"(?:{full}|{short})",
        "amount": _amount(settings),
        "clock": clock,
        "tail": rf"(?:,?{GAP}(?:{part}|{clock})){{0,2}}",
        "part": part,
        "zone": f"(?:,?{GAP}{zone})?",
        "link": link,
        "mark": f"{link}(?P<mark>{mark})",
        "head_mark": f"{link}(?P<head_mark>{mark})",
        "year_mark": f"{link}(?P<year_mark>{mark})",
        "holiday": _holiday(settings),
        "past_word": any_of(marks.count_past),
        "future_word": any_of(marks.count_future),
        "same": any_of(marks.same),
        "after": any_of(relatives.after),
        "before": any_of(relatives.before),
        "since": any_of(relatives.since),
        "until": any_of(relatives.until),
        "gap_lead": any_of(relatives.gap),
        "hour": any_of(settings.units.hour),
        "week": any_of(settings.units.week),
        "month_unit": any_of(settings.units.month),
        "year_unit": any_of(settings.units.year),
        "century": any_of(settings.units.century),
        "long_unit": any_of(_long_units(settings)),
        "unit": any_of(all_units(settings)),
        "edge": any_of(settings.edges),
        "day_lead": any_of(settings.day_leads),
        "date_lead": any_of(settings.date_leads),
        "range": f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{any_of(settings.ranges)}{GAP})",
        "day_word": any_of(settings.day_words),
        "before_part": any_of(settings.part_words.before),
        "after_part": any_of(settings.part_words.after),
        "other_part": any_of(settings.part_words.other),
        "night": any_of(settings.night_words),
        "other_day": any_of(settings.other_day_words),
        "eve": any_of(settings.eve),
        "bare_part": any_of(settings.bare_day_parts),
        "duration_lead": any_of(settings.durations.leads),
        "duration_past": any_of(settings.durations.past),
        "duration_future": any_of(settings.durations.future),
        "decade_lead": any_of(settings.decade_leads),
        "decade_suffix": _word(settings.decade_suffix, GAP),
        "ordinal": _word(settings.ordinal_prefix, GAP),
        "recurring": any_of(settings.not_dates.recurring),
        "law_lead": any_of(settings.not_dates.law_leads, end=r"(?![^\W\d_])"),
        "before_amount": any_of(settings.not_dates.before_amount),
        "vague_past": any_of(settings.vague.past),
        "vague_present": any_of(settings.vague.present),
        "vague_future": any_of(settings.vague.future),
        "hijri": any_of(settings.hijri_marks),
    }
