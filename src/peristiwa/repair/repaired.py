"""A repaired text and the way back from it to the raw one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field

from msgspec import Struct

from peristiwa.repair.edits import Edit
from peristiwa.repair.lines import block_starts

__all__ = ["RepairedText"]


class _Piece(Struct, frozen=True, gc=False):
    """A stretch of the repaired text: copied from the raw text, or written by an edit."""

    start: int
    raw_start: int
    raw_end: int
    copied: bool


@dataclass(frozen=True)
class RepairedText:
    """The mended ``text``, the untouched ``raw`` one, and the ``edits`` that lie between.

    ``edits`` are in raw offsets, sorted and without overlap; an undamaged text has none.
    ``breaks`` are the offsets in ``text`` at which a line begins that holds more than blanks:
    a sentence has to start there. ``start`` is where ``text`` begins in the text of which it is a
    part; ``raw`` and ``edits`` are those of the whole.
    """

    text: str
    raw: str
    edits: tuple[Edit, ...]
    start: int = field(init=False, default=0)
    breaks: tuple[int, ...] = field(init=False)
    _pieces: tuple[_Piece, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pieces = tuple(_pieces(len(self.raw), self.edits))
        object.__setattr__(self, "breaks", block_starts(self.text))
        object.__setattr__(self, "_pieces", pieces)
        object.__setattr__(self, "_starts", tuple(piece.start for piece in pieces))

    def part(self, start: int, end: int) -> RepairedText:
        """Give ``text[start:end]`` as a text of its own, with the same way to the raw one."""
        if (start, end) == (0, len(self.text)):
            return self
        part, text = copy(self), self.text[start:end]
        object.__setattr__(part, "text", text)
        object.__setattr__(part, "start", self.start + start)
        object.__setattr__(part, "breaks", block_starts(text))
        return part

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Give the smallest raw span that holds ``text[start:end]``.

        Offsets outside the text are drawn to its ends. A character that an edit wrote stands for
        all raw characters of that edit; one that was inserted is an empty span where it went in.
        """
        length = len(self.text)
        if not 0 <= start < end <= length:
            start = min(max(start, 0), length)
            end = min(max(end, start), length)
        if start < end:
            return self._span_of(start)[0], self._span_of(end - 1)[1]
        if start < length:
            at = self._span_of(start)[0]
        else:
            at = self._span_of(length - 1)[1] if length else 0
        return at, at

    def _span_of(self, position: int) -> tuple[int, int]:
        position += self.start
        piece = self._pieces[bisect_right(self._starts, position) - 1]
        if not piece.copied:
            return piece.raw_start, piece.raw_end
        at = piece.raw_start + position - piece.start
        return at, at + 1


def _pieces(raw_length: int, edits: Sequence[Edit]) -> Iterator[_Piece]:
    raw_at = at = 0
    for edit in edits:
        if edit.start > raw_at:
            yield _Piece(at, raw_at, edit.start, copied=True)
            at += edit.start - raw_at
        if edit.replacement:
            yield _Piece(at, edit.start, edit.end, copied=False)
            at += len(edit.replacement)
        raw_at = edit.end
    if raw_length > raw_at:
        yield _Piece(at, raw_at, raw_length, copied=True)
