"""Feeds and sitemaps name their pages, whatever their form; what is dangerous is refused."""

from __future__ import annotations

import json

import pytest

from peristiwa.read.faults import ReadingError
from peristiwa.read.web.listing import links_of

BASE = "https://berita.example/umpan/"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Berita</title><link>https://berita.example/</link>
<item><title>Satu</title><link>https://berita.example/1</link></item>
<item><title>Dua &amp; tiga</title><link>/2</link></item>
<item><title>Lagi</title><link>https://berita.example/1</link></item>
<item><title>Tanpa alamat</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Berita</title>
<entry><title>Satu</title><link rel="alternate" href="https://berita.example/1"/></entry>
<entry><title>Dua &amp; tiga</title><link href="../2"/></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {"id": "1", "url": "https://berita.example/1", "title": "Satu"},
        {"id": "2", "external_url": "/2", "title": "Dua & tiga"},
        {"id": "3"},
        "rusak",
    ],
}
SITEMAP = """<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://berita.example/1 </loc>
<image:image><image:loc>/foto.jpg</image:loc></image:image>
<news:news><news:publication_date>2025-06-18</news:publication_date><news:title>Satu</news:title>
</news:news></url>
<url><loc>https://berita.example/2</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://berita.example/peta-1.xml</loc></sitemap>
<sitemap><loc>https://berita.example/peta-2.xml.gz</loc></sitemap></sitemapindex>"""
BOMB = """<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><link>https://x.example/&b;</link></item></channel></rss>"""
FILE = """<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<rss version="2.0"><channel><item><link>https://x.example/&x;</link></item></channel></rss>"""


@pytest.mark.parametrize(
    "content", [RSS, ATOM, json.dumps(JSON), "\n  " + RSS, RSS.replace("</rss>", "")]
)
def test_feeds_name_their_pages_once(content: str) -> None:
    links = links_of(content.encode(), BASE)
    assert [(link.address, link.title) for link in links] == [
        ("https://berita.example/1", "Satu"),
        ("https://berita.example/2", "Dua & tiga"),
    ]


def test_sitemaps_name_pages_and_indexes_name_sitemaps() -> None:
    pages = links_of(SITEMAP.encode(), BASE)
    assert [link.address for link in pages] == [f"https://berita.example/{n}" for n in (1, 2)]
    assert pages[0].title == "Satu"
    assert not any(link.listing for link in pages)
    assert [link.listing for link in links_of(INDEX.encode(), BASE)] == [True, True]


@pytest.mark.parametrize("content", [BOMB, FILE, BOMB.replace("</rss>", ""), FILE.upper()])
def test_entities_are_refused(content: str) -> None:
    with pytest.raises(ReadingError) as caught:
        links_of(content.encode(), BASE)
    assert caught.value.cause == "entities"


@pytest.mark.parametrize("content", ["", "<html><p>Bukan</html>", "{", '{"items": 3}', "[]"])
def test_what_is_no_list_is_named(content: str) -> None:
    with pytest.raises(ReadingError) as caught:
        links_of(content.encode(), BASE)
    assert caught.value.cause == "unreadable"


def test_other_schemes_are_passed_over() -> None:
    feed = RSS.replace("https://berita.example/1", "file:///etc/passwd")
    assert [link.address for link in links_of(feed.encode(), BASE)] == ["https://berita.example/2"]


def test_a_deep_file_ends_in_no_pages() -> None:
    deep = "<rss version='2.0'><channel>" + "<a>" * 20_000
    assert links_of(deep.encode(), BASE) == []
