"""How much speaks for two mentions telling of one occurrence."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from peristiwa.lexicon.compiled import PlaceEntry
from peristiwa.merge.facts import Facts, Side
from peristiwa.merge.settings import MergeSettings

__all__ = ["Likeness"]

_TOWNS = frozenset({"city", "regency", "district"})
_NEXT = 1
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


class Likeness:
    """Scores pairs of mentions by the weights of ``merging.yaml``; above 0 they are one.

    ``places`` say which places lie in one region.
    """

    def __init__(self, settings: MergeSettings, places: Iterable[PlaceEntry]) -> None:
        self._settings = settings
        self._regions: dict[str, str] = {}
        self._towns: set[str] = set()
        for place in places:
            self._regions[place.id] = f"{place.country} {place.admin1 or place.name}"
            if place.kind in _TOWNS:
                self._towns.add(place.id)
        self._mutual = frozenset(settings.mutual)
        self._most = sum(max(0.0, settings.weights[reason]) for reason in _BESIDES) + _MARGIN
        self._compatible = {frozenset((one, other)) for one in _types(settings) for other in [one]}
        self._compatible |= {
            frozenset((one, other))
            for group in settings.compatible
            for one in group
            for other in group
        }

    def __call__(self, first: Facts, second: Facts) -> float:
        """Give the score of a pair, or minus infinity where the types name different acts."""
        if not self.may_be_one(first.mention.event.type, second.mention.event.type):
            return float("-inf")
        weights = self._settings.weights
        score = self._words(first, second)
        return score + sum([weights[reason] for reason in self.reasons(first, second)])

    def joins(self, first: Facts, second: Facts) -> bool:
        """Whether a pair scores above 0; what place and time alone rule out costs little."""
        weights = self._settings.weights
        score = self._words(first, second)
        score += sum([weights[reason] for reason in self._setting(first, second)])
        return score + self._most > 0 and self(first, second) > 0

    def _words(self, first: Facts, second: Facts) -> float:
        words = _shared(first.words, second.words) - self._settings.common_words
        return self._settings.weights["start"] + self._settings.weights["words"] * words

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether two types can name one act."""
        return one == other or frozenset((one, other)) in self._compatible

    def reasons(self, first: Facts, second: Facts) -> list[str]:
        """Give the names of the weights that hold for a pair."""
        one, other = first.mention.event, second.mention.event
        found = ["same type"] if one.type == other.type else []
        if one.mode and other.mode:
            found.append("same mode" if one.mode == other.mode else "other mode")
        if first.trigger == second.trigger:
            found.append("same trigger")
        found += self._sides(first, second)
        found += self._setting(first, second)
        if any(second.numbers.get(kind) == number for kind, number in first.numbers.items()):
            found.append("same numbers")
        if first.mention.article == second.mention.article:
            found.append("one article")
        return found

    def _setting(self, first: Facts, second: Facts) -> list[str]:
        """Give those of place and time."""
        place = self._place(first, second)
        times = self._times(first, second)
        return [place, *times] if place else times

    def _place(self, first: Facts, second: Facts) -> str | None:
        """Places of one region, of which one is no town, may hold each other."""
        if first.country and second.country and first.country != second.country:
            return "other country"
        if not first.place or not second.place:
            return None
        if first.place == second.place:
            return "same place"
        regions = {self._regions.get(first.place), self._regions.get(second.place)}
        if len(regions) > 1 or (first.place in self._towns and second.place in self._towns):
            whole = {f"state:{first.country}", f"state:{second.country}"}
            return None if whole & {first.place, second.place} else "other place"
        return None

    def _sides(self, first: Facts, second: Facts) -> list[str]:
        if first.mention.event.type in self._mutual:
            how = self._compared(first.parties, second.parties)
            return [f"{how} actors"] if how else []
        acting = self._compared(first.actors, second.actors)
        undergoing = self._compared(first.recipients, second.recipients)
        return [
            *([f"{acting} actors"] if acting else []),
            *([f"{undergoing} recipients"] if undergoing else []),
        ]

    def _compared(self, one: Side, other: Side) -> str | None:
        if not one.known or not other.known:
            return None
        if not one.ids.isdisjoint(other.ids) or self._same_name(one, other):
            return "same"
        if _are_others(one, other):
            return "other"
        named = bool(one.names and other.names)
        if not one.sectors.isdisjoint(other.sectors):
            return None if one.countries.isdisjoint(other.countries) else _named_alike(named)
        return "other" if one.sectors and other.sectors and named else None

    def _same_name(self, one: Side, other: Side) -> bool:
        limit = self._settings.name
        return any(
            _likeness_of_names(name, called) >= limit
            for name in one.names
            for called in other.names
        )

    def _times(self, first: Facts, second: Facts) -> list[str]:
        found = []
        if _told_before(first, second) or _told_before(second, first):
            found.append("told before")
        if first.day and second.day:
            return [*found, _apart(abs((first.day - second.day).days))]
        if _contradict(first, second) or _contradict(second, first):
            found.append("weeks apart")
        if first.published and second.published:
            days = abs((first.published - second.published).days)
            if days <= self._settings.together:
                found.append("published together")
            elif days >= _MONTHS:
                found.append("published months apart")
            elif days >= self._settings.apart:
                found.append("published apart")
        return found


@lru_cache(1 << 16)
def _likeness_of_names(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other)


def _named_alike(named: bool) -> str:
    """Two of one sector and country are others where both bear names."""
    return "other" if named else "alike"


def _types(settings: MergeSettings) -> set[str]:
    return {type_ for group in settings.compatible for type_ in group}


def _contradict(one: Facts, other: Facts) -> bool:
    """Whether the month or year that ``one`` tells is not that of the day of ``other``."""
    if one.span is None or other.day is None:
        return False
    return not other.day.isoformat().startswith(one.span)


def _apart(days: int) -> str:
    if days == 0:
        return "same day"
    if days <= _NEXT:
        return "next day"
    return "days apart" if days <= _WEEK else "weeks apart"


def _are_others(one: Side, other: Side) -> bool:
    """Whether two sides share no country although each has one, or is identified."""
    if not one.countries.isdisjoint(other.countries):
        return False
    return bool((one.ids and other.ids) or (one.countries and other.countries))


def _told_before(one: Facts, other: Facts) -> bool:
    """Whether ``one`` reports as done what ``other`` says was done on a later day."""
    if one.published is None or other.day is None or one.mention.event.status != "actual":
        return False
    return one.published < other.day


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of the shorter text that the other has, too, from 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))
