"""How much speaks for two mentions telling of one occurrence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from peristiwa.lexicon.compiled import PlaceEntry
from peristiwa.merge.facts import Facts, Side
from peristiwa.merge.settings import MergeSettings

__all__ = ["Likeness"]

_TOWNS = frozenset({"city", "regency", "district"})
_NEXT = 1
_WEEK = 7
_MONTHS = 45


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
        words = _shared(first.words, second.words) - self._settings.common_words
        score = weights["start"] + weights["words"] * words
        return score + sum(weights[reason] for reason in self.reasons(first, second))

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether two types can name one act."""
        return one == other or frozenset((one, other)) in self._compatible

    def reasons(self, first: Facts, second: Facts) -> Iterator[str]:
        """Give the names of the weights that hold for a pair."""
        one, other = first.mention.event, second.mention.event
        if one.type == other.type:
            yield "same type"
        if one.mode and other.mode:
            yield "same mode" if one.mode == other.mode else "other mode"
        if first.trigger == second.trigger:
            yield "same trigger"
        yield from self._sides(first, second)
        yield from self._places(first, second)
        yield from self._times(first, second)
        if any(second.numbers.get(kind) == number for kind, number in first.numbers.items()):
            yield "same numbers"
        if first.mention.article == second.mention.article:
            yield "one article"

    def _places(self, first: Facts, second: Facts) -> Iterator[str]:
        """Places of one region, of which one is no town, may hold each other."""
        if first.country and second.country and first.country != second.country:
            yield "other country"
        elif first.place and second.place:
            regions = {self._regions.get(first.place), self._regions.get(second.place)}
            if first.place == second.place:
                yield "same place"
            elif len(regions) > 1 or (first.place in self._towns and second.place in self._towns):
                whole = {f"state:{first.country}", f"state:{second.country}"}
                yield from [] if whole & {first.place, second.place} else ["other place"]

    def _sides(self, first: Facts, second: Facts) -> Iterator[str]:
        if first.mention.event.type in self._mutual:
            both = (
                _joined(first.actors, first.recipients),
                _joined(second.actors, second.recipients),
            )
            yield from (f"{how} actors" for how in self._compared(*both))
            return
        yield from (f"{how} actors" for how in self._compared(first.actors, second.actors))
        yield from (
            f"{how} recipients" for how in self._compared(first.recipients, second.recipients)
        )

    def _compared(self, one: Side, other: Side) -> Iterator[str]:
        if not one.known or not other.known:
            return
        if one.ids & other.ids or self._same_name(one, other):
            yield "same"
        elif _are_others(one, other):
            yield "other"
        elif one.sectors & other.sectors and one.countries & other.countries:
            yield "other" if one.names and other.names else "alike"
        elif one.sectors and other.sectors and not one.sectors & other.sectors:
            yield from ["other"] if one.names and other.names else []

    def _same_name(self, one: Side, other: Side) -> bool:
        limit = self._settings.name
        return any(
            fuzz.token_set_ratio(name, called) >= limit
            for name in one.names
            for called in other.names
        )

    def _times(self, first: Facts, second: Facts) -> Iterator[str]:
        if _told_before(first, second) or _told_before(second, first):
            yield "told before"
        if first.day and second.day:
            days = abs((first.day - second.day).days)
            yield _apart(days)
        elif _contradict(first, second) or _contradict(second, first):
            yield "weeks apart"
        if not (first.day and second.day) and first.published and second.published:
            days = abs((first.published - second.published).days)
            if days <= self._settings.together:
                yield "published together"
            elif days >= _MONTHS:
                yield "published months apart"
            elif days >= self._settings.apart:
                yield "published apart"


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
    if one.countries & other.countries:
        return False
    return bool((one.ids and other.ids) or (one.countries and other.countries))


def _told_before(one: Facts, other: Facts) -> bool:
    """Whether ``one`` reports as done what ``other`` says was done on a later day."""
    if one.published is None or other.day is None or one.mention.event.status != "actual":
        return False
    return one.published < other.day


def _joined(one: Side, other: Side) -> Side:
    return Side(
        one.ids | other.ids,
        one.names | other.names,
        one.countries | other.countries,
        one.sectors | other.sectors,
    )


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of the shorter text that the other has, too, from 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))
