"""Finds the text of the article on a page."""

from __future__ import annotations

import html
import re
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from typing import Any

from lxml.html import fragment_fromstring

from peristiwa.lexicon.outlets import Outlet
from peristiwa.read.faults import ReadingError
from peristiwa.read.pages.lines import kept_lines, lines_of, prune
from peristiwa.read.pages.metadata import Declared
from peristiwa.read.pages.outlets import settings
from peristiwa.read.pages.running import is_running
from peristiwa.read.pages.tree import LONGEST_PAGE, Element

__all__ = ["find_body"]

_ENOUGH = 200
"""Characters below which a text that was found is doubted, and another looked for."""


def find_body(
    root: Element, outlet: Outlet | None, declared: Declared, title: str | None
) -> list[str]:
    """Give the lines of the article; none where the page holds no text of one.

    The outlet's own selectors go first, then marks that many sites use, then trafilatura; what
    JSON-LD holds is the last resort, for pages that are put together in the browser.

    Raises:
        ReadingError: when trafilatura fails.
    """
    tree = deepcopy(root)
    prune(tree, outlet)
    found: list[str] = []
    for look in (_selected, _extracted, _declared_lines):
        kept = kept_lines(look(tree, outlet, declared), title, outlet)
        if _size(kept) >= _ENOUGH:
            return kept
        found = max(found, kept, key=_size)
    return found


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _selected(tree: Element, outlet: Outlet | None, _: Declared) -> list[str]:
    for path in [*(outlet.body if outlet else ()), *settings().body]:
        lines = [line for element in _outermost(tree.xpath(path)) for line in lines_of(element)]
        if lines:
            return lines
    return []


def _outermost(elements: list[Element]) -> list[Element]:
    chosen = set(elements)
    return [element for element in elements if chosen.isdisjoint(element.iterancestors())]


def _extracted(tree: Element, outlet: Outlet | None, _: Declared) -> list[str]:
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            with_metadata=False,
            config=_limits(),
        )
    except Exception as error:  # whatever a strange page brings about there costs only that page
        reason = f"trafilatura can't read it ({type(error).__name__}: {error})"
        raise ReadingError("unreadable", reason) from error
    lines = (getattr(document, "text", None) or "").split("\n")
    return _without_edges(kept_lines(lines, None, outlet))


def _without_edges(lines: list[str]) -> list[str]:
    """Leave out what stands before the first paragraph and after the last: menus, dates, names."""
    running = [number for number, line in enumerate(lines) if is_running(line)]
    return lines[running[0] : running[-1] + 1] if running else []


@cache
def _limits() -> ConfigParser:
    from trafilatura.settings import use_config

    config: Any = use_config()
    config["DEFAULT"]["MAX_FILE_SIZE"] = str(LONGEST_PAGE)
    config["DEFAULT"]["EXTRACTION_TIMEOUT"] = "0"
    return config  # type: ignore[no-any-return]


def _declared_lines(_: Element, __: Outlet | None, declared: Declared) -> list[str]:
    body = declared.body or ""
    if re.search(r"<(?:p|br|div)\b", body):
        body = "\n".join(lines_of(fragment_fromstring(body, create_parent="div")))
    return html.unescape(body).split("\n")
