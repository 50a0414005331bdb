"""What adding coded articles changes in a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from peristiwa.records import Article, CodedArticle
from peristiwa.store.change import Change
from peristiwa.store.merging import Merger, merge_change
from peristiwa.store.rows import (
    Row,
    article_hash,
    article_row,
    coding_row,
    mention_row,
    mentions_of,
)
from peristiwa.store.view import View

__all__ = ["Added", "Pair", "adding", "known_codings"]

Pair = tuple[Article, CodedArticle]


class Added(Struct, kw_only=True):
    """What an addition brought, counted in articles, and the number of mentions in them.

    ``changed`` articles replace another text under the same id, ``recoded`` ones were coded
    before by another version, ``known`` ones by the same.
    """

    new: int = 0
    changed: int = 0
    recoded: int = 0
    known: int = 0
    mentions: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(**{name: getattr(self, name) + getattr(other, name) for name in _COUNTS})


_COUNTS = Added.__struct_fields__


def known_codings(view: View, articles: Iterable[Article], version: str) -> set[tuple[str, str]]:
    """Give the (id, hash) of those of ``articles`` that ``version`` has coded already."""
    query = (
        "SELECT article, hash FROM every_codings WHERE version = $version AND article IN (FROM ids)"
    )
    ids = [article.id for article in articles]
    return {
        (row["article"], row["hash"])
        for row in view.rows(query, {"version": version}, lists={"ids": ids})
    }


def adding(view: View, pairs: Sequence[Pair], version: str, merger: Merger) -> tuple[Change, Added]:
    """Prepare the addition of ``pairs``, which have different ids.

    What ``version`` has coded before changes nothing. Another text under a known id, or another
    version's coding, takes the place of the one before, which earlier versions of the store keep.
    """
    change, added = Change(), Added()
    known = known_codings(view, [article for article, _ in pairs], version)
    fresh = [pair for pair in pairs if (pair[0].id, article_hash(pair[0])) not in known]
    added.known = len(pairs) - len(fresh)
    if not fresh:
        return change, added
    gone = _add_articles(view, change, [article for article, _ in fresh], added)
    new = [mention for pair in fresh for mention in mentions_of(*pair)]
    hashes = {article.id: article_hash(article) for article, _ in fresh}
    change.add("codings", [coding_row(*pair, version) for pair in fresh])
    change.add("mentions", [mention_row(one, hashes[one.article], version) for one in new])
    merge_change(view, change, merger, new, gone)
    added.mentions = len(new)
    return change, added


def _add_articles(
    view: View, change: Change, articles: Sequence[Article], added: Added
) -> list[str]:
    """Add texts that are new, retire what they replace, and give the mentions that go with it."""
    ids = [article.id for article in articles]
    before = {row["id"]: row for row in _current(view, "articles", "id", ids)}
    for article in articles:
        old = before.get(article.id)
        if old is not None and old["hash"] == article_hash(article):
            added.recoded += 1
            continue
        if old is not None:
            change.retire("articles", old)
        added.changed += old is not None
        added.new += old is None
        change.add("articles", [article_row(article)])
    if not before:
        return []
    for row in _current(view, "codings", "article", list(before)):
        change.retire("codings", row)
    mentions = _current(view, "mentions", "article", list(before))
    for row in mentions:
        change.retire("mentions", row)
    return [row["id"] for row in mentions]


def _current(view: View, table: str, key: str, ids: list[str]) -> list[Row]:
    columns = {"articles": "id, hash", "codings": "article", "mentions": "id"}[table]
    query = f"SELECT commit, n, {columns} FROM {table} WHERE {key} IN (FROM ids)"
    return view.rows(query, lists={"ids": ids})
