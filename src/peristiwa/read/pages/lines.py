"""Takes the lines of text off a tree, and the site's own lines out of them."""

from __future__ import annotations

import re
from functools import cache

from peristiwa.lexicon.outlets import Outlet
from peristiwa.read.pages.outlets import settings
from peristiwa.read.pages.tree import Element, text_of

__all__ = ["kept_lines", "lines_of", "prune"]

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "h1"}
    | {"h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul"}
)
_BLANKS = re.compile(r"\s+")
_LINK_LINE = 300
_LARGE_PART = 1 / 3
_BULLET = re.compile(r"^[-*•]\s+")


@cache
def _site_line() -> re.Pattern[str]:
    patterns = "|".join(f"(?:{line})" for line in settings().lines)
    return re.compile(patterns, re.IGNORECASE)


@cache
def _label_at_end() -> re.Pattern[str]:
    patterns = "|".join(f"(?:{label})" for label in settings().labels)
    return re.compile(rf"(?:^|(?<=\W))(?:{patterns})\s*$", re.IGNORECASE)


def prune(root: Element, outlet: Outlet | None) -> None:
    """Remove from a tree what is no text of the article: scripts, menus, captions, other links."""
    _remove(root, [*settings().drop, *(outlet.drop if outlet else ())])
    sizes = _sizes(root)
    for path in settings().drop_marked:
        for element in root.xpath(path):
            if sizes[element] <= _LARGE_PART * sizes[root]:
                _cut(element)
    _remove_lists(root)
    _remove_links(root)


def _sizes(root: Element) -> dict[Element, int]:
    """Give how many characters of text stand below each element."""
    sizes: dict[Element, int] = {}
    for element in reversed(list(root.iter())):
        below = (sizes[child] + len(child.tail or "") for child in element)
        sizes[element] = len(element.text or "") + sum(below)
    return sizes


def _remove(root: Element, paths: list[str]) -> None:
    for path in paths:
        for element in root.xpath(path):
            _cut(element)


def _cut(element: Element) -> None:
    """Remove an element and keep the text behind it."""
    if element.getparent() is not None:
        element.drop_tree()


def _remove_links(root: Element) -> None:
    """Remove links that "Baca juga:" or the like announces, and the announcement."""
    for link in root.xpath("//a"):
        before = link.getprevious()
        if link.getparent() is None:
            continue
        between = (before.tail if before is not None else link.getparent().text) or ""
        announced = _label_at_end().search(between)
        if announced:
            _set_before(link, between[: announced.start()])
            link.drop_tree()
        elif before is not None and not between.strip() and _is_label(before):
            before.drop_tree()
            link.drop_tree()


def _remove_lists(root: Element) -> None:
    """Remove lines that only announce links, and the block of links below each."""
    for element in root.xpath("//p | //div | //h2 | //h3 | //h4"):
        following = element.getnext()
        if element.getparent() is None or not _is_label(element):
            continue
        if following is not None and _is_all_links(following):
            following.drop_tree()
        element.drop_tree()


def _is_all_links(element: Element) -> bool:
    linked = "".join(text_of(link) for link in element.iter("a"))
    return bool(linked) and len(linked) >= 0.8 * len(text_of(element))


def _is_label(element: Element) -> bool:
    return len(element) <= 3 and _label_at_end().match(text_of(element, _LINK_LINE)) is not None


def _set_before(link: Element, text: str) -> None:
    before = link.getprevious()
    if before is None:
        link.getparent().text = text
    else:
        before.tail = text


def lines_of(element: Element) -> list[str]:
    """Give the lines of text below an element, one a block, in order, blanks squeezed."""
    parts: list[str] = []
    _collect(element, parts)
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return [line for line in lines if line]


def _collect(element: Element, parts: list[str]) -> None:
    edge = "\n" if element.tag in _BLOCKS else ""
    parts.append(edge)
    parts.append(_BLANKS.sub(" ", element.text or ""))
    for child in element:
        _collect(child, parts)
        parts.append(_BLANKS.sub(" ", child.tail or ""))
    parts.append(edge)


def kept_lines(lines: list[str], title: str | None, outlet: Outlet | None) -> list[str]:
    """Leave out lines that are the site's, and the title where it opens the text."""
    own = [re.compile(pattern, re.IGNORECASE) for pattern in (outlet.boilerplate if outlet else ())]
    kept: list[str] = []
    for line in (_BULLET.sub("", line) for line in lines):
        if len(line) <= _LINK_LINE and _is_site_line(line, own):
            continue
        if not kept and title and line.casefold() == title.casefold():
            continue
        kept.append(line)
    return kept


def _is_site_line(line: str, own: list[re.Pattern[str]]) -> bool:
    if _site_line().fullmatch(line) or any(pattern.fullmatch(line) for pattern in own):
        return True
    return _label_at_end().match(line) is not None
