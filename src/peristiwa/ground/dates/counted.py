"""What the forms mean that count from publication or from another date; one function for each.

- An amount is cut to its unit: "dua hari lalu" is a day, "enam bulan lalu" a month.
- What is vague ("beberapa hari lalu", "hampir 24 tahun lalu") has no value.
- ``anaphoric`` forms count from the anchor only. "Dua hari kemudian" lies after it, "dua hari
  sebelumnya" before it. "24 tahun setelah X" names X, seen from the act whose date is the anchor:
  24 years *before* it; "dua hari sebelum X" in the same way lies after it.
- Lengths of time ("selama tiga hari", "dalam 24 tahun", "dua tahun terakhir") have no value.
"""

from __future__ import annotations

from datetime import date

from peristiwa.ground.dates import calendar
from peristiwa.ground.dates.calendar import Side, Unit
from peristiwa.ground.dates.pieces import canonical
from peristiwa.ground.dates.words import STEPS, Kind, Match, Meanings, Reading, Resolver, Site
from peristiwa.records import Granularity

__all__ = ["COUNTED"]

_GRANULARITIES: dict[Unit, Granularity] = {
    "hour": "part",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}


def _moved(base: date | None, count: int | None, unit: Unit, side: Side, kind: Kind) -> Reading:
    """Read ``count`` units away from ``base``, towards ``side``."""
    value = None if count is None else calendar.shift(base, STEPS[side] * count, unit)
    return Reading(value, _GRANULARITIES.get(unit), side, kind)


def _side(days: int) -> Side:
    return "at" if days == 0 else "past" if days < 0 else "future"


def _near(base: date | None, days: int, part: bool, kind: Kind = "deictic") -> Reading:
    """Read a day ``days`` after ``base``."""
    value = calendar.iso(calendar.plus(base, days))
    return Reading(value, "part" if part else "day", _side(days), kind)


def _day_word(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    days = meanings.settings.day_words[canonical(match["word"])]
    return _near(site.published, days, bool(match["before"] or match["part"]))


def _part_word(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    words = meanings.settings.part_words
    if match["before"]:
        return _near(site.published, words.before[canonical(match["before"])], part=True)
    return _near(site.published, words.after[canonical(match["after"])], part=True)


def _night(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    return _near(site.published, meanings.settings.night_words[canonical(match["word"])], part=True)


def _other_day(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    days = meanings.settings.other_day_words[canonical(match["word"])]
    return _near(site.anchor, days, bool(match["part"]), "anaphoric")


def _other_part(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    days = meanings.settings.part_words.other[canonical(match["word"])]
    return _near(site.anchor, days, part=True, kind="anaphoric")


def _unit(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    side = meanings.sides[canonical(match["mark"])]
    return _moved(site.published, 1, meanings.units[canonical(match["unit"])], side, "deictic")


def _counted(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    count, unit = meanings.amount(match)
    return _moved(site.published, count, unit, "past" if match["past"] else "future", "deictic")


def _relative(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    count, unit = meanings.amount(match)
    backwards = match["before"] or match["since"]
    return _moved(site.anchor, count, unit, "past" if backwards else "future", "anaphoric")


def _gap(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    count, unit = meanings.amount(match)
    return _moved(site.anchor, count, unit, "future", "anaphoric")


def _relative_unit(match: Match, meanings: Meanings, site: Site) -> Reading | None:
    unit = meanings.units[canonical(match["unit"])]
    side: Side = "future" if match["after"] else "past" if match["before"] else "at"
    return _moved(site.anchor, 1, unit, side, "anaphoric")


def _duration(match: Match, meanings: Meanings, _site: Site) -> Reading | None:
    unit = meanings.amount(match)[1]
    side: Side | None = "past" if match["past"] else "future" if match["future"] else None
    return Reading(None, _GRANULARITIES.get(unit), side, "duration")


def _vague(match: Match, _meanings: Meanings, _site: Site) -> Reading | None:
    side: Side = "past" if match["past"] else "future" if match["future"] else "at"
    return Reading(None, None, side, "deictic")


def _time_of_day(_match: Match, _meanings: Meanings, site: Site) -> Reading | None:
    """Read a time without its day: that of the anchor."""
    return Reading(calendar.iso(site.anchor), "part", None, "anaphoric")


COUNTED: dict[str, Resolver] = {
    "day_word": _day_word,
    "part_word": _part_word,
    "night": _night,
    "other_day": _other_day,
    "other_part": _other_part,
    "unit": _unit,
    "counted": _counted,
    "relative": _relative,
    "gap": _gap,
    "relative_unit": _relative_unit,
    "duration": _duration,
    "last_units": _duration,
    "vague": _vague,
    "clock": _time_of_day,
    "bare_part": _time_of_day,
}
"""The functions of the forms that count."""
