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
from dataclasses import dataclass
from itertools import chain, product

import numpy as np
import pyarrow as pa

from peristiwa.merge import clusters
from peristiwa.merge.columns import Column, Ints
from peristiwa.merge.merger import CROWDED, Merger, weeks_around
from peristiwa.merge.sheet import Sheet
from peristiwa.merge.types import Types
from peristiwa.store.told import Told, told_by_ids
from peristiwa.store.view import View

__all__ = ["Blocks", "Components", "components"]

_Place = tuple[int, int]
"""A subject's number and a week."""

_MEMBERS = (
    "SELECT subject, week, id, type FROM (SELECT id, type, week, unnest(subjects) AS subject"
    " FROM mentions WHERE week IN (SELECT week FROM wanted)) JOIN wanted USING (subject, week)"
)


class Blocks:
    """The mentions of a version by subject and week, before a change and after it.

    Mentions have numbers, the places of their ids in ``ids``.
    """

    def __init__(self, view: View, types: Types, new: Sequence[Told], gone: Iterable[str]) -> None:
        self._view, self._all_types = view, types
        self.ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._types = Column()
        self._gone = frozenset(gone)
        self._stored: dict[_Place, list[int]] = {}
        self._new: defaultdict[_Place, list[int]] = defaultdict(list)
        self._known: dict[_Place, Ints | None] = {}
        for told in new:
            number = self._number(told.mention.id, told.mention.event.type)
            for subject in told.subjects:
                self._new[subject, told.week].append(number)

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
        self._stored.update((place, []) for place in wanted)
        subjects, weeks = zip(*wanted, strict=True)
        table = pa.table(
            {"subject": pa.array(subjects, pa.int32()), "week": pa.array(weeks, pa.int32())}
        )
        for row in self._view.rows(_MEMBERS, lists={"wanted": table}):
            number = self._number(row["id"], row["type"])
            self._stored[row["subject"], row["week"]].append(number)

    def neighbours(self, told: Told, *, before: bool = False) -> Ints:
        """Give the numbers of the mentions in a mention's blocks, as they are or were.

        Only those are given whose types can name the same act.
        """
        members = self._before if before else self._after
        found = np.zeros(len(self.ids), bool)
        for place in product(told.subjects, weeks_around(told.week)):
            block = members(place)
            if block is not None:
                found[block] = True
        if told.mention.id in self._numbers:
            found[self._numbers[told.mention.id]] = False
        likes = self._all_types.bits_like(told.mention.event.type)
        return np.flatnonzero(found & ((self._types.array & likes) != 0))

    def turned(self, told: Iterable[Told]) -> Iterator[str]:
        """Yield the members of blocks that became crowded, or are so no longer."""
        places = {p for one in told for p in product(one.subjects, weeks_around(one.week))}
        for place in places:
            before, after = self._before(place), self._after(place)
            if (before is None) != (after is None):
                members = after if after is not None else self._all(place)
                yield from (self.ids[number] for number in members)

    def _number(self, id_: str, type_: str) -> int:
        if id_ not in self._numbers:
            self._numbers[id_] = len(self.ids)
            self.ids.append(id_)
            self._types.append(self._all_types.bit(type_))
        return self._numbers[id_]

    def _before(self, place: _Place) -> Ints | None:
        """Give the members of a block before the change, None where it is crowded."""
        parts = [self._stored.get(week, []) for week in _weeks(place)]
        return None if sum(map(len, parts)) > CROWDED else _numbers(chain.from_iterable(parts))

    def _after(self, place: _Place) -> Ints | None:
        """Give its members after it, None where it is crowded."""
        if place not in self._known:
            everyone = self._all(place) if self._may_be_uncrowded(place) else None
            crowded = everyone is None or len(everyone) > CROWDED
            self._known[place] = None if crowded else everyone
        return self._known[place]

    def _may_be_uncrowded(self, place: _Place) -> bool:
        stored = sum(len(self._stored.get(week, ())) for week in _weeks(place))
        return stored - len(self._gone) <= CROWDED

    def _all(self, place: _Place) -> Ints:
        members: set[int] = set()
        for week in _weeks(place):
            stored = self._stored.get(week, ())
            members.update(one for one in stored if self.ids[one] not in self._gone)
            members.update(self._new.get(week, ()))
        return _numbers(members)


def _numbers(found: Iterable[int]) -> Ints:
    return np.fromiter(found, np.int64)


def _pairs(own: Ints, around: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Pair each row of ``own`` with those around it."""
    return np.repeat(own, [len(rows) for rows in around]), np.concatenate(around)


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
        self.sheet = merger.likeness.sheet()
        self._rows: dict[str, int] = {}
        self._joined: set[tuple[int, int]] = set()
        self._grown: set[str] = set()

    def know(self, told: Iterable[Told]) -> None:
        """Take mentions in that are not in the version."""
        for one in told:
            self.told[one.mention.id] = one
            self._rows[one.mention.id] = len(self.sheet)
            self.sheet.extend([one.facts])

    def fetch(self, ids: Iterable[str]) -> None:
        """Read mentions of the version that aren't known yet."""
        missing = sorted({id_ for id_ in ids if id_ not in self.told})
        self.know(told_by_ids(self._view, self._merger, missing))

    def grow(self, seeds: Iterable[str]) -> None:
        """Find everything that hangs together with ``seeds``."""
        frontier = set(seeds) - self._grown
        while frontier:
            self.fetch(frontier)
            here = [self.told[id_] for id_ in sorted(frontier)]
            self._blocks.load(here)
            joined = self._pinned(frontier) | self._alike(here)
            self._joined |= joined
            self._grown |= frontier
            found = {self.sheet.rows[row].mention.id for pair in joined for row in pair}
            frontier = found - self._grown

    def _pinned(self, ids: Iterable[str]) -> set[tuple[int, int]]:
        """Give the pairs of rows that people have pinned together, the first of ``ids``."""
        pairs = {
            (id_, other) for id_ in self._bound.keys() & set(ids) for other in self._bound[id_]
        }
        self.fetch(other for _, other in pairs)
        return {(self._rows[id_], self._rows[other]) for id_, other in pairs}

    def _alike(self, here: Sequence[Told]) -> set[tuple[int, int]]:
        """Give the pairs that score above 0; what has been grown knows its own already."""
        own = np.array([self._rows[one.mention.id] for one in here], np.int64)
        first, second = _pairs(own, self._around(here))
        is_known, is_here = np.zeros((2, len(self.sheet)), bool)
        is_known[[self._rows[id_] for id_ in self._grown]] = True
        is_here[own] = True
        left = ~is_known[second] & (~is_here[second] | (first < second))
        first, second = first[left], second[left]
        joins = self._merger.likeness.joins(self.sheet, first, second)
        return set(zip(first[joins].tolist(), second[joins].tolist(), strict=True))

    def _around(self, here: Sequence[Told], *, before: bool = False) -> list[Ints]:
        """Give the rows of the mentions in the blocks of each, as they are or were."""
        around = [self._blocks.neighbours(one, before=before) for one in here]
        ids = self._blocks.ids
        self.fetch(ids[number] for number in np.unique(np.concatenate(around)).tolist())
        rows = np.array([self._rows.get(id_, -1) for id_ in ids], np.int64)
        return [rows[numbers] for numbers in around]

    def left_by(self, gone: Sequence[Told]) -> set[str]:
        """Give the mentions that hung together with those that go."""
        if not gone:
            return set()
        around = self._around(gone, before=True)
        own = len(self.sheet) + np.arange(len(gone))
        self.sheet.extend(one.facts for one in gone)
        first, second = _pairs(own, around)
        joins = self._merger.likeness.joins(self.sheet, first, second)
        left = {self.sheet.rows[row].mention.id for row in np.unique(second[joins]).tolist()}
        return left.union(*(self._bound.get(one.mention.id, ()) for one in gone))

    def parts(self) -> list[list[int]]:
        """Give the rows of the components that have been grown."""
        grown = {self._rows[id_] for id_ in self._grown}
        return [
            part for part in clusters.components(len(self.sheet), self._joined) if part[0] in grown
        ]


@dataclass(frozen=True)
class Components:
    """Mentions that are to be merged anew: the rows of each component in ``sheet``, and all."""

    sheet: Sheet
    parts: list[list[int]]
    told: list[Told]


def components(
    view: View,
    merger: Merger,
    new: Sequence[Told],
    gone: Sequence[Told],
    *,
    bound: Mapping[str, set[str]],
    seeds: Iterable[str] = (),
) -> Components:
    """Find the components that a change concerns, as they are after it.

    Args:
        view: the version before the change.
        merger: step 6.
        new: the mentions that come.
        gone: the mentions that go; a mention that comes in another form goes and comes.
        bound: the mentions that people have pinned to a mention, by its id.
        seeds: other mentions whose components are wanted.
    """
    went = {one.mention.id for one in gone}
    blocks = Blocks(view, merger.likeness.types, new, went)
    blocks.load([*new, *gone])
    graph = _Graph(view, merger, blocks, bound)
    graph.know(new)
    came = {one.mention.id for one in new}
    first = came | set(seeds) | set(blocks.turned([*new, *gone]))
    first |= graph.left_by(gone) - (went - came)
    while True:
        graph.grow(first)
        parts = graph.parts()
        told = [graph.told[graph.sheet.rows[row].mention.id] for part in parts for row in part]
        grown = {one.mention.id for one in told}
        first = _partners(view, grown | went) - grown - (went - came)
        if not first:
            return Components(graph.sheet, parts, told)


def _partners(view: View, ids: Iterable[str]) -> set[str]:
    """Give the mentions of all events that have one of the mentions."""
    query = (
        "SELECT mention FROM links WHERE event IN"
        " (SELECT event FROM links WHERE mention IN (FROM ids))"
    )
    return {row["mention"] for row in view.rows(query, lists={"ids": sorted(ids)})}
