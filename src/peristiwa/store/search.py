"""Finds articles by their words, in any version of a store."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
from msgspec import Struct

from peristiwa.store.text_index import TextIndex, index_folder
from peristiwa.store.text_query import parse_terms, spans_of
from peristiwa.store.view import View

__all__ = ["Hit", "article_ids", "drop_index", "find_articles"]

_AROUND = 90
_FEW = 50


class Hit(Struct, frozen=True, kw_only=True):
    """An article that was found; ``marks`` are the offsets of the words found in ``snippet``."""

    id: str
    published: date | None
    outlet: str | None
    title: str | None
    url: str | None
    score: float
    snippet: str
    marks: list[tuple[int, int]]


def article_ids(view: View, text: str, tell: Callable[[int], None] = lambda _: None) -> list[str]:
    """Give the ids of all articles of a version that ``text`` finds, sorted.

    Raises:
        StoreError: when ``text`` holds no word; see `peristiwa.store.text_query` for its form.
    """
    index = TextIndex(view, tell)
    keys = index.keys(parse_terms(text, index.root))
    found = _visible(view, pa.table({"key": pa.array(keys, pa.int64())}), "id")
    return sorted(row["id"] for row in found)


def find_articles(
    view: View, text: str, limit: int = 10, tell: Callable[[int], None] = lambda _: None
) -> list[Hit]:
    """Give the articles of a version that ``text`` finds, the best first.

    Raises:
        StoreError: when ``text`` holds no word; see `peristiwa.store.text_query` for its form.
    """
    index = TextIndex(view, tell)
    terms = parse_terms(text, index.root)
    wanted = limit + _FEW
    while True:
        best = index.best(terms, wanted)
        scores = pa.table(
            {"key": pa.array([k for k, _ in best], pa.int64()), "score": [s for _, s in best]}
        )
        order = f"ORDER BY score DESC, id LIMIT {limit}"
        rows = _visible(view, scores, "id, published, score", order)
        if len(rows) == limit or len(best) < wanted:
            break
        wanted *= 4  # many of those found are not of this version
    return [
        _hit(row, *_snippet(row["text"], spans_of(row["text"], terms, index.root)))
        for row in _with_texts(view, rows)
    ]


def _with_texts(view: View, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Add to the articles found the rest of them; only files of their days are read."""
    days = {row["published"] for row in rows}
    listed = ", ".join(f"DATE '{day}'" for day in sorted(days - {None}))
    known = [f"published IN ({listed})"] if listed else []
    unknown = ["published IS NULL"] if None in days else []
    query = (
        "SELECT id, outlet, title, url, text FROM articles"
        f" WHERE ({' OR '.join([*known, *unknown]) or 'false'}) AND id IN (FROM ids)"
    )
    texts = {row["id"]: row for row in view.rows(query, lists={"ids": [row["id"] for row in rows]})}
    return [{**row, **texts[row["id"]]} for row in rows]


def drop_index(view: View) -> None:
    """Throw the index away; the next search makes it anew."""
    shutil.rmtree(index_folder(view), ignore_errors=True)


def _visible(view: View, keys: pa.Table, columns: str, end: str = "") -> list[dict[str, Any]]:
    query = f"SELECT {columns} FROM articles JOIN found USING (key) {end}"
    return view.rows(query, lists={"found": keys})


def _hit(row: dict[str, Any], snippet: str, marks: list[tuple[int, int]]) -> Hit:
    fields = {name: value for name, value in row.items() if name != "text"}
    return Hit(**fields, snippet=snippet, marks=marks)


def _snippet(text: str, spans: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Cut the text around the first word found; marks count from the cut's start."""
    first = spans[0][0] if spans else 0
    start, end = max(0, first - _AROUND), min(len(text), first + 2 * _AROUND)
    start = text.find(" ", start, first) + 1 if start and " " in text[start:first] else start
    end = text.rfind(" ", first, end) if end < len(text) and " " in text[first:end] else end
    inside = [(a - start, b - start) for a, b in spans if a >= start and b <= end]
    return text[start:end], inside
