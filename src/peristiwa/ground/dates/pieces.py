"""The small regular expressions, made from the words of a language, that the forms consist of.

Every piece is bounded: no repetition without an upper limit, gaps of a few blanks and at most one
line break. A match attempt therefore costs a constant, and reading a text is linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from peristiwa.ground.dates.settings import DateSettings, Words

__all__ = ["canonical", "make_pieces", "make_starter"]

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
    return _DASHES.sub("-", _APOSTROPHES.sub("'", _SPACES.sub(" ", text.strip())))


def _word(word: str, between: str) -> str:
    """Give the pattern of a word or phrase, with ``between`` where it has a blank."""
    parts = [
        "".join({"'": _APOSTROPHE, "-": _DASH}.get(letter, re.escape(letter)) for letter in part)
        for part in word.split()
    ]
    return between.join(parts)


def _any(words: Iterable[str], end: str = _END, between: str = GAP) -> str:
    """Give the pattern of any of ``words``, longest first, up to the end of a word."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(_word(word, between) for word in ordered)}){end}" if ordered else _NOTHING


def _long_units(settings: DateSettings) -> Words:
    units = settings.units
    return units.week + units.month + units.year + units.decade + units.century


def _units(settings: DateSettings) -> Words:
    return settings.units.hour + settings.units.day + _long_units(settings)


def _number(settings: DateSettings) -> str:
    """Give the pattern of an amount in digits or words, up to five words."""
    numbers = settings.numbers
    word = _any([*numbers.words, *numbers.teen, *numbers.ten, *numbers.hundred])
    return rf"(?:\d{{1,4}}(?:[.,]\d{{1,2}})?(?!\d)|{word}(?:{GAP}{word}){{0,4}})"


def _amount(settings: DateSettings) -> str:
    """Give the pattern of an amount of time: "dua hari", "sepekan", "lebih dari 24 tahun".

    Its groups: ``hedge`` (anything that makes the amount inexact), ``more`` (the end of a range),
    ``one`` or ``unit``, and ``count``.
    """
    numbers = settings.numbers
    number = _number(settings)
    unit = _any(_units(settings))
    half = _any(numbers.half)
    ranges = f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{_any(numbers.ranges)}{GAP})"
    counted = (
        rf"(?:(?P<vague>{_any([*numbers.vague, *numbers.half])})"
        rf"|(?P<count>{number})(?P<more>{ranges}{number})?(?P<half>{GAP}{half})?)"
        rf"(?P<over>{GAP}{_any(numbers.after_hedges)})?{GAP}(?P<unit>{unit})"
    )
    return (
        rf"(?:(?P<hedge>{_any(numbers.hedges)}){GAP})?(?:{_any(numbers.exact)}{GAP})?"
        rf"(?:{re.escape(numbers.one_prefix)}(?P<one>{unit})|{counted})"
        rf"(?P<extra>{GAP}{_any(numbers.after_hedges)})?"
    )


def _clock(settings: DateSettings) -> str:
    """Give the pattern of a time of day: "sekitar pukul 15.00 WIB", "jam tujuh malam"."""
    lead, zone = _any(settings.clock.leads), _any(settings.clock.zones)
    time = f"(?:{_TIME}|{_any(settings.numbers.words)})"
    to = f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{_any(settings.ranges)}{GAP}(?:{lead}{GAP})?)"
    hedge = f"(?:{_any(settings.numbers.hedges)}{GAP})?"
    part = f"(?:{GAP}{_any(settings.day_parts)})?"
    return (
        f"(?:{hedge}{lead}{GAP}{time}(?:{to}{time})?{part}(?:{_MAYBE_GAP}{zone})?"
        f"|{hedge}{_FULL_TIME}(?:{to}{_FULL_TIME})?{GAP}{zone})"
    )


def _holiday(settings: DateSettings) -> str:
    """Give the pattern of any holiday; an ordinal may stand in it ("HUT ke-79 RI")."""
    ordinal = rf"{_word(settings.ordinal_prefix, GAP)}{_MAYBE_GAP}{_DASH}?{_MAYBE_GAP}\d{{1,3}}"
    names = [name for holiday in settings.holidays for name in holiday.names]
    return _any(names, between=f"{GAP}(?:{ordinal}{GAP})?") + f"(?:{GAP}{ordinal}{_END})?"


def make_pieces(settings: DateSettings) -> dict[str, str]:
    """Give the pieces by name; only ``amount`` and the markers hold named groups."""
    months = settings.months
    marks = settings.markers
    full = _any(name for month in months for name in month.full)
    short = _any(name for month in months for name in month.short) + rf"(?:\.(?={GAP}?\d))?"
    part, clock = _any(settings.day_parts), _clock(settings)
    zone = _any(settings.clock.zones)
    link = f"(?:{_any(marks.link)}{GAP})?"
    mark = _any([*marks.past, *marks.future, *marks.present])
    relatives = settings.relatives
    no_hijri = rf"(?!{_MAYBE_GAP}{_any(settings.hijri_marks)})"
    return {
        "g": GAP,
        "og": _MAYBE_GAP,
        "dash": _DASH,
        "end": _END,
        "number_end": _NUMBER_END,
        "d": _DAY,
        "y": _YEAR + _NUMBER_END + no_hijri,
        "counter": f"(?:(?=(?P<counter>{GAP}{_any(settings.counters)})))?",
        "weekday": _any(word for words in settings.weekdays for word in words)
        + f"(?!{GAP}{_any(settings.not_dates.name_tails)})",
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
        "past_word": _any(marks.count_past),
        "future_word": _any(marks.count_future),
        "same": _any(marks.same),
        "after": _any(relatives.after),
        "before": _any(relatives.before),
        "since": _any(relatives.since),
        "until": _any(relatives.until),
        "gap_lead": _any(relatives.gap),
        "hour": _any(settings.units.hour),
        "week": _any(settings.units.week),
        "month_unit": _any(settings.units.month),
        "year_unit": _any(settings.units.year),
        "century": _any(settings.units.century),
        "long_unit": _any(_long_units(settings)),
        "unit": _any(_units(settings)),
        "edge": _any(settings.edges),
        "day_lead": _any(settings.day_leads),
        "date_lead": _any(settings.date_leads),
        "range": f"(?:{_MAYBE_GAP}{_DASH}{_MAYBE_GAP}|{GAP}{_any(settings.ranges)}{GAP})",
        "day_word": _any(settings.day_words),
        "before_part": _any(settings.part_words.before),
        "after_part": _any(settings.part_words.after),
        "other_part": _any(settings.part_words.other),
        "night": _any(settings.night_words),
        "other_day": _any(settings.other_day_words),
        "eve": _any(settings.eve),
        "bare_part": _any(settings.bare_day_parts),
        "duration_lead": _any(settings.durations.leads),
        "duration_past": _any(settings.durations.past),
        "duration_future": _any(settings.durations.future),
        "decade_lead": _any(settings.decade_leads),
        "decade_suffix": _word(settings.decade_suffix, GAP),
        "ordinal": _word(settings.ordinal_prefix, GAP),
        "recurring": _any(settings.not_dates.recurring),
        "law_lead": _any(settings.not_dates.law_leads, end=r"(?![^\W\d_])"),
        "before_amount": _any(settings.not_dates.before_amount),
        "vague_past": _any(settings.vague.past),
        "vague_present": _any(settings.vague.present),
        "vague_future": _any(settings.vague.future),
        "hijri": _any(settings.hijri_marks),
    }


def _starting_words(settings: DateSettings) -> Iterator[str]:
    """Give every word or phrase with which a form can begin."""
    numbers, absent = settings.numbers, settings.not_dates
    for month in settings.months:
        yield from month.full + month.short
    for words in settings.weekdays:
        yield from words
    for unit in _units(settings):
        yield unit
        yield numbers.one_prefix + unit
    for names in (holiday.names for holiday in settings.holidays):
        yield from names
    yield from [*numbers.words, *settings.day_words, *settings.night_words]
    yield from [*settings.other_day_words, *settings.part_words.before]
    for group in (
        settings.day_parts, settings.bare_day_parts, settings.eve, numbers.vague, numbers.half,
        numbers.exact, numbers.hedges, settings.edges, settings.day_leads, settings.date_leads,
        settings.clock.leads, settings.durations.leads, settings.decade_leads, absent.recurring,
        absent.law_leads, absent.before_amount, settings.relatives.gap, settings.vague.past,
        settings.vague.present, settings.vague.future,
    ):
        yield from group


def make_starter(settings: DateSettings) -> str:
    """Give the pattern of the places at which some form may begin.

    A number inside another ("1.500", "3/4", "ke-17") begins nothing.
    """
    firsts = {word.split()[0] for word in _starting_words(settings)}
    words = _any(firsts, end=r"(?![^\W_])")
    return rf"(?<!\w)(?:{words}|\d(?<!\d[.,:/]\d)(?<!\w-\d))"
