"""Reads what a page says about its article in JSON-LD, OpenGraph and other marks."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from peristiwa.read.pages.tree import Element, content_of, text_of

__all__ = [
    "Declared",
    "articles_of",
    "find_title",
    "first_of",
    "meta",
    "read_declared",
    "values",
    "without_site_name",
]

_LONGEST = 2_000_000
_ARTICLE = re.compile(r"(?:.*Article|BlogPosting|LiveBlogPosting|Report)$")
_WORD = re.compile(r"\w+")
_SITE_NAME = re.compile("\\s+[|\u2013\u2014-]\\s+[^|\u2013\u2014-]{2,40}$")
_GRAPHS = ("@graph", "mainEntity", "itemReviewed")


@dataclass(frozen=True)
class Declared:
    """What the page declares for programs; None for what it doesn't say.

    ``free`` is False where the text can't be read whole without paying. ``is_article`` tells that
    the page says of itself that it holds one.
    """

    is_article: bool = False
    headline: str | None = None
    published: str | None = None
    authors: list[str] = field(default_factory=list)
    section: str | None = None
    address: str | None = None
    body: str | None = None
    free: bool = True


def read_declared(root: Element) -> Declared:
    """Give what JSON-LD says of the page's article, the first one that has a headline."""
    found = sorted(articles_of(root), key=lambda record: "headline" not in record)
    kind = (meta(root, "og:type") or "").lower()
    if not found:
        return Declared(is_article=kind == "article")
    record = found[0]
    return Declared(
        is_article=True,
        headline=_text(record.get("headline")),
        published=_text(record.get("datePublished")),
        authors=_names(record.get("author")),
        section=_text(_first(record.get("articleSection"))),
        address=_text(record.get("url")) or _id(record.get("mainEntityOfPage")),
        body=_text(record.get("articleBody")),
        free=str(record.get("isAccessibleForFree", True)).lower() not in ("false", "no"),
    )


def articles_of(root: Element) -> Iterator[dict[str, Any]]:
    """Yield the article records of the page's JSON-LD scripts, broken scripts passed over."""
    for script in root.xpath("//script[@type='application/ld+json']"):
        source = (script.text or "").strip()
        if source and len(source) <= _LONGEST:
            yield from (record for record in _records(_decoded(source)) if _is_article(record))


def _decoded(source: str) -> Any:
    source = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", source).rstrip("; \n")
    for attempt in (source, html.unescape(source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _records(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting[:0] = value
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[name] for name in _GRAPHS if name in value)


def _is_article(record: dict[str, Any]) -> bool:
    kinds = record.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and _ARTICLE.match(kind) for kind in kinds)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any) -> str | None:
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return None
    return html.unescape(str(value)).strip() or None


def _id(value: Any) -> str | None:
    return _text(value.get("@id")) if isinstance(value, dict) else _text(value)


def _names(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    names = (_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in values)
    return [name for name in names if name]


def meta(root: Element, name: str) -> str | None:
    """Give the content of the first ``meta`` element of that name or property."""
    for element in root.xpath("//meta[@property=$name or @name=$name]", name=name):
        if content := (element.get("content") or "").strip():
            return str(content)
    return None


def values(root: Element, paths: list[str]) -> Iterator[str]:
    """Yield what the elements on the paths say, path by path, without empty ones."""
    for path in paths:
        yield from (value for element in root.xpath(path) if (value := content_of(element)))


def first_of(root: Element, paths: list[str]) -> str | None:
    """Give the first of ``values``."""
    return next(values(root, paths), None)


def shares_words(one: str, other: str) -> bool:
    """Tell whether half the words of the shorter of two titles stand in the other."""
    first, second = (set(_WORD.findall(title.lower())) for title in (one, other))
    return 2 * len(first & second) >= max(1, min(len(first), len(second)))


def find_title(root: Element, declared: Declared) -> str | None:
    """Give the headline: as the page shows it where it does, else as it declares it."""
    titles = [
        title
        for title in (declared.headline, meta(root, "og:title"), first_of(root, ["//title"]))
        if title
    ]
    for heading in root.xpath("//h1"):
        shown = text_of(heading)
        if shown and (not titles or shares_words(shown, titles[0])):
            return _longer(root, shown, titles[0]) if titles else shown
    return without_site_name(titles[0]) if titles else None


def _longer(root: Element, shown: str, title: str) -> str:
    """Give the heading that stands in the title and is longer than ``shown``, if there is one.

    On pages of blogs the first heading is the blog's name, which its titles begin with.
    """
    if shown == title or shown not in title:
        return shown
    others = (text_of(heading) for heading in root.xpath("//h2 | //h3"))
    return max([shown, *(other for other in others if other in title)], key=len)


def without_site_name(title: str) -> str:
    """Give a page's title without the name of the site behind a dash or bar."""
    return _SITE_NAME.sub("", title)
