"""How much speaks for two mentions telling of one occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from peristiwa.lexicon.compiled import PlaceEntry
from peristiwa.merge.columns import Bools, Floats, Ints
from peristiwa.merge.facts import Facts
from peristiwa.merge.regions import Regions
from peristiwa.merge.settings import MergeSettings
from peristiwa.merge.sheet import ALIKE, OTHER, SAME, Sheet
from peristiwa.merge.types import Types

__all__ = ["Likeness"]

_Reasons = Iterator[tuple[str, Bools]]

_WEEK = 7
_MONTHS = 45
_BESIDES = (
    "same type",
    "same mode",
    "same trigger",
    "same actors",
    "same recipients",
    "same numbers",
)
"""What may speak for a pair besides its words, places and times."""
_MARGIN = 1e-6
"""More than rounding does to a score."""
_AT_ONCE = 1 << 18
"""Pairs that are scored together; more only take memory."""
_HOW = {SAME: "same", OTHER: "other", ALIKE: "alike"}


class Likeness:
    """Scores pairs of mentions by the weights of ``merging.yaml``; above 0 they are one.

    ``places`` say which places lie in one region. Pairs are those of the rows of a `sheet`, the
    first in ``first``, the second in ``second``.
    """

    def __init__(self, settings: MergeSettings, places: Iterable[PlaceEntry]) -> None:
        self._settings = settings
        self._weights = settings.weights
        self._regions = Regions(places)
        self._most = sum(max(0.0, self._weights[reason]) for reason in _BESIDES) + _MARGIN
        self.types = Types(settings)

    def sheet(self, facts: Iterable[Facts] = ()) -> Sheet:
        """Lay facts side by side to be scored."""
        sheet = Sheet(self._settings.name, self._regions, self.types)
        sheet.extend(facts)
        return sheet

    def scores(self, sheet: Sheet, first: Ints, second: Ints) -> Floats:
        """Give the score of each pair, minus infinity where the types name different acts."""
        found = np.full(len(first), -np.inf)
        for part in _parts(len(first)):
            one, other = first[part], second[part]
            score = self._words(sheet, one, other)
            for name, holds in self._reasons(sheet, one, other):
                score += self._weights[name] * holds
            score[~_may_be_one(sheet, one, other)] = -np.inf
            found[part] = score
        return found

    def joins(self, sheet: Sheet, first: Ints, second: Ints) -> Bools:
        """Which pairs score above 0; what place and time alone rule out costs little."""
        found = np.zeros(len(first), bool)
        for part in _parts(len(first)):
            likely = np.flatnonzero(_may_be_one(sheet, first[part], second[part]))
            one, other = first[part][likely], second[part][likely]
            most = np.full(len(one), self._most)
            for name, holds in self._setting(sheet, one, other):
                most += self._weights[name] * holds
            for words in (self._most_of_words, self._words):
                left = most + words(sheet, one, other) > 0
                likely, one, other, most = likely[left], one[left], other[left], most[left]
            found[part][likely] = self.scores(sheet, one, other) > 0
        return found

    def reasons(self, sheet: Sheet, first: Ints, second: Ints) -> list[list[str]]:
        """Give the names of the weights that hold for each pair."""
        found: list[list[str]] = [[] for _ in range(len(first))]
        for name, holds in self._reasons(sheet, first, second):
            for place in np.flatnonzero(holds).tolist():
                found[place].append(name)
        return found

    def _words(self, sheet: Sheet, first: Ints, second: Ints) -> Floats:
        common = sheet.words.shared(first, second) - self._settings.common_words
        return self._weights["start"] + self._weights["words"] * common

    def _most_of_words(self, *_: object) -> float:
        return self._weights["start"] + self._weights["words"] * (1 - self._settings.common_words)

    def _reasons(self, sheet: Sheet, first: Ints, second: Ints) -> _Reasons:
        """Yield each reason with the pairs for which it holds."""
        yield "same type", sheet.type.array[first] == sheet.type.array[second]
        one, other = sheet.mode.array[first], sheet.mode.array[second]
        known = (one != 0) & (other != 0)
        yield "same mode", known & (one == other)
        yield "other mode", known & (one != other)
        yield "same trigger", sheet.trigger.array[first] == sheet.trigger.array[second]
        yield from self._sides(sheet, first, second)
        yield from self._setting(sheet, first, second)
        yield "same numbers", sheet.numbers.meet(first, second)
        yield "one article", sheet.article.array[first] == sheet.article.array[second]

    @staticmethod
    def _sides(sheet: Sheet, first: Ints, second: Ints) -> _Reasons:
        """Acts that are mutual have their parties on either side."""
        mutual = (sheet.is_mutual.array[first] | sheet.is_mutual.array[second]) != 0
        acting, undergoing = np.zeros((2, len(first)), np.int8)
        for pairs, found, side in (
            (mutual, acting, sheet.parties),
            (~mutual, acting, sheet.actors),
            (~mutual, undergoing, sheet.recipients),
        ):
            found[pairs] = side.compared(first[pairs], second[pairs])
        for which, name in _HOW.items():
            yield f"{name} actors", acting == which
        for which, name in _HOW.items():
            yield f"{name} recipients", undergoing == which

    def _setting(self, sheet: Sheet, first: Ints, second: Ints) -> _Reasons:
        """Yield those of place and time."""
        yield from _places(sheet, first, second)
        yield "told before", _told_before(sheet, first, second) | _told_before(sheet, second, first)
        yield from _days(sheet, first, second)
        yield from self._reports(sheet, first, second)

    def _reports(self, sheet: Sheet, first: Ints, second: Ints) -> _Reasons:
        """Yield those of the days of the reports, where those of the act aren't known."""
        day, published = sheet.day.array, sheet.published.array
        untold = (day[first] == 0) | (day[second] == 0)
        dated = untold & (published[first] != 0) & (published[second] != 0)
        apart = abs(published[first] - published[second])
        together, months = apart <= self._settings.together, apart >= _MONTHS
        yield "published together", dated & together
        yield "published months apart", dated & ~together & months
        away = dated & ~together & ~months & (apart >= self._settings.apart)
        yield "published apart", away


def _may_be_one(sheet: Sheet, first: Ints, second: Ints) -> Bools:
    """Whether the types can name one act."""
    found: Bools = (sheet.type.array[first] & sheet.types_like.array[second]) != 0
    return found


def _places(sheet: Sheet, first: Ints, second: Ints) -> _Reasons:
    """Places of one region, of which one is no town, may hold each other."""
    one, other = sheet.country.array[first], sheet.country.array[second]
    abroad = (one != 0) & (other != 0) & (one != other)
    yield "other country", abroad
    place, town, region = sheet.place.array, sheet.is_town.array, sheet.region.array
    one, other = place[first], place[second]
    known = ~abroad & (one != 0) & (other != 0)
    yield "same place", known & (one == other)
    towns = (town[first] & town[second]) != 0
    apart = (one != other) & (towns | (region[first] != region[second]))
    states = sheet.state.array[first], sheet.state.array[second]
    whole = np.logical_or.reduce([side == state for side in (one, other) for state in states])
    yield "other place", known & apart & ~whole


def _days(sheet: Sheet, first: Ints, second: Ints) -> _Reasons:
    """Yield those of the days of the act, or of the month or year that one tells."""
    day = sheet.day.array
    told = (day[first] != 0) & (day[second] != 0)
    apart = abs(day[first] - day[second])
    against = _contradict(sheet, first, second) | _contradict(sheet, second, first)
    yield "same day", told & (apart == 0)
    yield "next day", told & (apart == 1)
    yield "days apart", told & (apart > 1) & (apart <= _WEEK)
    yield "weeks apart", (told & (apart > _WEEK)) | (~told & against)


def _parts(count: int) -> Sequence[slice]:
    return [slice(start, start + _AT_ONCE) for start in range(0, count, _AT_ONCE)]


def _told_before(sheet: Sheet, one: Ints, other: Ints) -> Bools:
    """Whether ``one`` reports as done what ``other`` says was done on a later day."""
    published, day = sheet.published.array[one], sheet.day.array[other]
    found: Bools = (sheet.is_done.array[one] != 0) & (published != 0) & (published < day)
    return found


def _contradict(sheet: Sheet, one: Ints, other: Ints) -> Bools:
    """Whether the month or year that ``one`` tells is not that of the day of ``other``."""
    day, begins, ends = sheet.day.array[other], sheet.begins.array[one], sheet.ends.array[one]
    found: Bools = (day != 0) & (begins != 0) & ((day < begins) | (day > ends))
    return found
