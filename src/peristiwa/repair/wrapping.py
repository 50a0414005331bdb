"""Joins the lines of text that was cut at a fixed width."""

from __future__ import annotations

from itertools import pairwise

from peristiwa.repair.edits import Edit
from peristiwa.repair.lines import Line, ends_sentence, is_list_item, split_lines
from peristiwa.repair.rules import Rules
from peristiwa.repair.words import last_word

__all__ = ["unwrap_lines"]

_FITTING = 0.8
_RUNNING_ON = 0.3


def unwrap_lines(text: str, rules: Rules) -> list[Edit]:
    """Replace a line feed by a blank where the next line goes on with the sentence."""
    lines = split_lines(text)
    pairs = [(a, b) for a, b in pairwise(lines) if b.follows]
    width = _wrap_width(lines, pairs, rules)
    edits = []
    for first, second in pairs:
        if _goes_on(first, second, width, rules):
            edits.append(Edit(first.end, second.start, " ", "wrapping"))
    return edits


def _wrap_width(lines: list[Line], pairs: list[tuple[Line, Line]], rules: Rules) -> int | None:
    """Give the width at which a text was cut: no line is longer, and hardly one could be."""
    bounds = rules.settings.lines
    width = max((len(line.text) for line in lines), default=0)
    if len(pairs) < 2 or not bounds.narrowest <= width <= bounds.widest:
        return None
    fitting = sum(_fills(first, second, width) for first, second in pairs)
    running_on = sum(second.text[0].islower() for _, second in pairs)
    full = fitting >= _FITTING * len(pairs) and running_on >= _RUNNING_ON * len(pairs)
    return width if full else None


def _fills(first: Line, second: Line, width: int) -> bool:
    """Whether the first word of the second line would have been too long for the first line."""
    return len(first.text) + 1 + len(second.text.split(None, 1)[0]) > width


def _goes_on(first: Line, second: Line, width: int | None, rules: Rules) -> bool:
    sentences = rules.settings.sentences
    last = last_word(first.text)
    if ends_sentence(first.text) and last not in sentences.abbreviations:
        return False
    if width is not None and _fills(first, second, width):
        return True
    if not second.text[0].islower() or is_list_item(second.text) or first.text[-1] in ":;":
        return False
    open_end = first.text.rstrip("\"'").endswith(",") or last in sentences.cannot_end
    return open_end or len(first.text) >= rules.settings.lines.long_line
