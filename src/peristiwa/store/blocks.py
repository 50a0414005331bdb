"""Finds the mentions that a change may join or part, and no others.

Step 6 compares mentions that share a block, which is a subject in three weeks, and leaves blocks
out that are crowded. What hangs together by pairs that score above 0 is a component, and an
occurrence never reaches beyond its component. So a change concerns the components of the mentions
that come, those that went had hung in, and those of blocks that become or cease to be crowded; to
merge them anew gives what merging everything would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

import pyarrow as pa

from peristiwa.merge.merger import CROWDED, Merger, weeks_around
from peristiwa.store.told import Told, told_by_ids
from peristiwa.store.view import View

__all__ = ["Blocks", "components"]

_Place = tuple[int, int]
"""A subject's number and a week."""

_MEMBERS = (
    "SELECT subject, week, id, type FROM (SELECT id, type, week, unnest(subjects) AS subject"
    " FROM mentions WHERE week IN (SELECT week FROM wanted)) JOIN wanted USING (subject, week)"
)


class Blocks:
    """The mentions of a version by subject and week, before a change and after it."""

    def __init__(self, view: View, new: Sequence[Told], gone: Iterable[str]) -> None:
        self._view = view
        self._gone = frozenset(gone)
        self._stored: dict[_Place, dict[str, str]] = {}
        self._new: defaultdict[_Place, dict[str, str]] = defaultdict(dict)
        self._known: dict[_Place, dict[str, str] | None] = {}
        for told in new:
            for subject in told.subjects:
                self._new[subject, told.week][told.mention.id] = told.mention.event.type

    def load(self, told: Iterable[Told]) -> None:
        """Read the members of all blocks of some mentions."""
        wanted = {
            (subject, week)
            for one in told
            for block in weeks_around(one.week)
            for week in weeks_around(block)
            for subject in one.subjects
        } - self._stored.keys()
        if not wanted:
            return
        self._known.clear()
        self._stored.update((place, {}) for place in wanted)
        subjects, weeks = zip(*wanted, strict=True)
        table = pa.table(
            {"subject": pa.array(subjects, pa.int32()), "week": pa.array(weeks, pa.int32())}
        )
        for row in self._view.rows(_MEMBERS, lists={"wanted": table}):
            self._stored[row["subject"], row["week"]][row["id"]] = row["type"]

    def neighbours(self, told: Told, *, before: bool = False) -> dict[str, str]:
        """Give the types of the mentions in a mention's blocks, as they are or were, by id."""
        found: dict[str, str] = {}
        members = self._before if before else self._after
        for place in product(told.subjects, weeks_around(told.week)):
            found.update(members(place) or {})
        found.pop(told.mention.id, None)
        return found

    def turned(self, told: Iterable[Told]) -> Iterator[str]:
        """Yield the members of blocks that became crowded, or are so no longer."""
        places = {p for one in told for p in product(one.subjects, weeks_around(one.week))}
        for place in places:
            before, after = self._before(place), self._after(place)
            if (before is None) != (after is None):
                yield from after if after is not None else self._all(place)

    def _before(self, place: _Place) -> dict[str, str] | None:
        """Give the members of a block before the change, None where it is crowded."""
        parts = [self._stored.get(week, {}) for week in _weeks(place)]
        if sum(map(len, parts)) > CROWDED:
            return None
        return {id_: type_ for part in parts for id_, type_ in part.items()}

    def _after(self, place: _Place) -> dict[str, str] | None:
        """Give its members after it, None where it is crowded."""
        if place not in self._known:
            everyone = self._all(place) if self._may_be_uncrowded(place) else None
            crowded = everyone is None or len(everyone) > CROWDED
            self._known[place] = None if crowded else everyone
        return self._known[place]

    def _may_be_uncrowded(self, place: _Place) -> bool:
        stored = sum(len(self._stored.get(week, ())) for week in _weeks(place))
        return stored - len(self._gone) <= CROWDED

    def _all(self, place: _Place) -> dict[str, str]:
        members: dict[str, str] = {}
        for week in _weeks(place):
            stored = self._stored.get(week, {})
            members.update((id_, stored[id_]) for id_ in stored.keys() - self._gone)
            members.update(self._new.get(week, {}))
        return members


def _weeks(block: _Place) -> list[_Place]:
    """Give the places whose mentions stand in a block."""
    subject, week = block
    return [(subject, one) for one in weeks_around(week)]


class _Graph:
    """Grows components from mentions along pairs that score above 0 or are pinned together."""

    def __init__(
        self, view: View, merger: Merger, blocks: Blocks, bound: Mapping[str, set[str]]
    ) -> None:
        self._view, self._merger, self._blocks, self._bound = view, merger, blocks, bound
        self.told: dict[str, Told] = {}
        self._scored: dict[tuple[str, str], bool] = {}
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        self._grown: set[str] = set()

    def know(self, told: Iterable[Told]) -> None:
        """Take mentions in that are not in the version."""
        self.told.update((one.mention.id, one) for one in told)

    def fetch(self, ids: Iterable[str]) -> None:
        """Read mentions of the version that aren't known yet."""
        missing = sorted(set(ids) - self.told.keys())
        self.know(told_by_ids(self._view, self._merger, missing))

    def grow(self, seeds: Iterable[str]) -> None:
        """Find everything that hangs together with ``seeds``."""
        frontier = set(seeds) - self._grown
        while frontier:
            self.fetch(frontier)
            here = [self.told[id_] for id_ in frontier]
            self._blocks.load(here)
            around = {
                one.mention.id: self._alike(one, self._blocks.neighbours(one)) for one in here
            }
            self.fetch(id_ for ids in around.values() for id_ in ids)
            self._grown |= frontier
            found = {id_ for id_, ids in around.items() for id_ in self._linked(id_, ids)}
            frontier = found - self._grown

    def _alike(self, told: Told, types: Mapping[str, str]) -> list[str]:
        own = told.mention.event.type
        may_be_one = self._merger.likeness.may_be_one
        found = {id_ for id_, type_ in types.items() if may_be_one(own, type_)}
        return sorted(found | self._bound.get(told.mention.id, set()))

    def _linked(self, id_: str, others: Iterable[str]) -> list[str]:
        bound = self._bound.get(id_, set())
        near = [other for other in others if other in bound or self._together(id_, other)]
        for other in near:
            self._near[id_].add(other)
            self._near[other].add(id_)
        return near

    def _together(self, one: str, other: str) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._scored:
            self._scored[pair] = self.joins(self.told[one], self.told[other])
        return self._scored[pair]

    def joins(self, one: Told, other: Told) -> bool:
        """Whether a pair, whose types may name one act, scores above 0."""
        return self._merger.likeness.joins(one.facts, other.facts)

    def parts(self) -> list[list[str]]:
        """Give the components that have been grown, each sorted."""
        left, found = set(self._grown), []
        for start in sorted(self._grown):
            if start not in left:
                continue
            part, edge = {start}, [start]
            while edge:
                ahead = self._near[edge.pop()] - part
                part |= ahead
                edge += ahead
            left -= part
            found.append(sorted(part))
        return found


def components(
    view: View,
    merger: Merger,
    new: Sequence[Told],
    gone: Sequence[Told],
    *,
    bound: Mapping[str, set[str]],
    seeds: Iterable[str] = (),
) -> list[list[Told]]:
    """Give the components that a change concerns, as they are after it.

    Args:
        view: the version before the change.
        merger: step 6.
        new: the mentions that come.
        gone: the mentions that go; a mention that comes in another form goes and comes.
        bound: the mentions that people have pinned to a mention, by its id.
        seeds: other mentions whose components are wanted.
    """
    went = {one.mention.id for one in gone}
    blocks = Blocks(view, new, went)
    blocks.load([*new, *gone])
    graph = _Graph(view, merger, blocks, bound)
    graph.know(new)
    came = {one.mention.id for one in new}
    first = came | set(seeds) | set(blocks.turned([*new, *gone]))
    first |= set(_left_by(graph, blocks, merger, gone, bound)) - (went - came)
    while True:
        graph.grow(first)
        parts = graph.parts()
        grown = {id_ for part in parts for id_ in part}
        first = _partners(view, grown | went) - grown - (went - came)
        if not first:
            return [[graph.told[id_] for id_ in part] for part in parts]


def _left_by(
    graph: _Graph,
    blocks: Blocks,
    merger: Merger,
    gone: Iterable[Told],
    bound: Mapping[str, set[str]],
) -> Iterator[str]:
    """Yield the mentions that hung together with those that go."""
    for one in gone:
        types = blocks.neighbours(one, before=True)
        own = one.mention.event.type
        ids = [id_ for id_, type_ in types.items() if merger.likeness.may_be_one(own, type_)]
        graph.fetch(ids)
        yield from (id_ for id_ in ids if graph.joins(one, graph.told[id_]))
        yield from bound.get(one.mention.id, ())


def _partners(view: View, ids: Iterable[str]) -> set[str]:
    """Give the mentions of all events that have one of the mentions."""
    query = (
        "SELECT mention FROM links WHERE event IN"
        " (SELECT event FROM links WHERE mention IN (FROM ids))"
    )
    return {row["mention"] for row in view.rows(query, lists={"ids": sorted(ids)})}
