"""The full-text index over articles: derived from the store, local, and safe to throw away.

It lies in the user's cache directory and is brought up to date before each search. Every commit's
articles are indexed together, so an index that a dying process left is completed by the next.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import tantivy

from peristiwa.errors import StoreError
from peristiwa.language.search_words import folded_words, root_folder
from peristiwa.store.files import cache_folder
from peristiwa.store.text_query import Term
from peristiwa.store.view import View

__all__ = ["TextIndex", "index_folder"]

_FORM = 1
"""To be raised when the fields or the folding change: the index is then made anew."""

_HEAP = 128_000_000
_PATIENCE = 600.0
_TOGETHER = 2000
_STATE = "commits.json"


def index_folder(view: View) -> Path:
    """Give the folder of the index of a store; its first commit tells it from a store of before."""
    return cache_folder(view.address) / f"text-{_FORM}-{view.commits[0].id if view.commits else 0}"


class TextIndex:
    """The index of the store that ``view`` is a version of, up to date with that version.

    ``tell`` is called with the number of articles that are about to be indexed.
    """

    def __init__(self, view: View, tell: Callable[[int], None] = lambda _: None) -> None:
        self.folder = index_folder(view)
        self.root = root_folder()
        self._index = _open(self.folder)
        self._update(view, tell)
        self._index.reload()

    def keys(self, terms: Sequence[Term]) -> list[int]:
        """Give the keys (the column ``key``) of all articles that meet the conditions."""
        searcher = self._index.searcher()
        found = searcher.search(
            self._query(terms), limit=max(searcher.num_docs, 1), order_by_field="key", count=False
        )
        return [int(key) for key, _ in found.hits]

    def best(self, terms: Sequence[Term], limit: int) -> list[tuple[int, float]]:
        """Give the keys of the articles that meet the conditions best, with scores (BM25)."""
        searcher = self._index.searcher()
        found = searcher.search(self._query(terms), limit=limit, count=False)
        return [(int(searcher.doc(at)["key"][0]), float(score)) for score, at in found.hits]

    def _query(self, terms: Sequence[Term]) -> tantivy.Query:
        parts = [
            (tantivy.Occur.MustNot if term.absent else tantivy.Occur.Must, self._part(term))
            for term in terms
        ]
        return tantivy.Query.boolean_query(parts)

    def _part(self, term: Term) -> tantivy.Query:
        schema = self._index.schema
        if term.kind == "prefix":
            return tantivy.Query.regex_query(schema, "words", f"{re.escape(term.words[0])}.*")
        field = "roots" if term.kind == "root" else "words"
        if len(term.words) == 1:
            return tantivy.Query.term_query(schema, field, term.words[0])
        return tantivy.Query.phrase_query(schema, field, list(term.words))

    def _update(self, view: View, tell: Callable[[int], None]) -> None:
        if not _missing(self.folder, view):
            return
        writer = _writer(self._index, self.folder)
        missing = _missing(self.folder, view)  # another process may have written meanwhile
        if not missing:
            return
        (row,) = view.rows(f"SELECT count(*) AS n FROM ({_ARTICLES})", lists={"ids": missing})
        tell(row["n"])
        for commit in missing:
            writer.delete_documents_by_term("commit", commit)
        for batch in view.batches(_ARTICLES, _TOGETHER, lists={"ids": missing}):
            for article in batch.to_pylist():
                writer.add_document(self._document(article))
        writer.commit()
        writer.wait_merging_threads()
        _note(self.folder, {commit.id for commit in view.commits} | _noted(self.folder))

    def _document(self, article: dict[str, object]) -> tantivy.Document:
        words = folded_words(f"{article['title'] or ''}\n{article['text']}")
        return tantivy.Document(
            key=article["key"],
            commit=article["commit"],
            words=" ".join(words),
            roots=" ".join(map(self.root, words)),
        )


_ARTICLES = "SELECT key, commit, title, text FROM every_articles WHERE commit IN (FROM ids)"


def _open(folder: Path) -> tantivy.Index:
    try:
        index = _index_in(folder)
    except ValueError:  # it is damaged, and derived: make it anew
        shutil.rmtree(folder, ignore_errors=True)
        index = _index_in(folder)
    except OSError as error:
        raise StoreError(
            f"{folder}: no full-text index can be made there ({error.strerror}); set"
            " XDG_CACHE_HOME to a folder that can be written"
        ) from error
    blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("blanks", blanks)
    return index


def _index_in(folder: Path) -> tantivy.Index:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=True, indexed=True, fast=True)
    builder.add_integer_field("commit", indexed=True)
    for field in ("words", "roots"):
        builder.add_text_field(field, tokenizer_name="blanks", index_option="position")
    folder.mkdir(parents=True, exist_ok=True)
    return tantivy.Index(builder.build(), path=str(folder))


def _writer(index: tantivy.Index, folder: Path) -> tantivy.IndexWriter:
    """Wait until no other process writes to the index."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            return index.writer(_HEAP, 1)
        except ValueError as error:
            if time.monotonic() > end:
                raise StoreError(
                    f"{folder}: another process has been indexing for {_PATIENCE / 60:.0f}"
                    " minutes; try again when it is done"
                ) from error
            time.sleep(0.1)


def _missing(folder: Path, view: View) -> list[int]:
    noted = _noted(folder)
    return [commit.id for commit in view.commits if commit.id not in noted]


def _noted(folder: Path) -> set[int]:
    try:
        return msgspec.json.decode((folder / _STATE).read_bytes(), type=set[int])
    except (OSError, msgspec.DecodeError):
        return set()


def _note(folder: Path, commits: set[int]) -> None:
    part = folder / f"{_STATE}.{os.getpid()}"
    part.write_bytes(msgspec.json.encode(sorted(commits)))
    part.replace(folder / _STATE)
