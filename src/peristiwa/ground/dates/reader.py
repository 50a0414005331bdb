"""Finds the time expressions of a text and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from peristiwa.ground.dates.calendar import Side
from peristiwa.ground.dates.counted import COUNTED
from peristiwa.ground.dates.forms import compile_forms
from peristiwa.ground.dates.holidays import HOLIDAYS
from peristiwa.ground.dates.named import NAMED
from peristiwa.ground.dates.pieces import canonical
from peristiwa.ground.dates.settings import DateSettings
from peristiwa.ground.dates.starts import BARE_AMOUNT, DIGIT, OF_AMOUNTS, first_words, make_starter
from peristiwa.ground.dates.words import Kind, Match, Reading, Resolver, Site, make_meanings
from peristiwa.records import Granularity

__all__ = ["DateReader", "TimeExpression"]

_READERS: dict[str, Resolver] = NAMED | HOLIDAYS | COUNTED

_JOINED_CHARACTERS = 12
_WORD = re.compile(r"\w+")
_Form = tuple[Match, Resolver | None]


class TimeExpression(Struct, frozen=True):
    """A stretch of text that tells a time: ``text`` is ``given[start:end]``.

    ``value`` is ISO 8601 cut to its precision ("2018-11-05", "2018-11", "2018"), ``None`` where it
    isn't known. ``granularity`` ``part`` is a part of the day in ``value``; a ``week`` has the
    month in which it lies wholly, or no value. ``granularity`` is ``None`` for what has none of
    these sizes (decades, vague adverbs). ``direction`` is the side of publication, or for
    ``anaphoric`` ones of the anchor, that the words themselves name.

    ``kind``: ``absolute`` needs nothing else; ``deictic`` counts from publication; ``anaphoric``
    counts from another date of the text; ``duration`` is a length of time, no date.
    """

    start: int
    end: int
    text: str
    value: str | None
    granularity: Granularity | None
    direction: Side | None
    kind: Kind


class DateReader:
    """Reads the time expressions of texts in the language of ``settings``.

    It holds no state between calls. What it does: wherever a word or number of time stands, it
    tries all forms and keeps the longest that reads as a time; names and amounts that only look
    like dates ("Nomor 5 Tahun 2018", "berusia 24 tahun", "setiap Senin") take part and are dropped.
    A doubled word ("bertahun-tahun yang lalu") counts nothing.
    """

    def __init__(self, settings: DateSettings) -> None:
        self._meanings = make_meanings(settings)
        forms = {name: (form, _READERS.get(name)) for name, form in compile_forms(settings).items()}
        opens = first_words(settings)
        self._forms = {word: [forms[name] for name in names] for word, names in opens.items()}
        self._amount = forms[BARE_AMOUNT][0]
        self._otherwise = {
            word: [forms[name] for name in names if name not in OF_AMOUNTS]
            for word, names in opens.items()
            if BARE_AMOUNT in names
        }
        self._starter = re.compile(make_starter(opens))
        self._opening = frozenset(word for opening in opens for word in _WORD.findall(opening)[:1])
        joiners = "|".join(re.escape(word) for word in settings.ranges + settings.ands)
        self._joint = re.compile(rf"\s*,?\s*(?:{joiners})?\s*")

    def __call__(
        self, text: str, published: date | None, anchor: date | None = None
    ) -> list[TimeExpression]:
        """Give the time expressions of ``text`` in their order, none overlapping another.

        Without ``published`` deictic expressions have no value, without ``anchor`` anaphoric ones.
        Raises nothing.
        """
        low = _lower(text)
        found: list[TimeExpression] = []
        position = 0
        for starter in self._starters(low):
            start = end = starter.start()
            if start < position or low.endswith(f"{starter[0]}-", 0, start):
                position = max(position, starter.end())
                continue
            matches = self._matches(low, start, canonical(starter[0]))
            if matches:
                after_year = bool(found) and self._joins_years(low, found[-1], start)
                site = Site(text, low, start, published, anchor, after_year)
                end, reading = self._read(site, matches)
                if reading is not None:
                    found.append(TimeExpression(start, end, text[start:end], *reading))
            position = max(end, starter.end())
        return found

    def _starters(self, low: str) -> Iterator[Match]:
        """Give the places at which a form may begin; most words are passed over unread."""
        for word in _WORD.finditer(low):
            text = word[0]
            if text in self._opening or text[0].isdecimal() or not text.isascii():
                starter = self._starter.match(low, word.start())
                if starter is not None:
                    yield starter

    def _joins_years(self, low: str, last: TimeExpression, start: int) -> bool:
        """Tell whether the place follows a year as a further one ("2017 dan …")."""
        between = low[last.end : start]
        is_near = 0 < len(between) <= _JOINED_CHARACTERS
        return is_near and last.granularity == "year" and bool(self._joint.fullmatch(between))

    def _matches(self, low: str, start: int, word: str) -> list[_Form]:
        """Give the forms that hold at a place, which opens with ``word``, the longest first."""
        opening = DIGIT if word.isdecimal() else word
        forms = self._forms[opening]
        if opening in self._otherwise and self._amount.match(low, start) is None:
            forms = self._otherwise[opening]
        matches = [
            (match, reader)
            for form, reader in forms
            if (match := form.match(low, start)) is not None
        ]
        if len(matches) > 1:
            matches.sort(key=lambda pair: -pair[0].end())
        return matches

    def _read(self, site: Site, matches: Iterable[_Form]) -> tuple[int, Reading | None]:
        """Give the end of the longest form at ``site`` and its reading.

        The reading is ``None`` where the longest form that holds is no time.
        """
        for match, reader in matches:
            if reader is None:
                return match.end(), None
            reading = reader(match, self._meanings, site)
            if reading is not None:
                return match.end(), reading
        return site.start, None


def _lower(text: str) -> str:
    """Give ``text`` in lower case, character by character, so that offsets stay."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
