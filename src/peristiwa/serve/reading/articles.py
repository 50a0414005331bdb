"""Articles, a page of them or one with all that it tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
from msgspec import Struct, structs

from peristiwa.records import Article
from peristiwa.repair import Edit
from peristiwa.serve.reading.mentions import StoredMention, mentions_of_article
from peristiwa.serve.reading.repairs import repairs_of
from peristiwa.store import View
from peristiwa.store.position import Position

__all__ = ["ArticleDetail", "ArticleFilter", "ArticleSummary", "article_detail", "article_list"]

_FIELDS = "id, title, outlet, url, published, published_at, author, section"


class ArticleSummary(Struct, frozen=True, kw_only=True):
    """An article without its text; ``mentions`` is the number of acts that it tells."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    mentions: int


class ArticleDetail(Article, frozen=True, kw_only=True):
    """An article with the acts that it tells, in the order of its text.

    ``version`` is the coder's, ``warnings`` are what it had to say. ``repairs`` are what was mended
    before coding, in offsets of the raw text.
    """

    told: list[StoredMention]
    version: str | None
    warnings: list[str]
    repairs: list[Edit]


class ArticleFilter(Struct, frozen=True, kw_only=True):
    """What articles must have: who published them, and between which days."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None


def article_list(
    view: View, wanted: ArticleFilter, limit: int, after: Position | None = None
) -> tuple[list[ArticleSummary], Position | None]:
    """Give ``limit`` articles at most, those published last first, and where the next begin.

    The place is None where there are no more.
    """
    values = {key: value for key, value in structs.asdict(wanted).items() if value is not None}
    parts = [_CONDITIONS[key] for key in values]
    if after is not None:
        part, bound = after.condition("a.published", "a.id")
        parts.append(f"({part})")
        values.update(bound)
    clause = f"WHERE {' AND '.join(parts)}" if parts else ""
    rows = view.rows(
        "SELECT a.id, a.title, a.outlet, a.url, a.published, c.mentions FROM"
        f" (SELECT id, title, outlet, url, published FROM articles a {clause}"
        f" ORDER BY published DESC NULLS LAST, id LIMIT {limit + 1}) a"
        " LEFT JOIN codings c ON c.article = a.id ORDER BY a.published DESC NULLS LAST, a.id",
        values,
    )
    found = [_summary(row) for row in rows]
    last = found[limit - 1] if len(found) > limit else None
    return found[:limit], Position(last.published, last.id) if last else None


_CONDITIONS = {
    "outlet": "a.outlet = $outlet",
    "since": "a.published >= $since",
    "until": "a.published <= $until",
}


def article_detail(view: View, article: str) -> ArticleDetail | None:
    """Give one article, None where the version has none with this id."""
    rows = view.rows(f"SELECT {_FIELDS}, text FROM articles WHERE id = $id", {"id": article})
    if not rows:
        return None
    codings = view.rows(
        "SELECT version, warnings FROM codings WHERE article = $id", {"id": article}
    )
    coding: Mapping[str, Any] = codings[0] if codings else {"version": None, "warnings": []}
    return ArticleDetail(
        **structs.asdict(msgspec.convert(rows[0], Article)),
        told=mentions_of_article(view, article, rows[0]["published"]),
        version=coding["version"],
        warnings=coding["warnings"] or [],
        repairs=repairs_of(rows[0]["text"], rows[0]["title"]),
    )


def _summary(row: Mapping[str, Any]) -> ArticleSummary:
    return ArticleSummary(**{**row, "mentions": row["mentions"] or 0})
