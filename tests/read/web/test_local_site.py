"""A news site on this machine, read over HTTP by the client that users have.

The names of the outlets lead to the test's server, so that each page is met under its own address.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from urllib.parse import urlsplit

import pytest

from peristiwa.read import Fetching, ReadFault, read_articles
from peristiwa.read.web.client import Client
from peristiwa.records import Article
from tests.local_site import Answer, Site
from tests.read.pages.designs import BRIDGE, DESIGNS, Design

_WORD = re.compile(r"\w+")
HOSTS = sorted({urlsplit(design.address).hostname or "" for design in DESIGNS})


def f1(one: str, other: str) -> float:
    first, second = (Counter(_WORD.findall(text)) for text in (one, other))
    return 2 * (first & second).total() / (first.total() + second.total())


def page(text: str, *, head: str = "", body: str = "") -> bytes:
    return (
        f"<!doctype html><html lang=id><head><title>Kabar</title>{head}</head><body><h1>Kabar</h1>"
        f"<article>{text}</article>{body}</body></html>"
    ).encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.fixture
def fetching(make_client: Callable[..., Client]) -> Fetching:
    client = make_client(
        resolver=lambda host, port: ["127.0.0.1"],
        largest=2_000_000,
        seconds=1.0,
        silence=0.5,
        sleep=lambda _: None,
    )
    return Fetching(client=client)


def address_of(site: Site, design: Design) -> str:
    parts = urlsplit(design.address)
    query = f"?{parts.query}" if parts.query else ""
    return f"http://{parts.hostname}:{urlsplit(site.address).port}{parts.path}{query}"


def path_of(address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


@pytest.fixture
def pages(site: Site) -> dict[str, Design]:
    """Put each design on the site, every third packed; give them by their address."""
    found = {address_of(site, design): design for design in DESIGNS}
    for number, (address, design) in enumerate(found.items()):
        content, headers = design.html.encode(), {"Content-Type": "text/html; charset=utf-8"}
        if number % 3 == 0:
            content, headers["Content-Encoding"] = gzip.compress(content), "gzip"
        site[path_of(address)] = Answer(content, headers=headers)
    return found


def test_every_article_of_a_feed_is_whole(
    site: Site, pages: dict[str, Design], fetching: Fetching
) -> None:
    items = "".join(f"<item><link>{address}</link></item>" for address in pages)
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'
    site["/rss"] = Answer(feed.encode(), headers={"Content-Type": "application/rss+xml"})
    read = list(read_articles(site.at("/rss"), web=fetching))
    assert not [item for item in read if isinstance(item, ReadFault)]
    articles = [item for item in read if isinstance(item, Article)]
    assert len(articles) == len(DESIGNS) >= 12
    for article, design in zip(articles, pages.values(), strict=True):
        assert f1(article.text, design.text) >= 0.97
        assert article.title == design.title
        assert str(article.published) == design.day


@pytest.mark.parametrize("form", ["sitemap", "index", "atom", "json", "moved"])
def test_lists_of_every_form_lead_to_the_pages(
    site: Site, pages: dict[str, Design], fetching: Fetching, form: str
) -> None:
    some = list(pages)[:3]
    urls = "".join(f"<url><loc>{address}</loc></url>" for address in some)
    entries = "".join(f'<entry><link href="{address}"/></entry>' for address in some)
    items = [{"id": address, "url": address} for address in some]
    site["/peta.xml.gz"] = Answer(gzip.compress(f"<urlset>{urls}</urlset>".encode()))
    site["/sitemap"] = Answer(f"<urlset>{urls}</urlset>".encode())
    site["/index"] = Answer(
        f"<sitemapindex><sitemap><loc>{site.at('/peta.xml.gz')}</loc></sitemap>"
        f"<sitemap><loc>{site.at('/hilang.xml')}</loc></sitemap></sitemapindex>".encode()
    )
    site["/atom"] = Answer(f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode())
    site["/json"] = Answer(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    )
    site["/moved"] = Answer(status=301, headers={"Location": "/atom"})
    read = list(read_articles(site.at(f"/{form}"), web=fetching))
    assert [a.title for a in read if isinstance(a, Article)] == [
        pages[address].title for address in some
    ]
    assert [f.cause for f in read if isinstance(f, ReadFault)] == (
        ["status"] if form == "index" else []
    )


ENGLISH = (
    "The government said on Tuesday that it would open the bridge again after four months.",
    "People who live near the river had been walking seven kilometres to reach the school.",
    "The ministry did not say how much the repair had cost or who would pay for it in the end.",
    "Two of the three bridges in the valley are still closed, and the third is open to walkers.",
    "Those who sell vegetables at the market said that they had lost half of their customers.",
)
FAULTS: dict[str, tuple[Answer, str]] = {
    "/tidak-ada": (Answer(status=404), "status"),
    "/sibuk": (Answer(status=429, headers={"Retry-After": "1"}), "status"),
    "/rusak": (Answer(status=503), "status"),
    "/putar": (Answer(status=302, headers={"Location": "/putar"}), "redirects"),
    "/tanpa-akhir": (Answer(b"<p>" + b"kata " * 2000, endless=True), "too long"),
    "/lambat": (Answer(b"<p>" + b"kata " * 2000, drip=0.05), "timeout"),
    "/bom": (
        Answer(gzip.compress(b" " * 200_000_000), headers={"Content-Encoding": "gzip"}),
        "bomb",
    ),
    "/dalam": (Answer(page(paragraphs(*BRIDGE))), "robots"),
    "/inggris": (Answer(page(paragraphs(*ENGLISH))), "language"),
    "/kosong": (Answer(page("")), "no article"),
    "/gambar": (Answer(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"}), "type"),
    "/dalam-sekali": (Answer(b"<!doctype html>" + b"<div>" * 100_000), "too deep"),
    "/entitas": (
        Answer(b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "a">]><rss>&a;</rss>'),
        "entities",
    ),
}


def test_every_fault_is_named_and_costs_nothing_else(site: Site, fetching: Fetching) -> None:
    site["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /dalam$\n")
    site["/baik"] = Answer(page(paragraphs(*BRIDGE)))
    for path, (answer, _) in FAULTS.items():
        site[path] = answer
    named = [site.at(path) for path in FAULTS]
    read = list(read_articles([*named, site.at("/baik")], web=fetching))
    faults = {item.where: item.cause for item in read if isinstance(item, ReadFault)}
    assert faults == {site.at(path): cause for path, (_, cause) in FAULTS.items()}
    assert [item.text for item in read if isinstance(item, Article)] == ["\n".join(BRIDGE)]


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "windows-1252"), ("iso-8859-1", "utf-8"), (None, "utf-8"), ("utf-8", "utf-8")],
)
def test_wrong_charsets_are_seen_through(
    site: Site, fetching: Fetching, declared: str | None, real: str
) -> None:
    text = (*BRIDGE[:3], "“Jembatan ini milik kita,” kata warga di tepi sungai.")
    html = page(paragraphs(*text)).decode().encode(real)
    media = "text/html" + (f"; charset={declared}" if declared else "")
    site["/a"] = Answer(html, headers={"Content-Type": media})
    (article,) = read_articles(site.at("/a"), web=fetching)
    assert isinstance(article, Article)
    assert article.text.splitlines()[-1].startswith("“Jembatan ini milik kita,”")


def test_an_article_of_several_pages_is_put_together(site: Site, fetching: Fetching) -> None:
    further = '<link rel="next" href="/a?page=2">'
    site["/a"] = Answer(page(paragraphs(*BRIDGE[:2]), head=further))
    site["/a?page=2"] = Answer(page(paragraphs(*BRIDGE[2:])))
    (article,) = read_articles(site.at("/a"), web=fetching)
    assert isinstance(article, Article)
    assert article.text == "\n".join(BRIDGE)


def test_what_is_known_is_not_fetched_again(
    site: Site, pages: dict[str, Design], fetching: Fetching
) -> None:
    some = list(pages)[:3]
    site["/peta"] = Answer(
        "".join(["<urlset>", *(f"<url><loc>{a}</loc></url>" for a in some), "</urlset>"]).encode()
    )
    fetching.known = lambda addresses: {one for one in addresses if one != some[1]}
    read = list(read_articles(site.at("/peta"), web=fetching))
    assert [item.title for item in read if isinstance(item, Article)] == [pages[some[1]].title]


def test_long_files_are_read_as_they_come(site: Site, fetching: Fetching) -> None:
    def rows() -> Iterator[bytes]:
        for number in range(2000):
            row = {"id": f"r{number}", "text": "kata " * 400, "published": "2025-06-18"}
            yield json.dumps(row).encode() + b"\n"

    site["/berita.jsonl.gz"] = Answer(gzip.compress(b"".join(rows())))
    read = list(read_articles(site.at("/berita.jsonl.gz"), web=fetching))
    assert len(read) == 2000
    assert isinstance(read[-1], Article)
    assert read[-1].published == date(2025, 6, 18)
