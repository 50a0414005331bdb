"""What adding coded articles changes in a store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, structs

from peristiwa.merge import Merger
from peristiwa.records import Article, CodedArticle
from peristiwa.store.change import Change
from peristiwa.store.keeping import kept_ids, with_kept_ids
from peristiwa.store.merging import merge_change
from peristiwa.store.reprints import renewed_origins
from peristiwa.store.reviews import standings, under_review
from peristiwa.store.rows import (
    Row,
    article_hash,
    article_row,
    coding_row,
    mentions_of,
)
from peristiwa.store.told import Told, tell, told_by_ids, told_in, told_row
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
    articles = [article for article, _ in fresh]
    fresh, reviewed = _reviewed(view, change, fresh)
    replaced = _add_articles(view, change, articles, added)
    for row in _current(view, "codings", "article", [article.id for article in articles]):
        change.retire("codings", row)
    change.add("codings", [coding_row(*pair, version) for pair in fresh])
    origins = renewed_origins(view, articles, replaced)
    new = [
        told
        for pair in fresh
        for told in _told(merger, pair, origins[pair[0].id], version, reviewed)
    ]
    added.mentions = len(new)
    moved = _moved(view, origins, {article.id for article in articles})
    gone = _retired_mentions(view, change, merger, [*(a.id for a in articles), *moved])
    new += [_with_origin(merger, told, origins) for told in gone if told.mention.article in moved]
    change.add("mentions", map(told_row, new))
    merge_change(view, change, merger, new, gone)
    return change, added


def _reviewed(
    view: View, change: Change, pairs: Sequence[Pair]
) -> tuple[list[Pair], Collection[str]]:
    """Apply people's word to codings, and renew what stands by them.

    Gives the codings as they count, and the ids of the mentions behind which people stand.
    """
    ids = [article.id for article, _ in pairs]
    kept = kept_ids(view, ids)
    said = standings(view, ids)
    for row in _current(view, "reviewed", "article", ids):
        change.retire("reviewed", row)
    done, reviewed = [], set()
    for article, coded in pairs:
        named = with_kept_ids(coded, kept.get(article.id, {}))
        own = [one for one in said if one.article == article.id]
        result = under_review(named, article.text, own)
        change.add("reviewed", result.rows)
        reviewed |= {row["mention"] for row in result.rows}
        done.append((article, result.coded))
    return done, reviewed


def _told(
    merger: Merger, pair: Pair, origin: str, version: str, reviewed: Collection[str]
) -> list[Told]:
    article, coded = pair
    hash_ = article_hash(article)
    return [
        told_in(
            merger,
            article,
            structs.replace(mention, reviewed=mention.id in reviewed),
            hash_,
            version,
        )
        for mention in mentions_of(article, coded, origin)
    ]


def _with_origin(merger: Merger, told: Told, origins: Mapping[str, str]) -> Told:
    mention = structs.replace(told.mention, origin=origins[told.mention.article])
    return tell(merger, mention, told.words, told.hash, told.version)


def _moved(view: View, origins: Mapping[str, str], fresh: Collection[str]) -> list[str]:
    """Give the articles of the version that have another origin after the change."""
    others = sorted(origins.keys() - set(fresh))
    query = "SELECT DISTINCT article, origin FROM mentions WHERE article IN (FROM ids)"
    rows = view.rows(query, lists={"ids": others}) if others else []
    return [row["article"] for row in rows if row["origin"] != origins[row["article"]]]


def _retired_mentions(
    view: View, change: Change, merger: Merger, articles: Sequence[str]
) -> list[Told]:
    rows = _current(view, "mentions", "article", articles)
    for row in rows:
        change.retire("mentions", row)
    return told_by_ids(view, merger, [row["id"] for row in rows])


def _add_articles(
    view: View, change: Change, articles: Sequence[Article], added: Added
) -> list[str]:
    """Add texts that are new and retire those of the same ids, which are given."""
    rows = _current(view, "articles", "id", [article.id for article in articles])
    before = {row["id"]: row for row in rows}
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
    return list(before)


def _current(view: View, table: str, key: str, ids: Sequence[str]) -> list[Row]:
    columns = {
        "articles": "id, hash",
        "codings": "article",
        "mentions": "id",
        "reviewed": "mention",
    }[table]
    query = f"SELECT commit, n, {columns} FROM {table} WHERE {key} IN (FROM ids)"
    return view.rows(query, lists={"ids": list(ids)})
