"""A news site on this machine, with what is to be read of it.

Its pages are designs that no outlet's declaration knows: old tables, blogs, office pages, pages
put together from hashed class names. ``news_site`` serves them with feeds and sitemaps in all
forms, packed and in several charsets, beside addresses that fail in every way that is named.
"""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime
from pathlib import Path
from string import Template
from typing import Any
from xml.sax.saxutils import escape

from tests.local_site import Answer, Site, serving

__all__ = ["FAULTS", "HEADERS", "Expected", "NewsSite", "expected", "news_site"]

_HERE = Path(__file__).parent
_HTML = "text/html"
_TRACKED = "?utm_source=rss&utm_medium=feed"
_DOZEN = "Pemerintah desa mengumumkan jadwal giliran air yang baru kepada semua warga dusun. " * 12


@dataclass(frozen=True)
class Expected:
    """What the page at ``path`` is to be read as; ``moment`` is None where it tells only a day."""

    path: str
    title: str
    text: str
    day: date
    moment: datetime | None


@dataclass(frozen=True)
class NewsSite:
    """The site that runs; ``listings`` are the paths of what names all its articles."""

    site: Site
    articles: list[Expected]
    listings: list[str]

    def at(self, path: str) -> str:
        """Give the address of a path."""
        return self.site.at(path)


def _records() -> dict[str, dict[str, Any]]:
    return tomllib.loads((_HERE / "articles.toml").read_text(encoding="utf-8"))


def expected() -> list[Expected]:
    """Give what the pages are to be read as, in the order in which the listings name them."""
    made = []
    for name, record in _records().items():
        told = record["published"]
        moment = told if isinstance(told, datetime) else None
        text = record.get("dateline", "") + "\n".join(record["paragraphs"])
        day = moment.date() if moment else told
        made.append(Expected(f"/{name}", record["title"], text, day, moment))
    return made


def _page(name: str, record: dict[str, Any]) -> str:
    """Fill in a template: ``$title``, ``$p1`` and so on, and the first paragraph in two parts."""
    texts = record["paragraphs"]
    words = {f"p{number}": text for number, text in enumerate(texts, start=1)}
    words |= {"title": record["title"], "p1_first": texts[0][0], "p1_rest": texts[0][1:]}
    return Template((_HERE / "pages" / f"{name}.html").read_text("utf-8")).substitute(words)


def _html(content: bytes, charset: str | None = "utf-8") -> Answer:
    return Answer(content, headers={"Content-Type": f"{_HTML}; charset={charset}"})


def _packed(content: bytes) -> Answer:
    head = {"Content-Type": _HTML, "Content-Encoding": "gzip"}
    return Answer(gzip.compress(content), headers=head)


HEADERS: dict[str, str] = {
    "tabel": "windows-1252, and the header says so",
    "blog": "UTF-8, and no charset in the header",
    "wordpress": "packed by gzip",
    "panjang": "UTF-8, and the header says windows-1252",
    "polos": "windows-1252, and the header says UTF-8",
    "inisial": "UTF-16 with a byte-order mark, and the header says UTF-8",
    "rapat": "UTF-8, and the page says iso-8859-1",
}
"""How the pages are sent that are not plain UTF-8 with a header that says so."""


def _sent(name: str, html: str) -> Answer:
    content = html.encode()
    made = {
        "tabel": lambda: _html(html.encode("cp1252"), "windows-1252"),
        "blog": lambda: Answer(content, headers={"Content-Type": _HTML}),
        "wordpress": lambda: _packed(content),
        "panjang": lambda: _html(content, "windows-1252"),
        "polos": lambda: _html(html.encode("cp1252"), "utf-8"),
        "inisial": lambda: _html(html.encode("utf-16"), "utf-8"),
        "rapat": lambda: Answer(content, headers={"Content-Type": _HTML}),
    }
    return made[name]() if name in made else _html(content)


def _put_pages(site: Site) -> None:
    records = _records()
    for name, record in records.items():
        site[f"/{name}"] = site[f"/{name}{_TRACKED}"] = _sent(name, _page(name, record))
    site["/bersambung?page=2"] = _html(_page("bersambung-2", records["bersambung"]).encode())
    for step, following in (("lama", "pindah"), ("pindah", f"/amp{_TRACKED}#atas")):
        site[f"/{step}"] = Answer(status=301, headers={"Location": following})


def _listings(site: Site, articles: list[Expected]) -> dict[str, Answer]:
    """Give all forms in which the articles are named, by path."""
    addresses = [site.at(article.path) for article in articles]
    titles = [article.title for article in articles]
    rss = "".join(
        f"<item><title>{title}</title><link>{escape(address + _TRACKED)}</link>"
        f"<guid>{address}</guid><pubDate>{_rfc(article)}</pubDate>"
        f"<description><![CDATA[<p>{title}</p>]]></description></item>"
        for address, title, article in zip(addresses, titles, articles, strict=True)
    )
    atom = "".join(
        f'<entry><id>tag:{n}</id><title type="html">{title}</title><link rel="alternate"'
        f' href="{article.path}"/><link rel="enclosure" href="/foto.png"/></entry>'
        for n, (title, article) in enumerate(zip(titles, articles, strict=True))
    )
    items = [{"id": a, "url": a, "title": t} for a, t in zip(addresses, titles, strict=True)]
    urls = [f"<url><loc>\n  {a}\n</loc><lastmod>2025-01-01</lastmod></url>" for a in addresses]
    news = "".join(
        f"<url><loc>{address}</loc><news:news><news:publication><news:name>Situs</news:name>"
        f"<news:language>id</news:language></news:publication><news:title>{title}</news:title>"
        "</news:news></url>"
        for address, title in zip(addresses, titles, strict=True)
    )
    half = len(urls) // 2
    parts = ("/peta-1.xml", "/peta-2.xml.gz")
    index = "".join(f"<sitemap><loc>{site.at(part)}</loc></sitemap>" for part in parts)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    google = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return {
        "/rss": _xml(
            f'{head}<rss version="2.0"><channel><title>Situs</title>{rss}</channel></rss>'
        ),
        "/atom.xml": _xml(f'{head}<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>'),
        "/feed.json": Answer(
            json.dumps(
                {"version": "https://jsonfeed.org/version/1.1", "title": "Situs", "items": items},
                indent=2,
            ).encode(),
            headers={"Content-Type": "application/feed+json"},
        ),
        "/sitemap.xml": _xml(f"{head}<sitemapindex {space}>{index}</sitemapindex>"),
        "/sitemap-news.xml": _xml(f"{head}<urlset {space} {google}>{news}</urlset>"),
        parts[0]: _xml(f"{head}<urlset {space}>{''.join(urls[:half])}</urlset>"),
        parts[1]: Answer(
            gzip.compress(f"{head}<urlset {space}>{''.join(urls[half:])}</urlset>".encode()),
            headers={"Content-Type": "application/octet-stream"},
        ),
    }


def _rfc(article: Expected) -> str:
    return format_datetime(article.moment or datetime(2025, 6, 18))


def _xml(text: str) -> Answer:
    return Answer(text.encode(), headers={"Content-Type": "application/xml"})


def _article(*texts: str, head: str = "", foot: str = "") -> bytes:
    body = "".join(f"<p>{text}</p>" for text in texts)
    top = "<meta charset=utf-8><title>Kabar</title><meta property=og:type content=article>"
    return f"<html lang=id><head>{top}{head}</head><article><h1>Kabar</h1>{body}{foot}".encode()


_MALAY = (
    "Kerajaan negeri akan membaiki jambatan yang runtuh itu selepas musim tengkujuh berakhir,"
    " kata Menteri Besar dalam sidang media di pejabatnya semalam.",
    "Polis menahan tiga lelaki kerana disyaki mencuri kabel elektrik di tapak pembinaan, dan"
    " kesemua mereka direman selama empat hari bagi membantu siasatan.",
    "Beliau berkata pihak berkuasa tempatan sudah memaklumkan perkara tersebut kepada penduduk"
    " kampung, manakala bas sekolah akan menggunakan jalan lain buat sementara waktu.",
    "Seramai dua ratus orang penduduk terjejas dan bantuan telah diagihkan oleh pejabat daerah.",
)
_LIST = "".join(f"<li><a href='/{n}'>Kabar nomor {n} dari daerah</a></li>" for n in range(60))
_DRIP = Answer(b"<p>" + b"kata " * 2000, drip=0.05)

FAULTS: dict[str, tuple[Answer, str]] = {
    "/hilang": (Answer(b"<h1>404</h1>", status=404), "status"),
    "/dihapus": (Answer(status=410), "status"),
    "/sibuk": (Answer(status=429, headers={"Retry-After": "0"}), "status"),
    "/penuh": (Answer(status=503, headers={"Retry-After": "0"}), "status"),
    "/galat": (Answer(b"<h1>galat</h1>", status=500), "status"),
    "/putar-1": (Answer(status=302, headers={"Location": "/putar-2"}), "redirects"),
    "/putar-2": (Answer(status=302, headers={"Location": "/putar-1"}), "redirects"),
    "/berkas": (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "refused"),
    "/lain": (Answer(status=302, headers={"Location": "ftp://127.0.0.1/a"}), "refused"),
    "/rusak": (Answer(status=302, headers={"Location": "http://[::1/"}), "network"),
    "/tanpa-akhir": (Answer(_DOZEN.encode(), endless=True), "too long"),
    "/menetes": (_DRIP, "timeout"),
    "/terputus": (Answer(_article(_DOZEN), lost=5000), "network"),
    "/bom": (_packed(b" " * 150_000_000), "bomb"),
    "/gzip-rusak": (
        Answer(gzip.compress(_article(_DOZEN))[:-30], headers={"Content-Encoding": "gzip"}),
        "truncated",
    ),
    "/brotli": (Answer(b"\x0b\x02", headers={"Content-Encoding": "br"}), "type"),
    "/larangan/rahasia": (_html(_article(_DOZEN)), "robots"),
    "/langganan": (
        _html(
            _article(
                "Pemerintah kota menutup jembatan lama bagi truk mulai pekan depan, dan pengusaha"
                " angkutan menolaknya.",
                foot="<div class=paywall>Artikel ini khusus pelanggan. Berlangganan untuk membaca"
                " selengkapnya.</div>",
                head='<script type="application/ld+json">{"@type":"NewsArticle","headline":"Kabar",'
                '"isAccessibleForFree":false}</script>',
            )
        ),
        "paywall",
    ),
    "/melayu": (_html(_article(*_MALAY)), "language"),
    "/depan": (_html(f"<title>Situs</title><ul>{_LIST}</ul>".encode()), "no article"),
    "/kosong": (_html(b""), "no article"),
    "/foto.png": (Answer(b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"}), "type"),
    "/lembar.pdf": (Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}), "type"),
    "/dalam": (_html(b"<!doctype html>" + b"<div>" * 50_000 + b"<p>kata"), "too deep"),
    "/tawa.xml": (
        _xml(
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
            "<rss><channel><title>&b;</title></channel></rss>"
        ),
        "entities",
    ),
    "/intip.xml": (
        _xml(
            '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            "<rss><channel><item><link>&x;</link></item></channel></rss>"
        ),
        "entities",
    ),
    "/umpan-kosong.xml": (_xml("<rss version='2.0'><channel/></rss>"), "unreadable"),
    "/umpan-rusak.json": (
        Answer(b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"ur'),
        "unreadable",
    ),
}
"""Addresses that fail, with the cause that their fault is to have."""


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """Serve the site until the end of the block."""
    with serving() as site:
        articles = expected()
        site["/robots.txt"] = Answer(b"# situs\nUser-agent: *\nDisallow: /larangan/\n")
        _put_pages(site)
        listings = _listings(site, articles)
        for path, answer in listings.items():
            site[path] = answer
        for path, (answer, _) in FAULTS.items():
            site[path] = answer
        named = [path for path in listings if not path.startswith("/peta-")]
        yield NewsSite(site, articles, named)
