"""Parts a raw text where sentences may end, without parsing it: at line ends and at stops."""

from __future__ import annotations

import re
from collections.abc import Iterator

from peristiwa.records import Evidence

__all__ = ["ends", "stretch_around"]

_CLOSING = "\"'\u201d\u2019)]"
_OPENING = "\"'\u201c\u2018("
_LINE_END = r"(?<!\s)\s*[\r\n]\s*"
_STOP = rf"(?<=[.!?])[{re.escape(_CLOSING)}]*\s+(?=[^\Wa-z_]|[{re.escape(_OPENING)}])"
_END = re.compile(f"{_LINE_END}|{_STOP}")


def ends(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blanks between sentences: where one ends and where the next begins."""
    for found in _END.finditer(text):
        blank = len(found[0]) - len(found[0].lstrip(_CLOSING))
        yield found.start() + blank, found.end()


def stretch_around(text: str, start: int, end: int) -> Evidence:
    """Give the sentence that holds some characters."""
    first, last = 0, len(text)
    for stop, begin in ends(text):
        if begin <= start:
            first = begin
        elif stop >= end:
            last = stop
            break
    return Evidence(first, last)
