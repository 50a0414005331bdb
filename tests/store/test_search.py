"""Search folds Indonesian words, keeps to its version, and its index may go at any time."""

from __future__ import annotations

from datetime import date

import pytest

from peristiwa.errors import StoreError
from peristiwa.language.search_words import folded_words
from peristiwa.records import Article, CodedArticle
from peristiwa.store import Store
from peristiwa.store.search import article_ids, drop_index, find_articles
from peristiwa.store.text_index import index_folder

TEXTS = {
    "arrest": "Polisi menangkap tujuh pengunjuk rasa di Padang.",
    "passive": "Tujuh warga ditangkap polisi; penangkapan itu dikecam.",
    "children": "Anak-anak sekolah berunjuk rasa bersama André.",
    "other": "Presiden mengunjungi pasar. Rasa unjuk tidak ada.",
}


def pair(id_: str, text: str) -> tuple[Article, CodedArticle]:
    day = date(2025, 3, 14)
    article = Article(id=id_, text=text, published=day)
    return article, CodedArticle(id=id_, published=day, events=[])


@pytest.fixture
def told(store: Store) -> Store:
    store.add([pair(*item) for item in TEXTS.items()], "1")
    return store


def found(store: Store, words: str, as_of: str | None = None) -> list[str]:
    with store.view(as_of) as view:
        ids = article_ids(view, words)
        assert sorted(hit.id for hit in find_articles(view, words)) == ids
    return ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("tangkap", ["arrest", "passive"]),
        ("PENANGKAPAN", ["arrest", "passive"]),
        ('"ditangkap"', ["passive"]),
        ('"unjuk rasa"', []),
        ('"berunjuk rasa"', ["children"]),
        ("anak", ["children"]),
        ("anak-anak", ["children"]),
        ('"anak-anak sekolah"', ["children"]),
        ("andre", ["children"]),
        ("pengunj*", ["arrest"]),
        ("tangkap padang", ["arrest"]),
        ("tangkap -padang", ["passive"]),
        ('tujuh -"warga ditangkap"', ["arrest"]),
        ("tidak-ada-di-sini", []),
    ],
)
def test_what_words_find(told: Store, words: str, ids: list[str]) -> None:
    assert found(told, words) == ids


@pytest.mark.parametrize("words", ["", "  ", "-polisi", '""', "!?"])
def test_nothing_to_search_for(told: Store, words: str) -> None:
    with told.view() as view, pytest.raises(StoreError, match="no word to search for"):
        article_ids(view, words)


def test_search_keeps_to_its_version(told: Store) -> None:
    told.add([pair("arrest", "Cuaca cerah."), pair("late", "Polisi menangkap lagi.")], "1")
    assert found(told, "tangkap") == ["late", "passive"]
    assert found(told, "tangkap", as_of="1") == ["arrest", "passive"]


def test_the_index_may_be_thrown_away_or_damaged(told: Store) -> None:
    assert found(told, "tangkap") == ["arrest", "passive"]
    with told.view() as view:
        drop_index(view)
        assert not index_folder(view).exists()
    assert found(told, "tangkap") == ["arrest", "passive"]
    with told.view() as view:
        (index_folder(view) / "meta.json").write_text("broken")
    assert found(told, "tangkap") == ["arrest", "passive"]


def test_an_index_that_was_broken_off_holds_nothing_twice(told: Store) -> None:
    found(told, "tangkap")
    with told.view() as view:
        (index_folder(view) / "commits.json").unlink()
        assert [hit.id for hit in find_articles(view, "sekolah")] == ["children"]


def test_a_hit_shows_the_words(told: Store) -> None:
    with told.view() as view:
        (hit,) = find_articles(view, "tangkap padang")
    shown = [hit.snippet[start:end] for start, end in hit.marks]
    assert shown == ["menangkap", "Padang"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Undang-Undang", ["undang"]),
        ("sayur-mayur", ["sayur", "mayur"]),
        ("COVID-19, 7.000 orang", ["covid", "19", "7", "000", "orang"]),
        ("Jum\u2019at", ["jum", "at"]),
    ],
)
def test_how_words_are_folded(text: str, words: list[str]) -> None:
    assert folded_words(text) == words
