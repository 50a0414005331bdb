"""Looks up phrases of one or several words at a place in a ``Doc``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Generic, TypeVar

from peristiwa.language.morphology import fold
from peristiwa.parse.tokens import Doc

__all__ = ["PhraseIndex"]

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


class _Remembered(dict[str, _Entries[_T] | None]):
    """The phrases that start with words, each word looked up once in a long while."""

    def __init__(self, look_up: Callable[[str], _Entries[_T] | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Entries[_T] | None:
        """Look up a word that was not asked for before; of too many, forget all."""
        if len(self) >= _REMEMBERED:
            self.clear()
        entries = self[word] = self._look_up(word)
        return entries


class PhraseIndex(Generic[_T]):
    """Lower-case phrases with their values, found by their first word; a comma is a word.

    A first word that is not listed is looked up again as ``fold`` gives it.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, _T]], fold: Callable[[str], str] = fold
    ) -> None:
        self._fold = fold
        self._by_first: dict[str, _Entries[_T]] = {}
        for phrase, value in phrases:
            first, *rest = _WORDS.findall(phrase.lower())
            self._by_first.setdefault(first, _Entries()).add(rest, value)
        self._entries = _Remembered(self._look_up)

    def longest(self, doc: Doc, start: int) -> tuple[_T, int] | None:
        """Give the value of the longest phrase that starts at token ``start``, and its end."""
        entries = self._entries[doc.words[start]] if start < len(doc.words) else None
        return next(iter(entries.matches(doc.words, start)), None) if entries else None

    def everywhere(self, doc: Doc) -> dict[int, list[tuple[_T, int]]]:
        """Give the tokens where phrases start, with the values and ends of each, longest first."""
        words = doc.words
        found = [
            (start, matches)
            for word, starts in doc.places.items()
            if (entries := self._entries[word]) is not None
            for start in starts
            if (matches := entries.matches(words, start))
        ]
        return dict(sorted(found, key=itemgetter(0)))

    def within(self, doc: Doc, first: int, last: int) -> dict[int, list[tuple[_T, int]]]:
        """Give the same for the phrases that start at tokens ``first`` to ``last`` (exclusive)."""
        words = doc.words
        return {
            start: matches
            for start, entries in enumerate(
                map(self._entries.__getitem__, words[first:last]), first
            )
            if entries is not None and (matches := entries.matches(words, start))
        }

    def _look_up(self, first: str) -> _Entries[_T] | None:
        entries = self._by_first.get(first)
        if entries is None and (folded := self._fold(first)) is not first:
            entries = self._by_first.get(folded)
        return entries
