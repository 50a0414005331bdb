"""Parses a page into a tree, within limits."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree, html

from peristiwa.read.faults import ReadingError
from peristiwa.read.pages.decoding import decode_page

__all__ = [
    "DEEPEST",
    "LONGEST_PAGE",
    "Element",
    "content_of",
    "drop_scripts",
    "parse_page",
    "text_of",
]

LONGEST_PAGE = 10_000_000
"""Bytes that a page may have; those of newspapers take some hundred thousand."""

DEEPEST = 256
"""Levels of elements in a page, which libxml2 stops at too; those of newspapers need under 60."""

Element: TypeAlias = html.HtmlElement

_STATEMENT = 1000
"""Characters of what an element says of a page; whoever says more tells no date or name."""

_BLANKS = re.compile(r"\s+")
_UNFIT = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f]")
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_OTHER = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "a ZIP archive"),
)


def parse_page(content: bytes, charset: str | None) -> Element:
    """Give the root of the page's tree.

    Nothing outside the page is loaded, and entities that it declares stay unexpanded.

    Raises:
        ReadingError: when it is no HTML, longer than ``LONGEST_PAGE``, or deeper than ``DEEPEST``.
    """
    for magic, form in _OTHER:
        if content.startswith(magic):
            raise ReadingError("type", f"is {form}, not a web page", "skipped")
    if len(content) > LONGEST_PAGE:
        reason = f"page of {len(content)} bytes, more than {LONGEST_PAGE // 1_000_000} MB"
        raise ReadingError("too long", reason)
    text = _UNFIT.sub("", decode_page(content, charset))
    text = _DECLARATION.sub("", text, count=1)
    if "<" not in text:
        raise ReadingError("no article", "holds no HTML element", "skipped")
    return _parsed(text)


def _parsed(text: str) -> Element:
    parser = html.HTMLParser(
        recover=True, remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise ReadingError("no article", f"holds no HTML ({error})", "skipped") from error
    if _depth(root) >= DEEPEST:
        raise ReadingError("too deep", f"elements nest {DEEPEST} levels deep or more")
    return root


def _depth(root: Element) -> int:
    deepest, waiting = 0, [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting.extend((child, depth + 1) for child in element)
    return deepest


def drop_scripts(root: Element) -> None:
    """Remove what a page holds for programs, so that all text is text for people."""
    etree.strip_elements(root, "script", "style", "template", with_tail=False)


def text_of(element: Element, most: int = LONGEST_PAGE) -> str:
    """Give the text below an element on one line, and not much more than ``most`` characters."""
    pieces, size = [], 0
    for piece in element.itertext():
        pieces.append(piece[:most])
        size += len(pieces[-1])
        if size > most:
            break
    return _BLANKS.sub(" ", "".join(pieces)).strip()


def content_of(element: Element) -> str:
    """Give what an element says for programs (``content``, ``datetime``), else its text."""
    value = element.get("content") or element.get("datetime")
    return _BLANKS.sub(" ", value).strip() if value else text_of(element, _STATEMENT)
