"""Finds which mentions tell of one occurrence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from peristiwa.lexicon.compiled import PlaceEntry, load_built
from peristiwa.merge.clusters import clusters
from peristiwa.merge.consensus import occurrence_of, order
from peristiwa.merge.facts import FactReader, Facts, Side
from peristiwa.merge.likeness import Likeness
from peristiwa.merge.settings import MergeSettings
from peristiwa.records import Judgement, Mention, Occurrence

__all__ = [
    "CROWDED",
    "RULE",
    "Merged",
    "Merger",
    "days_of",
    "load_merger",
    "week_of",
    "weeks_around",
]

RULE = "merge/1"
"""Names the rules that judge; a change of them that changes judgements gets a new number."""
_WEEK = 7
CROWDED = 400
"""Mentions in a block; those of a larger one are compared only if they share another."""
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """The occurrences by the day of their first report, and the judgements that made them."""

    occurrences: list[Occurrence]
    judgements: list[Judgement]


class Merger:
    """Groups mentions into occurrences; the result depends on the set of mentions alone."""

    def __init__(self, settings: MergeSettings, places: Iterable[PlaceEntry]) -> None:
        self.read = FactReader(settings)
        self.likeness = Likeness(settings, places)
        self._mutual = frozenset(settings.mutual)

    def __call__(
        self,
        mentions: Iterable[Mention],
        texts: Mapping[str, str],
        pinned: Iterable[Judgement] = (),
        at: datetime | None = None,
    ) -> Merged:
        """Group ``mentions``.

        Args:
            mentions: all that may belong together: new ones with those of `touched` occurrences.
            texts: the words of the evidence of each mention, by its id.
            pinned: what people have judged, which always holds.
            at: when the judgements are made; none are given where it is None.
        """
        facts = sorted((self.read(m, texts.get(m.id, "")) for m in mentions), key=order)
        scores = self.scores(facts)
        scores |= _bound(facts, pinned)
        groups = clusters(
            len(facts), scores, lambda one, other: self.likeness(facts[one], facts[other])
        )
        together = [[facts[place] for place in group] for group in groups]
        judged = list(self._judgements(together, at)) if at is not None else []
        return Merged([occurrence_of(group) for group in together], judged)

    def scores(self, facts: Sequence[Facts]) -> dict[_Pair, float]:
        """Give the score of each pair of ``facts`` that has something in common."""
        return {
            (one, other): self.likeness(facts[one], facts[other])
            for one, other in sorted(self._candidates(facts))
        }

    def keys(self, facts: Facts) -> Iterator[str]:
        """Give what a mention is looked up by: names, places, countries, each with its week."""
        weeks = weeks_around(week_of(facts))
        for what in self.subjects(facts):
            yield from (f"{what}@{week}" for week in weeks)

    def subjects(self, facts: Facts) -> Iterator[str]:
        """Give what a mention is about: names, places, countries, its type."""
        for side in (facts.actors, facts.recipients):
            yield from (f"id:{id_}" for id_ in sorted(side.ids))
            for name in sorted(side.names):
                yield from (f"name:{word}" for word in name.lower().split() if len(word) > 3)
        if facts.place is not None:
            yield f"place:{facts.place}"
        yield f"sides:{_shape(facts.actors)}>{_shape(facts.recipients)}"
        yield f"type:{facts.mention.event.type}"

    def _candidates(self, facts: Sequence[Facts]) -> set[_Pair]:
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(facts):
            for key in self.keys(one):
                blocks[key].append(place)
        found: set[_Pair] = set()
        for places in blocks.values():
            if len(places) <= CROWDED:
                found.update(
                    pair
                    for pair in combinations(places, 2)
                    if self.likeness.may_be_one(
                        facts[pair[0]].mention.event.type, facts[pair[1]].mention.event.type
                    )
                )
        return found

    def _judgements(self, groups: Sequence[Sequence[Facts]], at: datetime) -> Iterator[Judgement]:
        """Say of each mention why it was joined to the first of its occurrence."""
        for first, *others in groups:
            for other in others:
                yield Judgement(
                    left=first.mention.id,
                    right=other.mention.id,
                    same=True,
                    by=RULE,
                    at=at,
                    reason=", ".join(self.likeness.reasons(first, other)) or None,
                )


def week_of(facts: Facts) -> int:
    """Give the number of the week of a mention, 0 where no day is known."""
    return facts.reference.toordinal() // _WEEK if facts.reference else 0


def weeks_around(week: int) -> list[int]:
    """Give the weeks in whose blocks a mention of ``week`` stands."""
    return [week - 1, week, week + 1] if week else [0]


def days_of(weeks: Sequence[int]) -> tuple[date, date] | None:
    """Give the first and the last day of some weeks, None where they are unknown."""
    known = [week for week in weeks if week]
    if not known:
        return None
    return date.fromordinal(min(known) * _WEEK), date.fromordinal((max(known) + 1) * _WEEK - 1)


def load_merger() -> Merger:
    """Load the merger with the weights and the places that ship with the package.

    Raises:
        LexiconError: when the built file is missing or out of date.
    """
    settings = load_built("merging.json", MergeSettings)
    return Merger(settings, load_built("places.json", list[PlaceEntry]))


def _shape(side: Side) -> str:
    return f"{','.join(sorted(side.countries))}/{','.join(sorted(side.sectors))}"


def _bound(facts: Sequence[Facts], pinned: Iterable[Judgement]) -> dict[_Pair, float]:
    places = {one.mention.id: place for place, one in enumerate(facts)}
    bound: dict[_Pair, float] = {}
    for judgement in sorted(pinned, key=lambda j: j.at):
        if judgement.left in places and judgement.right in places:
            one, other = sorted((places[judgement.left], places[judgement.right]))
            bound[one, other] = float("inf") if judgement.same else float("-inf")
    return bound
