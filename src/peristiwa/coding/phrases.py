"""Looks up phrases of one or several words at a place in a ``Doc``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from peristiwa.language.morphology import fold
from peristiwa.parse.tokens import Doc

__all__ = ["PhraseIndex"]

_T = TypeVar("_T")
_REMEMBERED = 1 << 14
"""Words whose phrases are kept at hand."""
_Entry = tuple[list[str], _T]
"""The words of a phrase behind its first, and its value."""


class _Remembered(dict[str, list[_Entry[_T]] | None]):
    """The phrases that start with words, each word looked up once in a long while."""

    def __init__(self, look_up: Callable[[str], list[_Entry[_T]] | None]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> list[_Entry[_T]] | None:
        """Look up a word that was not asked for before; of too many, forget all."""
        if len(self) >= _REMEMBERED:
            self.clear()
        entries = self[word] = self._look_up(word)
        return entries


class PhraseIndex(Generic[_T]):
    """Lower-case phrases with their values, found by their first word.

    A first word that is not listed is looked up again as ``fold`` gives it.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, _T]], fold: Callable[[str], str] = fold
    ) -> None:
        self._fold = fold
        self._by_first: dict[str, list[_Entry[_T]]] = {}
        for phrase, value in phrases:
            first, *rest = phrase.lower().split()
            self._by_first.setdefault(first, []).append((rest, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._entries = _Remembered(self._look_up)

    def longest(self, doc: Doc, start: int) -> tuple[_T, int] | None:
        """Give the value of the longest phrase that starts at token ``start``, and its end."""
        entries = self._entries[doc.words[start]]
        return next(_matches(entries, doc.words, start), None) if entries else None

    def everywhere(self, doc: Doc) -> dict[int, list[tuple[_T, int]]]:
        """Give the tokens where phrases start, with the values and ends of each, longest first."""
        words, found = doc.words, {}
        for start, entries in enumerate(map(self._entries.__getitem__, words)):
            if entries is not None and (matches := list(_matches(entries, words, start))):
                found[start] = matches
        return found

    def _look_up(self, first: str) -> list[_Entry[_T]] | None:
        entries = self._by_first.get(first)
        if entries is None and (folded := self._fold(first)) is not first:
            entries = self._by_first.get(folded)
        return entries


def _matches(
    entries: Iterable[_Entry[_T]], words: list[str], start: int
) -> Iterator[tuple[_T, int]]:
    for rest, value in entries:
        end = start + 1 + len(rest)
        if not rest or words[start + 1 : end] == rest:
            yield value, end
