"""Looks up phrases of one or several words at a place in a ``Doc``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

from peristiwa.language.morphology import fold
from peristiwa.parse.tokens import Doc

__all__ = ["PhraseBook", "PhraseIndex"]

_T = TypeVar("_T")
_WORDS = re.compile(r"[^\s,]+|,")
_REMEMBERED = 1 << 14
"""Words whose phrases are kept at hand."""


class _Entries(Generic[_T]):
    """The phrases of one first word: the values of those that end with it, the others by the next.

    Each of the others has the words behind its first, longest first.
    """

    def __init__(self) -> None:
        self.alone: list[_T] = []
        self.longer: dict[str, list[tuple[list[str], _T]]] = {}

    def add(self, rest: list[str], value: _T) -> None:
        """Add a phrase by the words behind its first."""
        if not rest:
            self.alone.append(value)
            return
        phrases = self.longer.setdefault(rest[0], [])
        phrases.append((rest, value))
        phrases.sort(key=lambda phrase: -len(phrase[0]))

    def matches(self, words: list[str], start: int) -> list[tuple[_T, int]]:
        """Give the values and ends of the phrases at token ``start``, longest first."""
        alone = [(value, start + 1) for value in self.alone]
        if not self.longer or start + 1 >= len(words) or words[start + 1] not in self.longer:
            return alone
        found = [
            (value, start + 1 + len(rest))
            for rest, value in self.longer[words[start + 1]]
            if words[start + 1 : start + 1 + len(rest)] == rest
        ]
        return found + alone


Matches = dict[int, list[tuple[_T, int]]]
"""The tokens where phrases start, with the values and ends of each, longest first."""

_Listed = Sequence[tuple[int, _Entries[Any]]]
"""What indexes hold of a word, each by its number."""


class PhraseBook:
    """Indexes that are looked up together: each word of a ``Doc`` is sought once for all of them.

    All are added before the first ``Doc`` is read.
    """

    def __init__(self) -> None:
        self._indexes: list[PhraseIndex[Any]] = []
        self._listed = _Remembered(self._look_up)

    def add(self, index: PhraseIndex[Any]) -> int:
        """Add an index and give its number."""
        self._indexes.append(index)
        return len(self._indexes) - 1

    def read(self, doc: Doc) -> Sequence[Matches[Any]]:
        """Give what each of the indexes finds in ``doc``, which keeps it."""
        known: Sequence[Matches[Any]] | None = doc.phrases.get(self)
        if known is None:
            known = doc.phrases[self] = self._find(doc)
        return known

    def _find(self, doc: Doc) -> Sequence[Matches[Any]]:
        found: list[list[tuple[int, list[tuple[Any, int]]]]] = [[] for _ in self._indexes]
        words = doc.words
        for word, starts in doc.places.items():
            for number, entries in self._listed[word]:
                found[number] += [
                    (start, matches)
                    for start in starts
                    if (matches := entries.matches(words, start))
                ]
        return [dict(sorted(one, key=itemgetter(0))) for one in found]

    def _look_up(self, word: str) -> _Listed:
        looked_up = ((number, index.entries(word)) for number, index in enumerate(self._indexes))
        return [(number, entries) for number, entries in looked_up if entries is not None]


class _Remembered(dict[str, _Listed]):
    """The phrases that start with words, each word looked up once in a long while."""

    def __init__(self, look_up: Callable[[str], _Listed]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Listed:
        """Look up a word that was not asked for before; of too many, forget all."""
        if len(self) >= _REMEMBERED:
            self.clear()
        listed = self[word] = self._look_up(word)
        return listed


class PhraseIndex(Generic[_T]):
    """Lower-case phrases with their values, found by their first word; a comma is a word.

    A first word that is not listed is looked up again as ``fold`` gives it.
    """

    def __init__(
        self,
        book: PhraseBook,
        phrases: Iterable[tuple[str, _T]],
        fold: Callable[[str], str] = fold,
    ) -> None:
        self._book = book
        self._number = book.add(self)
        self._fold = fold
        self._by_first: dict[str, _Entries[_T]] = {}
        for phrase, value in phrases:
            first, *rest = _WORDS.findall(phrase.lower())
            self._by_first.setdefault(first, _Entries()).add(rest, value)

    def everywhere(self, doc: Doc) -> Matches[_T]:
        """Give the tokens where phrases start, with the values and ends of each, longest first."""
        return self._book.read(doc)[self._number]

    def longest(self, doc: Doc, start: int) -> tuple[_T, int] | None:
        """Give the value of the longest phrase that starts at token ``start``, and its end."""
        matches = self.everywhere(doc).get(start)
        return matches[0] if matches is not None else None

    def within(self, doc: Doc, first: int, last: int) -> list[int]:
        """Give the tokens from ``first`` to ``last`` (exclusive) where phrases start, in order."""
        return [start for start in self.everywhere(doc) if first <= start < last]

    def entries(self, first: str) -> _Entries[_T] | None:
        """Give the phrases that start with a word."""
        entries = self._by_first.get(first)
        if entries is None and (folded := self._fold(first)) is not first:
            entries = self._by_first.get(folded)
        return entries
