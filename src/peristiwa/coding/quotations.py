"""Finds what stands between quotation marks, over however many sentences."""

from __future__ import annotations

from collections.abc import Iterator

from peristiwa.parse.tokens import Doc

__all__ = ["quotations"]

_QUOTE = '"'
_BEFORE_OPENING = frozenset("([-/\u2013\u2014")
_STOPS = frozenset(",.;:!?)]")


def quotations(doc: Doc) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens in quotation marks, marks included, ends exclusive, in order.

    A mark with a blank on one side only opens or closes accordingly, and any other the one that
    is due; so a mark that is missing costs one quotation and not all that follow. A new opening
    mark before the closing one ends a quotation whose paragraph ends there, as one of several
    paragraphs is written; else it takes the place of the first.
    """
    opened: int | None = None
    for at, word in enumerate(doc.words):
        if word != _QUOTE:
            continue
        opens = _opens(doc, at)
        if opens is None:
            opens = opened is None
        if opened is not None and (not opens or _paragraph_ends(doc, opened, at)):
            yield opened, at if opens else at + 1
        opened = at if opens else None


def _opens(doc: Doc, at: int) -> bool | None:
    """Whether the mark opens by the blanks around it; None where they don't tell."""
    text, place = doc.text, doc.offsets[at]
    before = place == 0 or text[place - 1].isspace() or text[place - 1] in _BEFORE_OPENING
    behind = place + 1 == len(text) or text[place + 1].isspace() or text[place + 1] in _STOPS
    return None if before == behind else before


def _paragraph_ends(doc: Doc, start: int, end: int) -> bool:
    return "\n" in doc.text[doc.offsets[start] : doc.offsets[end]].rstrip(" ")
