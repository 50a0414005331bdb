"""Finds which mentions tell of one occurrence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

import numpy as np

from peristiwa.lexicon.compiled import PlaceEntry, load_built
from peristiwa.merge.clusters import components, linked
from peristiwa.merge.columns import Floats, Ints
from peristiwa.merge.consensus import occurrence_of, order
from peristiwa.merge.facts import FactReader, Facts, Side
from peristiwa.merge.likeness import Likeness
from peristiwa.merge.settings import MergeSettings
from peristiwa.merge.sheet import Sheet
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
_BLOCKS = 100
"""Blocks whose pairs are gathered before doubles are left out."""
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
        sheet = self.likeness.sheet(facts)
        bound = _bound(sheet, range(len(sheet)), pinned)
        parts = components(len(sheet), self._joined(sheet, bound))
        return self._merged(sheet, parts, bound, at)

    def merged(
        self,
        sheet: Sheet,
        parts: Iterable[Sequence[int]],
        pinned: Iterable[Judgement] = (),
        at: datetime | None = None,
    ) -> Merged:
        """Group the rows of ``sheet``, of which those of a part hang together, as `__call__`."""
        ordered = [sorted(part, key=lambda row: order(sheet.rows[row])) for part in parts]
        bound = _bound(sheet, chain.from_iterable(ordered), pinned)
        return self._merged(sheet, ordered, bound, at)

    def _merged(
        self,
        sheet: Sheet,
        parts: Iterable[Sequence[int]],
        bound: Mapping[_Pair, float],
        at: datetime | None,
    ) -> Merged:
        groups = [
            [part[place] for place in group]
            for part in parts
            for group in linked(self._matrix(sheet, part, bound))
        ]
        groups.sort(key=lambda rows: order(sheet.rows[rows[0]]))
        judged = self._judgements(sheet, groups, at) if at is not None else []
        told = [occurrence_of([sheet.rows[row] for row in rows]) for rows in groups]
        return Merged(told, judged)

    def _joined(self, sheet: Sheet, bound: Mapping[_Pair, float]) -> set[_Pair]:
        """Give the pairs that have something in common and score above 0, or are pinned."""
        first, second = self._candidates(sheet.rows)
        joins = self.likeness.joins(sheet, first, second)
        found = set(zip(first[joins].tolist(), second[joins].tolist(), strict=True))
        found -= bound.keys()
        return found | {pair for pair, score in bound.items() if score > 0}

    def _matrix(self, sheet: Sheet, part: Sequence[int], bound: Mapping[_Pair, float]) -> Floats:
        """Give the scores of all pairs of ``part`` above the diagonal of a square."""
        one, other = np.triu_indices(len(part), 1)
        rows = np.array(part, np.int64)
        scores = np.full((len(part), len(part)), -np.inf)
        scores[one, other] = self.likeness.scores(sheet, rows[one], rows[other])
        places = {row: place for place, row in enumerate(part)}
        for (row, column), score in bound.items():
            if row in places and column in places:
                low, high = sorted((places[row], places[column]))
                scores[low, high] = score
        return scores

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

    def _candidates(self, facts: Sequence[Facts]) -> tuple[Ints, Ints]:
        """Give the pairs, the earlier first, that share a block which is not crowded."""
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(facts):
            for key in self.keys(one):
                blocks[key].append(place)
        small = [places for places in blocks.values() if 1 < len(places) <= CROWDED]
        found = np.empty(0, np.int64)
        for start in range(0, len(small), _BLOCKS):
            pairs = [_pairs(places, len(facts)) for places in small[start : start + _BLOCKS]]
            found = np.unique(np.concatenate([found, *pairs]))
        return found // max(1, len(facts)), found % max(1, len(facts))

    def _judgements(
        self, sheet: Sheet, groups: Iterable[Sequence[int]], at: datetime
    ) -> list[Judgement]:
        """Say of each mention why it was joined to the first of its occurrence."""
        pairs = [(first, other) for first, *others in groups for other in others]
        firsts, others = np.array(pairs, np.int64).reshape(-1, 2).T
        reasons = self.likeness.reasons(sheet, firsts, others)
        return [
            Judgement(
                left=sheet.rows[first].mention.id,
                right=sheet.rows[other].mention.id,
                same=True,
                by=RULE,
                at=at,
                reason=", ".join(why) or None,
            )
            for (first, other), why in zip(pairs, reasons, strict=True)
        ]


def _pairs(places: Sequence[int], count: int) -> Ints:
    """Give the pairs of ascending places, each as one number."""
    one, other = np.triu_indices(len(places), 1)
    rows = np.array(places, np.int64)
    return rows[one] * count + rows[other]


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


def _bound(sheet: Sheet, among: Iterable[int], pinned: Iterable[Judgement]) -> dict[_Pair, float]:
    """Give infinity or minus infinity for each pair of rows that people bind or part."""
    rows = {sheet.rows[row].mention.id: row for row in among}
    bound: dict[_Pair, float] = {}
    for judgement in sorted(pinned, key=lambda j: j.at):
        if judgement.left in rows and judgement.right in rows:
            one, other = sorted((rows[judgement.left], rows[judgement.right]))
            bound[one, other] = float("inf") if judgement.same else float("-inf")
    return bound
