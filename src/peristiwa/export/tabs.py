"""Tab-separated lines that even a loader which takes a quotation mark for quoting reads whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["tabbed"]

_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def tabbed(cells: Iterable[object], missing: str = "") -> bytes:
    """Give one line of UTF-8 that ends in a line feed.

    Neither format can hold a tab or the end of a line in a cell: each stretch of blanks and
    control characters becomes one blank, and a double quotation mark a single one. None and an
    empty text become ``missing``.
    """
    return ("\t".join(_cell(cell) or missing for cell in cells) + "\n").encode()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return _BLANK.sub(" ", str(value)).strip().replace('"', "'")
