"""Finds who wrote an article and in which section it stands."""

from __future__ import annotations

import re
from functools import cache

from peristiwa.lexicon.outlets import Outlet
from peristiwa.read.pages.metadata import Declared, first_of, values
from peristiwa.read.pages.outlets import settings
from peristiwa.read.pages.tree import Element

__all__ = ["find_author", "find_section"]

_LONGEST = 120


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(map(re.escape, settings().credits))
    return re.compile(rf"^(?:{words})\b\s*:?\s*", re.IGNORECASE)


def find_author(root: Element, declared: Declared, outlet: Outlet | None) -> str | None:
    """Give who signed the article, several joined by commas; None where no one did."""
    own = values(root, outlet.author) if outlet else iter(())
    names = [*own] or declared.authors or list(values(root, settings().author))[:1]
    cleaned = (_label().sub("", name).strip(" ,;|-") for name in names)
    kept = [name for name in cleaned if name and len(name) <= _LONGEST and "://" not in name]
    return ", ".join(dict.fromkeys(kept)) or None


def find_section(root: Element, declared: Declared, outlet: Outlet | None) -> str | None:
    """Give the section as the page names it."""
    own = first_of(root, outlet.section) if outlet else None
    return own or declared.section or first_of(root, settings().section)
