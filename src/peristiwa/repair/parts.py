"""Cuts a long text into parts that are read one after another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from peristiwa.repair.repaired import RepairedText

__all__ = ["parts_of"]

_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+")
_BLANK = re.compile(r"\s+")


def parts_of(repaired: RepairedText, longest: int) -> list[RepairedText]:
    """Give the parts of a text, about equally long and of at most ``longest`` characters each.

    A part ends with a line, where that makes it no shorter than half of what it may be; else with
    a sentence, else with a word.
    """
    ends = [0, *_ends(repaired, longest), len(repaired.text)]
    return [repaired.part(start, end) for start, end in pairwise(ends)]


def _ends(repaired: RepairedText, longest: int) -> Iterator[int]:
    start, length = 0, len(repaired.text)
    while length - start > longest:
        parts = -(-(length - start) // longest)
        limit = start + -(-(length - start) // parts)
        start = _end(repaired, (start + limit) // 2, limit)
        yield start


def _end(repaired: RepairedText, first: int, limit: int) -> int:
    """Give the last place to cut between ``first`` and ``limit``."""
    breaks = repaired.breaks
    line = breaks[bisect_right(breaks, limit) - 1]
    if line > first:
        return line
    for pattern in (_SENTENCE_END, _BLANK):
        end = max((m.end() for m in pattern.finditer(repaired.text, first, limit)), default=0)
        if end:
            return end
    return limit
