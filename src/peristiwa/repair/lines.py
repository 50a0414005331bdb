"""Lines of a text and what can be said of one by looking at its ends."""

from __future__ import annotations

import re

from msgspec import Struct

__all__ = ["Line", "block_starts", "ends_open", "ends_sentence", "is_list_item", "split_lines"]

_BLOCK = re.compile(r"^[^\S\n]*(?=\S)", re.MULTILINE)
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[^\w\"'(\[]|\w{1,3}[.)] ")
_CLOSING = "\"')]}»"
_FINAL = ".!?…"
_OPEN = ":;,-\N{EN DASH}\N{EM DASH}/&(["


class Line(Struct, frozen=True, gc=False):
    """A line that isn't blank, without its line feed and the blanks around it.

    ``follows`` is true where the line above isn't blank either.
    """

    start: int
    end: int
    text: str
    follows: bool


def split_lines(text: str) -> list[Line]:
    """Give the lines of a text, blank ones left out, in order."""
    lines = []
    above = -1
    for match in _LINE.finditer(text):
        whole = match.group()
        stripped = whole.strip()
        if stripped:
            start = match.start() + whole.index(stripped)
            follows = match.start() == above + 1 > 0
            lines.append(Line(start, start + len(stripped), stripped, follows))
            above = match.end()
    return lines


def block_starts(text: str) -> tuple[int, ...]:
    """Give the offset of the first character of every line that isn't blank."""
    return tuple(match.end() for match in _BLOCK.finditer(text))


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop or its like, quotes and brackets after it aside."""
    return line.rstrip(_CLOSING).endswith(tuple(_FINAL))


def ends_open(line: str) -> bool:
    """Whether a line ends with a mark after which something has to follow."""
    return line.rstrip("\"'").endswith(tuple(_OPEN))


def is_list_item(line: str) -> bool:
    """Whether a line begins with a bullet, a number or a letter that counts it."""
    return _ITEM.match(line) is not None
