"""Where a form can begin: with which words, and so which forms to try at a word.

Trying only the forms that can begin with a word makes reading several times as fast.
"""

from __future__ import annotations

from collections.abc import Iterable

from peristiwa.ground.dates.pieces import all_units, any_of, canonical
from peristiwa.ground.dates.settings import DateSettings

__all__ = ["BARE_AMOUNT", "DIGIT", "OF_AMOUNTS", "STARTS", "first_words", "make_starter"]

DIGIT = "0"
"""Stands for any number in digits among the words that open a form."""

_AMOUNT = ("digit", "number", "one", "hedge")
_DATE = ("digit", "clock", "hedge", "weekday", "day_lead", "date_lead")

STARTS = {
    "written_day": _DATE,
    "numeric_day": _DATE,
    "iso_day": ("digit",),
    "day_range": ("digit", "weekday", "day_lead", "date_lead"),
    "numeric_range": ("weekday", "day_lead"),
    "day_of_month": ("date_lead",),
    "weekday": ("weekday", "day_lead", "digit", "clock", "hedge"),
    "weekday_eve": ("eve",),
    "month": ("edge", "unit", "month"),
    "month_range": ("unit", "month"),
    "year": ("edge", "unit", "digit"),
    "year_range": ("unit", "digit"),
    "decade": ("edge", "decade_lead", "digit"),
    "century": ("edge", "unit"),
    "day_word": ("part", "day_word"),
    "night": ("night",),
    "part_word": ("part", "before_part"),
    "other_part": ("part",),
    "other_day": ("other_day",),
    "unit": ("edge", "unit"),
    "counted": _AMOUNT,
    "relative": (*_AMOUNT, "gap"),
    "gap": ("gap",),
    "relative_unit": ("unit",),
    "duration": ("duration_lead",),
    "last_units": _AMOUNT,
    "holiday": ("eve", "holiday"),
    "vague": ("vague",),
    "clock": ("digit", "clock", "hedge"),
    "bare_part": ("part",),
    "bare_amount": (*_AMOUNT, "before_amount"),
    "recurring": ("recurring",),
    "law": ("law_lead", "digit"),
    "weekday_pair": ("weekday", "day_lead"),
}
"""The classes of words with which each form of ``forms.PATTERNS`` can begin."""

BARE_AMOUNT = "bare_amount"
OF_AMOUNTS = frozenset({"counted", "relative", "last_units", BARE_AMOUNT})
"""The forms that hold only where a bare amount does, at the words that open one."""


def _classes(settings: DateSettings) -> dict[str, Iterable[str]]:
    """Give the words or phrases of each class."""
    numbers, absent, vague = settings.numbers, settings.not_dates, settings.vague
    units = all_units(settings)
    return {
        "digit": [DIGIT],
        "month": [word for month in settings.months for word in month.full + month.short],
        "weekday": [word for words in settings.weekdays for word in words],
        "unit": units,
        "one": [numbers.one_prefix + unit for unit in units],
        "number": [*numbers.words, *numbers.teen, *numbers.ten, *numbers.hundred, *numbers.vague,
                   *numbers.half, *numbers.exact],
        "hedge": numbers.hedges,
        "part": settings.day_parts + settings.bare_day_parts,
        "eve": settings.eve,
        "day_word": settings.day_words,
        "before_part": settings.part_words.before,
        "night": settings.night_words,
        "other_day": settings.other_day_words,
        "edge": settings.edges,
        "day_lead": settings.day_leads,
        "date_lead": settings.date_leads,
        "clock": settings.clock.leads,
        "duration_lead": settings.durations.leads,
        "decade_lead": settings.decade_leads,
        "gap": settings.relatives.gap,
        "holiday": [name for holiday in settings.holidays for name in holiday.names],
        "vague": vague.past + vague.present + vague.future,
        "recurring": absent.recurring,
        "law_lead": absent.law_leads,
        "before_amount": absent.before_amount,
    }  # fmt: skip


def first_words(settings: DateSettings) -> dict[str, list[str]]:
    """Give, for each word that can open a form, the names of the forms it can open."""
    classes = _classes(settings)
    opens: dict[str, list[str]] = {}
    for form, names in STARTS.items():
        for word in {phrase.split()[0] for name in names for phrase in classes[name]}:
            opens.setdefault(canonical(word), []).append(form)
    return opens


def make_starter(words: Iterable[str]) -> str:
    """Give the pattern of the places at which a form may begin: one of ``words``, or a digit.

    A number inside another ("1.500", "3/4", "ke-17") begins nothing.
    """
    opening = any_of((word for word in words if word != DIGIT), end=r"(?![^\W_])")
    return rf"(?<!\w)(?:{opening}|\d(?<!\d[.,:/]\d)(?<!\w-\d))"
