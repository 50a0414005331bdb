"""Edits of a text: what one says, how to carry them out, how to chain them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

__all__ = ["Edit", "apply_edits", "compose"]


class Edit(Struct, frozen=True, order=True, gc=False):
    """Characters ``start`` to ``end`` of a text are to read ``replacement``; ``kind`` says why."""

    start: int
    end: int
    replacement: str
    kind: str

    @property
    def growth(self) -> int:
        """By how many characters the text grows."""
        return len(self.replacement) - (self.end - self.start)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Carry out sorted edits that don't overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.replacement)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def compose(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """Chain edits: ``first`` made ``middle`` of a text, ``second`` are edits of ``middle``.

    Gives the edits that do both at once, in offsets of the text that came before ``middle``.
    Where an edit of ``second`` cuts into what one of ``first`` wrote, they become one edit, of
    the later kind. All lists are sorted and without overlap.
    """
    chained: list[Edit] = []
    i = j = shift = 0
    while j < len(second):
        low, high = second[j].start, second[j].end
        while i < len(first) and first[i].end + first[i].growth + shift <= low:
            chained.append(first[i])
            shift += first[i].growth
            i += 1
        shift_before, i_before, j_before = shift, i, j
        j += 1
        while True:
            if i < len(first) and first[i].start + shift < high:
                low = min(low, first[i].start + shift)
                shift += first[i].growth
                high = max(high, first[i].end + shift)
                i += 1
            elif i > i_before and j < len(second) and second[j].start < high:
                high = max(high, second[j].end)
                j += 1
            else:
                break
        replacement = _rewrite(middle, low, high, second[j_before:j])
        chained.append(Edit(low - shift_before, high - shift, replacement, second[j - 1].kind))
    return chained + list(first[i:])


def _rewrite(text: str, low: int, high: int, edits: Iterable[Edit]) -> str:
    moved = [Edit(e.start - low, e.end - low, e.replacement, e.kind) for e in edits]
    return apply_edits(text[low:high], moved)
