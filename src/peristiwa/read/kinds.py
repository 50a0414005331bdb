"""Tells by name, media type and content what form an input has."""

from __future__ import annotations

import re
from typing import Literal

from peristiwa.read.folders import suffix_of
from peristiwa.read.inputs import STANDARD_INPUT
from peristiwa.read.lines import holds_records
from peristiwa.read.separated import heads_columns

__all__ = ["Kind", "kind_of"]

Kind = Literal["records", "table", "page", "xml", "json feed", "archive", "plain"]

_BY_SUFFIX: dict[str, Kind] = {
    ".jsonl": "records",
    ".ndjson": "records",
    ".csv": "table",
    ".tsv": "table",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".warc": "archive",
    ".wet": "archive",
}
_BY_MEDIA: dict[str, Kind] = {
    "text/html": "page",
    "application/xhtml+xml": "page",
    "text/csv": "table",
    "application/feed+json": "json feed",
    "application/warc": "archive",
    "application/x-ndjson": "records",
    "application/jsonl": "records",
}
_ARCHIVE = re.compile(rb"WARC/\d")
_JSON_FEED = re.compile(rb'\{[^{]{0,200}"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')
_XML = re.compile(rb"<\?xml\b|<(rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_PAGE = re.compile(
    rb"(<!--.{0,500}-->\s*)?<(!doctype html|html|head|body|meta|title)\b", re.I | re.S
)


def kind_of(name: str, media: str | None, head: bytes) -> Kind:
    """Tell the form of an input.

    Args:
        name: the name of the file, the path of the address, or ``-``.
        media: the media type that a server gave, without parameters.
        head: the input up to the end of its first line that isn't blank, and more where that
            line opens a JSON object of several lines.

    Raises:
        InputError: when the line opens JSON that is neither a feed nor one object a line.
    """
    suffix = "" if name == STANDARD_INPUT else suffix_of(name)
    line = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _ARCHIVE.match(line):
        return "archive"
    if _JSON_FEED.match(line):
        return "json feed"
    kind = _BY_SUFFIX.get(suffix) or _BY_MEDIA.get(media or "")
    if kind in (None, "page", "xml") and suffix != ".txt":
        kind = _by_content(line) or kind
    if kind is None:
        kind = "records" if holds_records(name, _first_line(line)) else "plain"
    return kind


def _by_content(line: bytes) -> Kind | None:
    if _XML.match(line):
        return "xml"
    if _PAGE.match(line):
        return "page"
    return "table" if heads_columns(_first_line(line)) else None


def _first_line(data: bytes) -> bytes:
    return data.partition(b"\n")[0]
