"""Words around a place in a text, and whether one may be a predicate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from peristiwa.repair.rules import Rules

__all__ = ["WORD", "has_predicate", "last_word", "next_word"]

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AFTER_WORD = " .\"')"
_REACH = 60


def last_word(text: str, end: int | None = None) -> str:
    """Give the word in lower case that ends before ``end``, marks and blanks aside, or nothing."""
    end = len(text) if end is None else end
    before = text[max(0, end - _REACH) : end].rstrip(_AFTER_WORD)
    start = len(before)
    while start and before[start - 1].isalpha():
        start -= 1
    return before[start:].lower()


def next_word(text: str, start: int) -> str:
    """Give the word in lower case that begins at or one blank after ``start``, or nothing."""
    match = WORD.match(text[start : start + _REACH].lstrip(" "))
    return match.group().lower() if match else ""


def has_predicate(words: Sequence[str], rules: Rules) -> bool:
    """Whether one of the words may be the predicate of a clause.

    A wide net: what merely looks like a verb counts. Words with a capital are names.
    """
    return any(_may_be_predicate(word, rules) for word in words)


def _may_be_predicate(word: str, rules: Rules) -> bool:
    sentences = rules.settings.sentences
    if word in sentences.predicates:
        return True
    return word not in sentences.predicate_not and rules.predicate.fullmatch(word) is not None
