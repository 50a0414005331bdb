"""What pages a feed or a sitemap names."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import feedparser
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from peristiwa.read.faults import ReadingError
from peristiwa.read.web.addresses import joined

__all__ = ["Link", "links_of"]

_MOST = 50_000
"""Entries that are read of one file: the most that a sitemap may have (sitemaps.org, protocol)."""


@dataclass(frozen=True)
class Link:
    """An address that a feed or a sitemap names; of a sitemap of sitemaps it is a ``listing``."""

    address: str
    title: str | None = None
    listing: bool = False


def links_of(content: bytes, base: str) -> list[Link]:
    """Give what a feed (RSS, Atom, JSON Feed) or a sitemap names, each address once, in order.

    Args:
        content: the file, unpacked.
        base: its address, from which relative ones count.

    Raises:
        ReadingError: when it is neither, is damaged, or declares entities (cause "entities").
    """
    text = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    links = _of_json(text) if text.startswith(b"{") else _of_xml(text)
    found: dict[str, Link] = {}
    for link in links:
        address = joined(base, link.address)
        if address.startswith(("http://", "https://")):
            found.setdefault(address, Link(address, link.title, link.listing))
        if len(found) == _MOST:
            break
    return list(found.values())


def _of_json(text: bytes) -> Iterator[Link]:
    """JSON Feed 1.1: an item's ``url``, else its ``external_url``."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError("unreadable", f"is no whole JSON ({error})") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise ReadingError("unreadable", "is JSON without the items of a JSON Feed")
    for item in items:
        address = _text(item, "url") or _text(item, "external_url")
        if address:
            yield Link(address, _text(item, "title"))


def _text(item: Any, name: str) -> str | None:
    value = item.get(name) if isinstance(item, dict) else None
    return value if isinstance(value, str) else None


def _of_xml(text: bytes) -> Iterator[Link]:
    """A sitemap, an index of sitemaps, or a feed; entities are refused before anything is read."""
    try:
        root = fromstring(text, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        reason = "declares entities, as no feed needs; it is not read"
        raise ReadingError("entities", reason) from error
    except (ValueError, SyntaxError, RecursionError, LookupError):
        root = None  # feedparser mends much of what is no well-formed XML
    name = _local(root.tag) if root is not None else ""
    if name in {"urlset", "sitemapindex"}:
        yield from _of_sitemap(root, listing=name == "sitemapindex")
        return
    if root is None and b"<!ENTITY" in text.upper():
        raise ReadingError("entities", "declares entities, as no feed needs; it is not read")
    yield from _of_feed(text)


def _of_sitemap(root: Any, *, listing: bool) -> Iterator[Link]:
    """sitemaps.org 0.9, and the news titles of Google's extension to it."""
    for entry in root:
        told = {_local(part.tag): part.text or "" for part in entry.iter() if part.text}
        address = next((p.text for p in entry if _local(p.tag) == "loc" and p.text), None)
        if address:
            yield Link(address, told.get("title"), listing)


def _of_feed(text: bytes) -> Iterator[Link]:
    feed = feedparser.parse(io.BytesIO(text), resolve_relative_uris=False, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        raise ReadingError("unreadable", "is neither a feed nor a sitemap that can be read")
    for entry in feed.entries:
        address = entry.get("link")
        if address:
            yield Link(address, entry.get("title"))


def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
