"""Lines of a text and what can be said of one by looking at its ends."""

from __future__ import annotations

import re

from msgspec import Struct

__all__ = ["Line", "block_starts", "ends_open", "ends_sentence", "is_list_item", "split_lines"]

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
    offset, follows = 0, False
    for whole in text.split("\n"):
        stripped = whole.strip()
        if stripped:
            start = offset + whole.index(stripped)
            lines.append(Line(start, start + len(stripped), stripped, follows))
        offset, follows = offset + len(whole) + 1, bool(stripped)
    return lines


def block_starts(text: str) -> tuple[int, ...]:
    """Give the offset of the first character of every line that isn't blank."""
    return tuple(line.start for line in split_lines(text))


def ends_sentence(line: str) -> bool:
    """Whether a line ends with a full stop or its like, quotes and brackets after it aside."""
    return line.rstrip(_CLOSING).endswith(tuple(_FINAL))


def ends_open(line: str) -> bool:
    """Whether a line ends with a mark after which something has to follow."""
    return line.rstrip("\"'").endswith(tuple(_OPEN))


def is_list_item(line: str) -> bool:
    """Whether a line begins with a bullet, a number or a letter that counts it."""
    return _ITEM.match(line) is not None
