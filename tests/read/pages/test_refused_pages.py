"""Pages that hold no whole Indonesian article are refused, each with its cause."""

from __future__ import annotations

import random
import time

import pytest

from peristiwa.read.faults import ReadingError
from peristiwa.read.pages import article_of_page
from peristiwa.read.pages.tree import LONGEST_PAGE
from peristiwa.records import Article
from tests.read.pages.designs import BRIDGE, DESIGNS, FETCHED, Design

ADDRESS = "https://kabar.example/berita/1"


def read(html: str | bytes, address: str = ADDRESS, charset: str | None = None) -> Article:
    content = html.encode() if isinstance(html, str) else html
    return article_of_page(content, address=address, charset=charset, fetched=FETCHED)


def page(*paragraphs: str, head: str = "", after: str = "") -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>Kabar</title>{head}</head><body><h1>Kabar</h1>"
        f"<article>{body}</article>{after}</body></html>"
    )


def cause(html: str | bytes, address: str = ADDRESS) -> str:
    with pytest.raises(ReadingError) as refused:
        read(html, address)
    assert str(refused.value)
    return refused.value.cause


def test_the_page_that_the_others_are_made_of_is_read() -> None:
    assert read(page(*BRIDGE)).text == "\n".join(BRIDGE)


def test_a_list_of_articles_is_none() -> None:
    links = "".join(f'<li><a href="/{n}">Kabar nomor {n} dari daerah</a></li>' for n in range(80))
    assert cause(f"<html><head><title>Beranda</title></head><body><ul>{links}</ul></body>") == (
        "no article"
    )


@pytest.mark.parametrize("content", [b"", b"   ", b"<html></html>", b"teks saja", b"<!-- -->"])
def test_nothing_is_no_article(content: bytes) -> None:
    assert cause(content) == "no article"


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", b"\x89PNG\r\n", b"PK\x03\x04abc"])
def test_other_documents_are_named(content: bytes) -> None:
    assert cause(content) == "type"


@pytest.mark.parametrize(
    "after",
    [
        "<div class='box-paywall'><p>Berlangganan</p></div>",
        "<p>Untuk melanjutkan membaca, silakan berlangganan.</p>",
        "<p>Artikel ini khusus untuk pelanggan.</p>",
        "<div>Sudah berlangganan? Silakan masuk</div>",
    ],
)
def test_an_opening_before_a_paywall_is_refused(after: str) -> None:
    assert cause(page(*BRIDGE[:2], after=after)) == "paywall"


def test_a_page_that_says_it_is_not_free_is_refused_when_short() -> None:
    record = '{"@type":"NewsArticle","headline":"Kabar","isAccessibleForFree":"False"}'
    head = f'<script type="application/ld+json">{record}</script>'
    assert cause(page(*BRIDGE[:2], head=head)) == "paywall"
    long = [f"Bagian {n}: {text}" for n in range(4) for text in BRIDGE]
    assert read(page(*long, head=head)).text == "\n".join(long)


def test_what_scripts_say_is_no_sign_of_a_paywall() -> None:
    script = "<script>var t = 'Untuk melanjutkan membaca, silakan berlangganan'</script>"
    head = '<meta property="og:type" content="article">'
    assert read(page(*BRIDGE, head=head, after=script)).text == "\n".join(BRIDGE)


def test_other_languages_are_refused() -> None:
    english = (
        "The government reopened the bridge on Tuesday after four months of repairs.",
        "Residents who had to walk seven kilometres to school said that they were relieved.",
        "It was destroyed by a flood in February, and no one had been told when it would open.",
        "The new cables can bear three tonnes, which is less than the old ones did at first.",
        "Officials said they would look at the other bridges in the district before the rains.",
    )
    with pytest.raises(ReadingError, match="English") as refused:
        read(page(*english))
    assert (refused.value.cause, refused.value.kind) == ("language", "skipped")


def test_sections_of_an_outlet_are_set_aside() -> None:
    antara = next(design for design in DESIGNS if design.name == "antara")
    address = "https://www.antaranews.com/foto/1/jembatan"
    html = antara.html.replace(antara.url or "", address)
    assert cause(html, address) == "section"


@pytest.mark.parametrize("depth", [300, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
def test_deep_pages_are_refused_at_once(depth: int, tag: str) -> None:
    start = time.perf_counter()
    deep = f"<{tag}>" * depth
    assert cause(f"<html><body>{deep}<p>{' '.join(BRIDGE)}</p></body></html>") in (
        "too deep",
        "no article",
    )
    assert time.perf_counter() - start < 5


def test_a_page_of_moderate_depth_is_read() -> None:
    html = page(*BRIDGE).replace("<article>", "<div>" * 150 + "<article>")
    assert read(html).text == "\n".join(BRIDGE)


def test_long_pages_are_refused() -> None:
    assert cause(page(*BRIDGE) + " " * LONGEST_PAGE) == "too long"


def test_entities_are_not_expanded_and_no_file_is_read() -> None:
    laughs = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "haha">' for n in range(12)
    )
    doctype = f'<!DOCTYPE html [{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    html = f"<?xml version='1.0'?>{doctype}{page(*BRIDGE, '&a11; &f; adalah isi berkas itu.')}"
    text = read(html).text
    assert "root:" not in text
    assert "haha" not in text
    assert BRIDGE[0] in text


def test_many_attributes_links_and_comments_take_no_time() -> None:
    start = time.perf_counter()
    noise = "<a href='/x'>a</a>" * 20_000 + "<!-- x -->" * 20_000 + f"<p {'a=1 ' * 20_000}></p>"
    assert BRIDGE[0] in read(page(*BRIDGE, after=f"<div>{noise}</div>")).text
    assert time.perf_counter() - start < 20


def test_marks_on_many_levels_around_a_long_text_take_no_time() -> None:
    start = time.perf_counter()
    marks = "<div class='share related date paywall comment'>" * 200
    text = " ".join(f"Bagian ke-{n} dari laporan itu dibacakan di sidang." for n in range(20_000))
    html = page(*BRIDGE).replace("<article>", f"{marks}<p>{text}</p><article>")
    assert text in read(html).text
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    "record",
    ["{", "[" * 5000, '{"@type": 3, "@graph": {"@graph": []}}', '{"@type":"NewsArticle"}', "null"],
)
def test_broken_json_ld_is_passed_over(record: str) -> None:
    head = f'<script type="application/ld+json">{record}</script>'
    assert read(page(*BRIDGE, head=head)).text == "\n".join(BRIDGE)


def test_a_page_on_which_trafilatura_fails_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AttributeError("no such element")

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    assert cause(page(*BRIDGE)) == "unreadable"


SPLINTERS = [
    "<div>", "</div>", "<p", ">", '"', "<script>", "<!--", "&#x", "\0", "\ud800", "<svg>",
    "<table>", "<h1></h1>",
    "<![CDATA[", "<?xml", '<base href="http://[">', '<a href="http://[::1">', "<frameset>",
    '<meta property="article:published_time" content="99999999999">', "{", "]", "<textarea>",
    '<link rel="canonical" href="http://[">', '<time datetime="2025-02-30T25:61">',
]  # fmt: skip


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_damaged_pages_are_read_or_refused(design: Design) -> None:
    pick = random.Random(design.name)
    for _ in range(25):
        html = design.html
        for _ in range(pick.randint(1, 8)):
            at = pick.randrange(len(html))
            cut = pick.choice([0, 0, pick.randrange(300)])
            html = html[:at] + pick.choice(["", *SPLINTERS]) + html[at + cut :]
        try:
            article = read(
                html.encode("utf-8", "surrogatepass"), pick.choice([design.address, "a"])
            )
        except ReadingError:
            continue
        assert article.text.strip()
