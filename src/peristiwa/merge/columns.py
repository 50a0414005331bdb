"""Columns of numbers, sets and words, of which many pairs of rows are compared at once.

A pair of rows is a place in two arrays of equal length, the rows' numbers in ``first`` and in
``second``; each answer is an array of that length.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

__all__ = ["Bools", "Column", "Floats", "Ints", "NameColumn", "Numbers", "SetColumn", "WordColumn"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

T = TypeVar("T", bound=Hashable)

_BITS = 63
_HALF = 32


class Numbers:
    """Numbers for values, from 1 in the order in which they come; 0 is for what is missing."""

    def __init__(self) -> None:
        self._known: dict[Hashable, int] = {}

    def __call__(self, value: Hashable) -> int:
        """Give the number of a value, a new one where it hasn't come before."""
        return self._known.setdefault(value, len(self._known) + 1) if value else 0

    def __len__(self) -> int:
        return len(self._known)


class Column:
    """A column of whole numbers that grows."""

    def __init__(self) -> None:
        self._values: list[int] = []
        self._array: Ints = np.empty(0, np.int64)

    def append(self, value: int) -> None:
        """Add a row."""
        self._values.append(value)

    @property
    def array(self) -> Ints:
        """All rows."""
        if len(self._array) != len(self._values):
            self._array = np.array(self._values, np.int64)
        return self._array


class SetColumn(Generic[T]):
    """A column of sets. Members share the 63 bits of a mask, so that most pairs cost one step."""

    def __init__(self) -> None:
        self.sets: list[frozenset[T]] = [frozenset()]
        self._number_of_set, self._number = Numbers(), Numbers()
        self._which, self._masks = Column(), Column()
        self._masks.append(0)

    def append(self, members: frozenset[T]) -> None:
        """Add a row."""
        which = self._number_of_set(members)
        if which == len(self.sets):
            self.sets.append(members)
            bits = {self._number(member) % _BITS for member in members}
            self._masks.append(sum(1 << bit for bit in bits))
        self._which.append(which)

    def filled(self, rows: Ints) -> Bools:
        """Which sets aren't empty."""
        found: Bools = self._which.array[rows] != 0
        return found

    def meet(self, first: Ints, second: Ints) -> Bools:
        """Which pairs have a member in common."""
        one, other = self._which.array[first], self._which.array[second]
        found: Bools = (self._masks.array[one] & self._masks.array[other]) != 0
        if len(self._number) <= _BITS:
            return found
        unsure = np.flatnonzero(found & (one != other))
        found[unsure] = self._asked(one[unsure], other[unsure], self._share)
        return found

    def _share(self, pairs: Sequence[tuple[int, int]]) -> Bools:
        return np.array([not self.sets[a].isdisjoint(self.sets[b]) for a, b in pairs], bool)

    @staticmethod
    def _asked(one: Ints, other: Ints, ask: Callable[[Sequence[tuple[int, int]]], Bools]) -> Bools:
        """Ask about each pair of sets once."""
        if not len(one):
            return np.empty(0, bool)
        pairs, back = np.unique((one << _HALF) | other, return_inverse=True)
        sets = zip((pairs >> _HALF).tolist(), (pairs & ((1 << _HALF) - 1)).tolist(), strict=True)
        return ask(list(sets))[back]


class NameColumn(SetColumn[str]):
    """A column of sets of names; ``limit`` is the likeness, 0 to 100, of two forms of one name."""

    def __init__(self, limit: float) -> None:
        super().__init__()
        self._limit = limit

    def meet(self, first: Ints, second: Ints) -> Bools:
        """Which pairs have a name in common, be it in another form."""
        one, other = self._which.array[first], self._which.array[second]
        found: Bools = (one == other) & (one != 0)
        unsure = np.flatnonzero((one != other) & (one != 0) & (other != 0))
        found[unsure] = self._asked(one[unsure], other[unsure], self._alike)
        return found

    def _alike(self, pairs: Sequence[tuple[int, int]]) -> Bools:
        """Compare each name of one set with each of the other."""
        left: list[str] = []
        right: list[str] = []
        starts = []
        for one, other in pairs:
            starts.append(len(left))
            for name in self.sets[one]:
                left += [name] * len(self.sets[other])
                right += self.sets[other]
        scores = process.cpdist(left, right, scorer=fuzz.token_set_ratio)
        found: Bools = np.logical_or.reduceat(scores >= self._limit, starts)
        return found


class WordColumn:
    """A column of the words of texts."""

    def __init__(self) -> None:
        self._number = Numbers()
        self._words, self._rows, self._sizes = Column(), Column(), Column()
        self._indexed = -1

    def append(self, words: frozenset[str]) -> None:
        """Add a row."""
        row = len(self._sizes.array)
        self._sizes.append(len(words))
        for word in words:
            self._words.append(self._number(word))
            self._rows.append(row)

    def shared(self, first: Ints, second: Ints) -> Floats:
        """The share of the words of the shorter text that the other has, too, from 0 to 1."""
        if not len(first):
            return np.zeros(0)
        self._index()
        sizes = self._sizes.array
        common = np.zeros(len(first))
        order = np.argsort(first, kind="stable")
        rows, starts = np.unique(first[order], return_index=True)
        for row, places in zip(rows.tolist(), np.split(order, starts[1:]), strict=True):
            common[places] = self._common(row)[second[places]]
        return common / np.maximum(1, np.minimum(sizes[first], sizes[second]))

    def _common(self, row: int) -> Ints:
        """The number of words that each row has in common with ``row``."""
        words = self._words.array[self._starts[row] : self._starts[row + 1]]
        having = [self._having[self._from[word] : self._from[word + 1]] for word in words.tolist()]
        found = np.concatenate(having) if having else np.empty(0, np.int64)
        return np.bincount(found, minlength=len(self._sizes.array))

    def _index(self) -> None:
        """Order the rows by the words that they have."""
        if self._indexed == len(self._sizes.array):
            return
        self._indexed = len(self._sizes.array)
        self._starts = np.concatenate([[0], np.cumsum(self._sizes.array)])
        words = self._words.array
        self._having = self._rows.array[np.argsort(words, kind="stable")]
        counts = np.bincount(words, minlength=len(self._number) + 1)
        self._from = np.concatenate([[0], np.cumsum(counts)])
