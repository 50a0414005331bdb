"""Archives of web pages, whole, cut and damaged."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.warc.synthetic import Page, make_page, make_pages, write_cut, write_warc
from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article
from tests.read.pages.designs import DESIGNS

RECORDS = 200
BOTH = pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])


def split(path: Path | str) -> tuple[list[Article], list[ReadFault]]:
    items = list(read_articles(str(path)))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if isinstance(item, ReadFault)]


def is_read(article: Article, page: Page) -> bool:
    return (article.url, article.title, article.text) == (page.address, page.title, page.text)


@pytest.fixture(scope="module", params=[True, False], ids=["gzip", "plain"])
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    name = "pages.warc.gz" if request.param else "pages.warc"
    path = tmp_path_factory.mktemp("warc") / name
    return path, write_warc(path, make_pages(RECORDS), packed=request.param)


def test_all_records_are_read(archive: tuple[Path, list[int]]) -> None:
    articles, faults = split(archive[0])
    assert len(articles) == RECORDS
    assert all(is_read(article, make_page(n)) for n, article in enumerate(articles))
    assert not faults


def test_a_cut_archive_gives_its_whole_records_and_names_the_loss(
    archive: tuple[Path, list[int]], tmp_path: Path
) -> None:
    path, ends = archive
    cut = tmp_path / path.name
    whole = write_cut(path, cut, ends)
    articles, faults = split(cut)
    assert 0 < whole < RECORDS
    assert [article.url for article in articles] == [make_page(n).address for n in range(whole)]
    (fault,) = faults
    assert (fault.cause, fault.kind) == ("truncated", "failed")
    assert f"{whole} whole records were read" in fault.reason


@pytest.mark.parametrize("missing", [1, 4, 5, 9, 200])
def test_an_archive_that_lacks_its_last_bytes(
    archive: tuple[Path, list[int]], tmp_path: Path, missing: int
) -> None:
    path, ends = archive
    cut = tmp_path / path.name
    cut.write_bytes(path.read_bytes()[: ends[9] - missing])
    articles, faults = split(cut)
    packed = path.suffix == ".gz"
    # A plain record ends with two line ends, and without them it is whole all the same.
    whole = 10 if not packed and missing <= 4 else 9
    assert len(articles) == whole or (packed and len(articles) == 10)
    assert [fault.cause for fault in faults] == ["truncated"] or whole == 10


def write_records(path: Path, *records: tuple[str, str, bytes, dict[str, str]]) -> Path:
    """Write records of a type, an address, a payload, and HTTP heads or those of the record."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        info = writer.create_warcinfo_record("x", {"software": "test"})
        writer.write_record(info)
        info.raw_stream.close()
        for kind, address, payload, heads in records:
            http = None
            named = dict(heads)
            if kind == "response":
                status = named.pop("status", "200 OK")
                http = StatusAndHeaders(status, list(named.items()), protocol="HTTP/1.1")
                named = {}
            media = named.pop("Content-Type", "")
            record = writer.create_warc_record(
                address, kind, BytesIO(payload), http_headers=http, warc_content_type=media
            )
            writer.write_record(record)
            record.raw_stream.close()
    return path


HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = make_page(1)


def test_records_that_hold_no_page(tmp_path: Path) -> None:
    path = write_records(
        tmp_path / "a.warc.gz",
        ("request", "https://kabar.example/1", b"GET / HTTP/1.1\r\n\r\n", {}),
        ("metadata", "https://kabar.example/1", b"fetchTimeMs: 1", {}),
        ("response", "https://kabar.example/a", b"\x89PNG", {"Content-Type": "image/png"}),
        ("response", "https://kabar.example/b", b"x", HTML | {"status": "404 Not Found"}),
        ("response", "https://kabar.example/c", b"", HTML | {"status": "302 Found"}),
        ("response", "https://kabar.example/d", b"<html><p>Beranda</p></html>", HTML),
        ("response", PAGE.address, PAGE.html.encode(), HTML),
    )
    articles, faults = split(path)
    assert [article.url for article in articles] == [PAGE.address]
    assert [fault.cause for fault in faults] == ["type", "status", "status", "no article"]
    assert all(fault.kind == "skipped" for fault in faults)
    assert "record 4 (https://kabar.example/a)" in faults[0].where


@pytest.mark.parametrize("chunked", [True, False])
@pytest.mark.parametrize("encoding", ["gzip", ""])
def test_pages_as_the_server_packed_them(tmp_path: Path, encoding: str, chunked: bool) -> None:
    heads, body = dict(HTML), PAGE.html.encode()
    if encoding:
        heads["Content-Encoding"], body = encoding, gzip.compress(body)
    if chunked:
        parts = (body[at : at + 500] for at in range(0, len(body), 500))
        body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
        heads["Transfer-Encoding"] = "chunked"
    path = write_records(tmp_path / "a.warc.gz", ("response", PAGE.address, body, heads))
    articles, faults = split(path)
    assert not faults
    assert is_read(articles[0], PAGE)


def test_a_page_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    body = gzip.compress(PAGE.html.encode() + b" " * 200_000_000)
    heads = HTML | {"Content-Encoding": "gzip"}
    path = write_records(
        tmp_path / "a.warc.gz",
        ("response", "https://kabar.example/x", body, heads),
        ("response", PAGE.address, PAGE.html.encode(), HTML),
    )
    articles, faults = split(path)
    assert [fault.cause for fault in faults] == ["too long"]
    assert is_read(articles[0], PAGE)


def test_answers_that_break_http_cost_only_themselves(tmp_path: Path) -> None:
    broken = HTML | {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    path = write_records(
        tmp_path / "a.warc.gz",
        ("response", "https://kabar.example/x", b"zz\r\nnot chunked", broken),
        ("response", "https://kabar.example/y", b"not gzip", HTML | {"Content-Encoding": "gzip"}),
        ("response", PAGE.address, PAGE.html.encode(), HTML),
    )
    articles, faults = split(path)
    assert len(faults) == 2
    assert is_read(articles[0], PAGE)


def test_the_time_of_the_record_bounds_that_of_publication(tmp_path: Path) -> None:
    page = PAGE.html.replace("2025-03-", "2099-03-")
    path = write_records(tmp_path / "a.warc.gz", ("response", PAGE.address, page.encode(), HTML))
    articles, _ = split(path)
    assert articles[0].published is None or articles[0].published.year < 2099


WET = {"Content-Type": "text/plain"}


@pytest.mark.parametrize("design", DESIGNS[:4], ids=lambda design: design.name)
def test_the_texts_of_wet_archives(tmp_path: Path, design) -> None:  # type: ignore[no-untyped-def]
    lines = [
        f"{design.title} - Situs", "Beranda", "Nasional", "Dunia", design.title,
        "Kamis, 12 Juni 2025 10:15 WIB", *design.paragraphs[:2], "Baca juga: Upah di tiga kota",
        *design.paragraphs[2:], "Terpopuler", "Harga cabai turun", "Copyright 2025",
    ]  # fmt: skip
    content = "\n".join(lines).encode()
    path = write_records(tmp_path / "a.warc.wet.gz", ("conversion", design.address, content, WET))
    articles, faults = split(path)
    assert not faults
    assert articles[0].text.splitlines() == list(design.paragraphs)
    assert (articles[0].outlet, articles[0].title) == (design.outlet, design.title)
    assert articles[0].published_at is not None
    assert articles[0].published_at.isoformat() == "2025-06-12T10:15:00+07:00"


def test_texts_without_an_article_are_set_aside(tmp_path: Path) -> None:
    menu = "\n".join(f"Kabar nomor {n} dari daerah" for n in range(50)).encode()
    path = write_records(tmp_path / "a.wet", ("conversion", "https://kabar.example/", menu, WET))
    articles, faults = split(path)
    assert not articles
    assert [fault.cause for fault in faults] == ["no article"]


def test_an_empty_archive_says_so(write: Callable[[str, bytes | str], str]) -> None:
    (fault,) = read_articles(write("a.warc", "WARC/1.0\r\n"))
    assert isinstance(fault, ReadFault)


def test_bytes_that_are_no_archive_do_not_stop_the_rest(
    write: Callable[[str, bytes | str], str], tmp_path: Path
) -> None:
    noise = write("noise.warc", b"WARC/1.0\r\n" + bytes(range(256)) * 100)
    path = write_records(
        tmp_path / "a.warc.gz", ("response", PAGE.address, PAGE.html.encode(), HTML)
    )
    items = list(read_articles([noise, str(path)]))
    assert isinstance(items[-1], Article)
    assert any(isinstance(item, ReadFault) for item in items)
