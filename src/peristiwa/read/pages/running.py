"""Tells running text from menus, links and labels."""

from __future__ import annotations

from peristiwa.read.faults import ReadingError

__all__ = ["check_running", "is_running"]

_SHORTEST = 100
_SHORTEST_UNDECLARED = 400
_SHORTEST_LINE = 40
_ENDS = (".", "?", "!", '"', "\u201d", ")", ":", ";", "\u2019", "'")


def is_running(line: str) -> bool:
    """Tell whether a line is a paragraph, by its length and the mark that ends it."""
    return len(line) >= _SHORTEST_LINE and line.endswith(_ENDS)


def check_running(lines: list[str], *, declared: bool) -> None:
    """Check that lines are running text; a page that doesn't say so must hold more of it.

    Raises:
        ReadingError: when they are not.
    """
    size = sum(map(len, lines))
    running = sum(len(line) for line in lines if line.endswith(_ENDS))
    least = _SHORTEST if declared else _SHORTEST_UNDECLARED
    if size < least or running * 2 < size:
        reason = f"holds no article: {running} characters of running text were found"
        raise ReadingError("no article", reason, "skipped")
