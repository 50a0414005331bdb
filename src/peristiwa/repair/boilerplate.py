"""Removes what the site put between the lines: links, credits, advertisement marks."""

from __future__ import annotations

from peristiwa.repair.edits import Edit
from peristiwa.repair.lines import Line, ends_sentence, split_lines
from peristiwa.repair.rules import Rules

__all__ = ["drop_boilerplate_lines", "drop_inline_boilerplate", "drop_lines"]

_LONGEST = 300


def drop_boilerplate_lines(text: str, rules: Rules) -> list[Edit]:
    """Remove the lines that a boilerplate pattern covers from end to end.

    A line that only announces a link takes the link in the line below it along.
    """
    lines = split_lines(text)
    doomed = []
    for number, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        if rules.site_line.fullmatch(line.text) or _is_link(lines, number, rules):
            doomed.append(number)
    return drop_lines(text, lines, doomed, "boilerplate")


def _is_link(lines: list[Line], number: int, rules: Rules) -> bool:
    line = lines[number]
    if not line.follows or ends_sentence(line.text):
        return False
    return rules.site_label.fullmatch(lines[number - 1].text) is not None


def drop_inline_boilerplate(text: str, rules: Rules) -> list[Edit]:
    """Remove boilerplate within a line, and the author's mark at the end of the text."""
    edits: list[Edit] = []
    for match in rules.site_inline.finditer(text):
        start, end = match.span()
        start -= text[start - 1 : start] == " "
        start = max(start, edits[-1].end) if edits else start
        inside = text[start - 1 : start].strip("\n") and text[end : end + 1].strip("\n")
        edits.append(Edit(start, end, " " if inside else "", "boilerplate"))
    tail = rules.site_tail.search(text, max(0, len(text) - _LONGEST))
    if tail and not (edits and edits[-1].end > tail.start()):
        edits.append(Edit(*tail.span(), "", "boilerplate"))
    return edits


def drop_lines(text: str, lines: list[Line], numbers: list[int], kind: str) -> list[Edit]:
    """Remove whole lines, given by ascending number, with their line feeds."""
    edits: list[Edit] = []
    for number in numbers:
        start = _line_start(text, lines[number])
        end = text.find("\n", lines[number].end) + 1
        if not end:
            start, end = max(0, start - 1), len(text)
        if edits and start <= edits[-1].end:
            start = edits.pop().start
        edits.append(Edit(start, end, "", kind))
    return edits


def _line_start(text: str, line: Line) -> int:
    return text.rfind("\n", 0, line.start) + 1
