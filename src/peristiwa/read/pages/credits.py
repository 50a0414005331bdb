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
    bare = "|".join(map(re.escape, settings().bare_credits))
    return re.compile(rf"^(?:(?:{words})\s?:\s*|(?:{bare})\s)", re.IGNORECASE)


def find_author(root: Element, declared: Declared, outlet: Outlet | None) -> str | None:
    """Give who signed the article, several joined by commas; None where no one did."""
    own = _first_value(root, outlet.author) if outlet else []
    names = own or declared.authors or _first_value(root, settings().author)
    cleaned = (_label().sub("", name).strip(" ,;|-") for name in names)
    kept = [name for name in cleaned if name and len(name) <= _LONGEST and "://" not in name]
    return ", ".join(dict.fromkeys(kept)) or None


def _first_value(root: Element, paths: list[str]) -> list[str]:
    """Give the first thing said on the paths that is no address of a profile."""
    return [name for name in values(root, paths) if "://" not in name][:1]


def find_section(root: Element, declared: Declared, outlet: Outlet | None) -> str | None:
    """Give the section as the page names it."""
    own = first_of(root, outlet.section) if outlet else None
    return own or declared.section or first_of(root, settings().section)
