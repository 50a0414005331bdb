"""Reads how many people an act struck, from the words around its trigger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from peristiwa.merge.settings import MergeSettings

__all__ = ["NumberReader"]

_WORD = re.compile(r"\w+(?:[-.,]\w+)*")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_REACH = 5


class NumberReader:
    """Finds counts of people by what happened to them: ``{"killed": 3}``."""

    def __init__(self, settings: MergeSettings) -> None:
        self._settings = settings
        self._counted: defaultdict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for field, phrases in settings.counted.items():
            for phrase in map(str.split, phrases):
                self._counted[phrase[0]].append((phrase, field))

    def __call__(self, text: str) -> dict[str, int]:
        """Give the first count of each kind in ``text``.

        A number stands before the word that says what happened ("tiga orang tewas"), else behind it
        ("menewaskan tiga orang"), with at most a few words between.
        """
        words = [word.lower() for word in _WORD.findall(text)]
        numbers = dict(self._numbers(words))
        found: dict[str, int] = {}
        for start, end, field in self._phrases(words):
            number = _nearest(numbers, start, end)
            if number is not None:
                found.setdefault(field, number)
        return found

    def _phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        for start, word in enumerate(words):
            for phrase, field in self._counted.get(word, ()):
                end = start + len(phrase)
                if words[start:end] == phrase:
                    yield start, end, field

    def _numbers(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        settings = self._settings
        for place, word in enumerate(words):
            value = settings.number_words.get(word)
            if _THOUSANDS.fullmatch(word):
                value = int(word.replace(".", ""))
            elif word.isdigit():
                value = int(word)
            following = words[place + 1] if place + 1 < len(words) else ""
            if value is None:
                continue
            if following in settings.number_ends:
                added = settings.number_ends[following]
                value = value + added if added else value * 10
            elif following in settings.thousands:
                value *= settings.thousands[following]
            yield place, value


def _nearest(numbers: dict[int, int], start: int, end: int) -> int | None:
    before = [place for place in numbers if start - _REACH <= place < start]
    behind = [place for place in numbers if end <= place < end + _REACH]
    if before:
        return numbers[max(before)]
    return numbers[min(behind)] if behind else None
