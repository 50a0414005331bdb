"""The news site of this folder, read over HTTP by the client that users have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from peristiwa.read import Fetching, ReadFault, read_articles
from peristiwa.read.web.client import Client
from peristiwa.read.web.settings import WebSettings
from peristiwa.records import Article
from tests.local_site import Answer
from tests.read.site.newsroom import FAULTS, Expected, NewsSite, expected, news_site

_WORD = re.compile(r"\w+")
PAGES = expected()
LISTINGS = ["/rss", "/atom.xml", "/feed.json", "/sitemap.xml", "/sitemap-news.xml"]


@pytest.fixture(scope="module")
def news() -> Iterator[NewsSite]:
    with news_site() as made:
        yield made


@pytest.fixture
def web() -> Iterator[Fetching]:
    settings = WebSettings(private=True, delay=0.0, seconds=1.5, silence=1.0, largest=2_000_000)
    with Fetching(client=Client(settings)) as made:
        yield made


def f1(one: str, other: str) -> float:
    first, second = (Counter(_WORD.findall(text)) for text in (one, other))
    return 2 * (first & second).total() / (first.total() + second.total())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_each_page_is_read_as_what_it_is(news: NewsSite, web: Fetching, page: Expected) -> None:
    (article,) = read_articles(news.at(page.path), web=web)
    assert isinstance(article, Article), article
    assert f1(article.text, page.text) >= 0.97
    assert article.text.splitlines() == page.text.splitlines()
    assert article.title == page.title
    assert (article.published, article.published_at) == (page.day, page.moment)
    assert article.url == news.at(page.path)


def test_there_are_at_least_twelve_designs() -> None:
    assert len({page.path for page in PAGES}) >= 12


@pytest.mark.parametrize("listing", LISTINGS)
def test_each_listing_leads_to_all_articles(news: NewsSite, web: Fetching, listing: str) -> None:
    assert news.listings == LISTINGS
    read = list(read_articles(news.at(listing), web=web))
    assert [item for item in read if isinstance(item, ReadFault)] == []
    assert [item.id for item in read if isinstance(item, Article)] == [
        news.at(page.path) for page in news.articles
    ]


def test_redirects_lead_to_the_article_under_its_own_address(news: NewsSite, web: Fetching) -> None:
    (article,) = read_articles(news.at("/lama"), web=web)
    assert isinstance(article, Article)
    assert article.id == news.at("/amp")


def test_each_fault_has_its_name_and_costs_nothing_else(news: NewsSite, web: Fetching) -> None:
    good = [news.at(page.path) for page in news.articles]
    bad = [news.at(path) for path in FAULTS]
    mixed = [name for pair in zip(bad, good * 3, strict=False) for name in pair]
    read = list(read_articles([*mixed[: 2 * len(good)], *bad[len(good) :]], web=web))
    faults = {item.where: item.cause for item in read if isinstance(item, ReadFault)}
    assert faults == {news.at(path): cause for path, (_, cause) in FAULTS.items()}
    assert [item.id for item in read if isinstance(item, Article)] == good
    assert "/larangan/rahasia" not in news.site.asked


def test_a_malformed_address_in_a_feed_costs_only_itself(news: NewsSite, web: Fetching) -> None:
    items = "".join(f"<item><link>{link}</link></item>" for link in ("http://[::1/", "/amp"))
    news.site["/salah"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    fault, article = read_articles(news.at("/salah"), web=web)
    assert isinstance(fault, ReadFault)
    assert (fault.where, fault.cause) == ("http://[::1/", "refused")
    assert isinstance(article, Article)
