"""Gives back the quotes that an encoding turned into question or replacement marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules

__all__ = ["restore_quotes"]

_LOST = "\N{REPLACEMENT CHARACTER}"
_BEFORE, _AFTER = r"(?:(?<=[ (\n])|^)", r"(?=[ .,;:)\n]|\Z)"
_OPENING = re.compile(rf"{_BEFORE}\?(?=\w)", re.MULTILINE)
_CLOSING = re.compile(rf"(?<=[\w.,!?%)])\?{_AFTER}", re.MULTILINE)
_ALONE = re.compile(
    rf"\?(?:(?<=: \?)(?=[A-Z])|(?<=^\?)(?=[A-Z])|(?<=[a-z)%\d][.,]\?){_AFTER})", re.MULTILINE
)
_INSIDE = re.compile(r"(?<=[^\W\d_])\?(?=[a-z]+(?![\w=/]|\.\w))")
_PLAIN_WORD = re.compile(r"(?<![\w./=&?-])[^\W\d_]+\Z")
_LONGEST_WORD = 40
_LOST_APOSTROPHE = re.compile(rf"(?<=\w){_LOST}(?=\w)")
_LOST_DASH = re.compile(rf"(?<= ){_LOST}(?= )")
_LOST_QUOTE = re.compile(rf"{_BEFORE}{_LOST}|{_LOST}{_AFTER}", re.MULTILINE)


def restore_quotes(text: str, rules: Rules) -> list[Edit]:  # noqa: ARG001 the form of all repairs
    """Write a quote for a question or replacement mark that stands where only a quote can.

    That is before a word, where a second one closes in the same line, after a colon or at the
    head of a line, and after a stop or comma. Between two letters the marks become an apostrophe.
    Other question marks stay.
    """
    meant: dict[tuple[int, int], str] = {}
    if _LOST in text:
        meant |= {match.span(): '"' for match in _LOST_QUOTE.finditer(text)}
        meant |= {match.span(): "\N{EN DASH}" for match in _LOST_DASH.finditer(text)}
        meant |= {match.span(): "'" for match in _LOST_APOSTROPHE.finditer(text)}
    if "?" in text:
        meant |= {match.span(): '"' for match in _ALONE.finditer(text)}
        meant |= dict.fromkeys(_pairs(text), '"')
        meant |= {match.span(): "'" for match in _INSIDE.finditer(text) if _in_word(text, match)}
    return [Edit(*span, written, "quotes") for span, written in sorted(meant.items())]


def _in_word(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark stands in a word, and not in an address."""
    return _PLAIN_WORD.search(text[max(0, mark.start() - _LONGEST_WORD) : mark.start()]) is not None


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Give the question marks before a word that another one closes in the same line."""
    closings = [match.span() for match in _CLOSING.finditer(text)]
    free = at = 0
    for match in _OPENING.finditer(text):
        opening = match.span()
        while at < len(closings) and closings[at] <= opening:
            at += 1
        if at == len(closings):
            break
        if opening[0] >= free and "\n" not in text[opening[1] : closings[at][0]]:
            yield from (opening, closings[at])
            free = closings[at][1]
