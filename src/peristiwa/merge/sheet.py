"""The facts of mentions side by side, as columns."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

import numpy as np
from numpy.typing import NDArray

from peristiwa.merge.columns import (
    Bools,
    Column,
    Ints,
    NameColumn,
    Numbers,
    SetColumn,
    WordColumn,
)
from peristiwa.merge.facts import Facts, Side
from peristiwa.merge.regions import Regions
from peristiwa.merge.types import Types

__all__ = ["ALIKE", "OTHER", "SAME", "Sheet", "SideColumns"]

SAME, OTHER, ALIKE = 1, 2, 3
"""How two sides compare; 0 where nothing can be said."""


class SideColumns:
    """Who acts, or undergoes; ``limit`` is the likeness, 0 to 100, of two forms of one name."""

    def __init__(self, limit: float) -> None:
        self._ids, self._names = SetColumn[str](), NameColumn(limit)
        self._countries, self._sectors = SetColumn[str](), SetColumn[str]()

    def append(self, side: Side) -> None:
        """Add a row."""
        self._ids.append(side.ids)
        self._names.append(side.names)
        self._countries.append(side.countries)
        self._sectors.append(side.sectors)

    def compared(self, first: Ints, second: Ints) -> NDArray[np.int8]:
        """Give `SAME`, `OTHER`, `ALIKE` or 0 for each pair of rows.

        They are others if they share no country although each has one, or is identified; two of
        one sector and country are so where both bear names.
        """
        found = np.zeros(len(first), np.int8)
        known = np.flatnonzero(self._known(first) & self._known(second))
        one, other = first[known], second[known]
        ids = self._ids.filled(one) & self._ids.filled(other)
        countries = self._countries.filled(one) & self._countries.filled(other)
        sectors = self._sectors.filled(one) & self._sectors.filled(other)
        named = self._names.filled(one) & self._names.filled(other)
        same = self._ids.meet(one, other)
        same[~same] = self._names.meet(one[~same], other[~same])
        of_one_country = self._countries.meet(one, other)
        of_one_sector = self._sectors.meet(one, other)
        found[known] = np.select(
            [same, ~of_one_country & (ids | countries), of_one_sector & ~of_one_country],
            [SAME, OTHER, 0],
            np.where(named, np.where(sectors, OTHER, 0), np.where(of_one_sector, ALIKE, 0)),
        )
        return found

    def _known(self, rows: Ints) -> Bools:
        columns = (self._ids, self._names, self._countries, self._sectors)
        known: Bools = np.logical_or.reduce([column.filled(rows) for column in columns])
        return known


class Sheet:
    """Facts by row, in the order in which they come.

    Numbers stand for modes, places and the like, bits for types, ordinals for days; 0 is what is
    not known. A month or year is the days from ``begins`` to ``ends``. ``state`` is the place that
    the row's country is.
    """

    def __init__(self, limit: float, regions: Regions, types: Types) -> None:
        self._regions, self._types = regions, types
        self._number = Numbers()
        self.rows: list[Facts] = []
        self.type, self.types_like, self.is_mutual = _columns(3)
        self.mode, self.trigger, self.article = _columns(3)
        self.place, self.country, self.region, self.is_town, self.state = _columns(5)
        self.day, self.begins, self.ends, self.published, self.is_done = _columns(5)
        self.actors, self.recipients = SideColumns(limit), SideColumns(limit)
        self.parties = SideColumns(limit)
        self.numbers, self.words = SetColumn[tuple[str, int]](), WordColumn()

    def __len__(self) -> int:
        return len(self.rows)

    def extend(self, facts: Iterable[Facts]) -> None:
        """Add rows."""
        for one in facts:
            self.rows.append(one)
            self._append_act(one)
            self._append_place(one)
            self._append_times(one)
            self.actors.append(one.actors)
            self.recipients.append(one.recipients)
            self.parties.append(one.parties)
            self.numbers.append(frozenset(one.numbers.items()))
            self.words.append(one.words)

    def _append_act(self, facts: Facts) -> None:
        event = facts.mention.event
        self.type.append(self._types.bit(event.type))
        self.types_like.append(self._types.bits_like(event.type))
        self.is_mutual.append(self._types.is_mutual(event.type))
        self.mode.append(self._number(event.mode))
        self.trigger.append(self._number(facts.trigger))
        self.article.append(self._number(facts.mention.article))
        self.is_done.append(event.status == "actual")

    def _append_place(self, facts: Facts) -> None:
        self.place.append(self._number(facts.place))
        self.country.append(self._number(facts.country))
        self.region.append(self._number(self._regions.of(facts.place)))
        self.is_town.append(self._regions.is_town(facts.place))
        self.state.append(self._number(f"state:{facts.country}"))

    def _append_times(self, facts: Facts) -> None:
        begins, ends = _days_of(facts.span) if facts.span else (0, 0)
        self.day.append(facts.day.toordinal() if facts.day else 0)
        self.begins.append(begins)
        self.ends.append(ends)
        self.published.append(facts.published.toordinal() if facts.published else 0)


def _columns(count: int) -> Iterable[Column]:
    return [Column() for _ in range(count)]


def _days_of(span: str) -> tuple[int, int]:
    """Give the first and the last day of an ISO month or year."""
    year, month = int(span[:4]), int(span[5:7] or 0)
    first, last = (month, month) if month else (1, 12)
    ends = date(year, last, monthrange(year, last)[1])
    return date(year, first, 1).toordinal(), ends.toordinal()
