"""Looks up phrases of one or several words at a place in a ``Doc``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from peristiwa.language.morphology import fold
from peristiwa.parse.tokens import Doc

__all__ = ["PhraseIndex"]

_T = TypeVar("_T")


class PhraseIndex(Generic[_T]):
    """Lower-case phrases with their values, found by their first word.

    A first word that is not listed is looked up again as ``fold`` gives it.
    """

    def __init__(
        self, phrases: Iterable[tuple[str, _T]], fold: Callable[[str], str] = fold
    ) -> None:
        self._fold = fold
        self._by_first: dict[str, list[tuple[tuple[str, ...], _T]]] = {}
        for phrase, value in phrases:
            words = tuple(phrase.lower().split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def longest(self, doc: Doc, start: int) -> tuple[_T, int] | None:
        """Give the value of the longest phrase that starts at token ``start``, and its end."""
        return next(self.matches(doc, start), None)

    def matches(self, doc: Doc, start: int) -> Iterator[tuple[_T, int]]:
        """Give every phrase that starts at token ``start``, longest first, with its end."""
        words = doc.words
        first = words[start]
        entries = self._by_first.get(first) or self._by_first.get(self._fold(first)) or ()
        for phrase, value in entries:
            end = start + len(phrase)
            if end <= len(words) and all(
                words[start + offset] == phrase[offset] for offset in range(1, len(phrase))
            ):
                yield value, end
