"""Canonical addresses, and articles of several pages."""

from __future__ import annotations

import pytest

from peristiwa.read.pages import article_of_pages, next_page, whole_address
from peristiwa.read.pages.addresses import canonical_address, cleaned
from peristiwa.read.pages.metadata import Declared
from peristiwa.read.pages.tree import parse_page
from tests.read.pages.designs import BRIDGE, FETCHED, STRIKE

HERE = "https://www.kabar.co.id/berita/1?utm_source=x&id=7&page=2#isi"


def canonical(head: str, address: str = HERE) -> str | None:
    return canonical_address(
        parse_page(f"<html><head>{head}</head>".encode(), None), Declared(), address
    )


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://www.kabar.co.id/berita/1", "https://www.kabar.co.id/berita/1"),
        ("/berita/1?utm_medium=y", "https://www.kabar.co.id/berita/1"),
        ("//m.kabar.co.id/berita/1", "https://m.kabar.co.id/berita/1"),
        ("https://www.kabar.co.id/", "https://www.kabar.co.id/berita/1?id=7"),
        ("https://lain.co.id/berita/1", "https://www.kabar.co.id/berita/1?id=7"),
        ("javascript:void(0)", "https://www.kabar.co.id/berita/1?id=7"),
        ("http://[", "https://www.kabar.co.id/berita/1?id=7"),
        ("", "https://www.kabar.co.id/berita/1?id=7"),
    ],
)
def test_the_page_names_its_own_address_on_its_own_site(link: str, expected: str) -> None:
    assert canonical(f'<link rel="canonical" href="{link}">') == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://Kabar.example/a?utm_source=x&fbclid=1#b", "https://kabar.example/a"),
        ("https://kabar.example/a?page=all", "https://kabar.example/a"),
        ("https://kabar.example/a?single=1&page=3", "https://kabar.example/a"),
        ("https://kabar.example/?p=123", "https://kabar.example/?p=123"),
        ("https://kabar.example/?page=berita&id=7", "https://kabar.example/?page=berita&id=7"),
        ("https://kabar.example/a?id=7&x=", "https://kabar.example/a?id=7&x="),
    ],
)
def test_what_tells_one_article_from_another_stays(address: str, expected: str) -> None:
    assert cleaned(address) == expected


def test_open_graph_names_it_where_no_link_does() -> None:
    head = '<meta property="og:url" content="https://kabar.co.id/berita/9">'
    assert canonical(head) == "https://kabar.co.id/berita/9"


def test_a_file_has_the_address_that_it_names_or_none() -> None:
    link = '<link rel="canonical" href="https://kabar.co.id/berita/1">'
    assert canonical(link, "halaman.html") == "https://kabar.co.id/berita/1"
    assert canonical("", "halaman.html") is None


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("https://nasional.kompas.com/read/1/a", "https://nasional.kompas.com/read/1/a?page=all"),
        ("https://www.kompas.com/a?page=2#x", "https://www.kompas.com/a?page=all"),
        ("https://news.detik.com/berita/d-1/a", "https://news.detik.com/berita/d-1/a?single=1"),
        ("https://www.antaranews.com/berita/1", "https://www.antaranews.com/berita/1"),
        ("https://tak-dikenal.example/1", "https://tak-dikenal.example/1"),
        ("https://www.viva.co.id/get/all", "https://www.viva.co.id/get/all"),
        ("https://www.kompas.com/sitemap.xml", "https://www.kompas.com/sitemap.xml"),
        ("https://www.suara.com/rss", "https://www.suara.com/rss"),
        ("https://www.kompas.com/", "https://www.kompas.com/"),
    ],
)
def test_outlets_that_show_all_pages_on_one_are_asked_for_it(address: str, whole: str) -> None:
    assert whole_address(address) == whole


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<link rel="next" href="?page=2">', "https://kabar.example/berita/1?page=2"),
        ('<a rel="next" href="/berita/1/2/">2</a>', "https://kabar.example/berita/1/2/"),
        ('<a rel="next" href="/berita/lain">Berita lain</a>', None),
        ('<a rel="next" href="https://lain.example/berita/1?page=2">2</a>', None),
        ("", None),
    ],
)
def test_the_next_page_is_one_of_the_same_article(link: str, expected: str | None) -> None:
    content = f"<html><body>{link}</body></html>".encode()
    assert next_page(content, address="https://kabar.example/berita/1", charset=None) == expected


def test_an_outlet_may_select_the_link_to_the_next_page() -> None:
    content = b'<html><body><div class="pagination"><a class="next" href="?page=2">2</a></div>'
    found = next_page(content, address="https://www.jpnn.com/news/a", charset=None)
    assert found == "https://www.jpnn.com/news/a?page=2"


def test_pages_of_one_article_are_joined() -> None:
    def page(paragraphs: tuple[str, ...]) -> bytes:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
        return f"<html><title>Kabar</title><h1>Kabar</h1><article>{body}</article>".encode()

    pages = [page(BRIDGE), page((BRIDGE[-1], *STRIKE))]
    article = article_of_pages(
        pages, address="https://kabar.example/1", charset=None, fetched=FETCHED
    )
    assert article.text.splitlines() == [*BRIDGE, *STRIKE]
