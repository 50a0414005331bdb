"""Words around a place in a text, and whether one is a word of the language."""

from __future__ import annotations

import re

from peristiwa.repair.rules import Rules

__all__ = ["WORD", "is_common", "last_word", "next_word"]

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


def is_common(word: str, rules: Rules) -> bool:
    """Whether a word in lower case, its endings taken off, is a word of the language, no name."""
    roots = rules.verbs.roots
    for clitic in rules.verbs.clitics:
        word = word.removesuffix(clitic)
    if word in roots or word.removesuffix(rules.settings.sentences.noun_suffix) in roots:
        return True
    return rules.common.fullmatch(word) is not None
