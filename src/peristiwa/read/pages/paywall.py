"""Tells pages that show only the opening of an article to those who don't pay."""

from __future__ import annotations

import re
from functools import cache

from peristiwa.read.faults import ReadingError
from peristiwa.read.pages.metadata import Declared
from peristiwa.read.pages.outlets import settings
from peristiwa.read.pages.tree import Element, text_of

__all__ = ["check_paid"]

_STUB = 1500
"""Characters; an opening that ends at a paywall is shorter, most whole articles are longer."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{cue})" for cue in settings().paywall), re.IGNORECASE)


def check_paid(root: Element, declared: Declared, text: str) -> None:
    """Check that the text is no mere opening.

    Raises:
        ReadingError: when it is short and the page says that the rest has to be paid for.
    """
    if len(text) >= _STUB:
        return
    marked = any(
        text_of(element) for path in settings().paywall_marks for element in root.xpath(path)
    )
    if marked or not declared.free or _words().search(text_of(root)):
        reason = f"only the opening ({len(text)} characters) can be read without paying"
        raise ReadingError("paywall", reason, "skipped")
