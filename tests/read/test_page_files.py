"""Web pages that were saved to files: told by name or content, read like any other input."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article

Write = Callable[[str, bytes | str], str]
DAY = date(2024, 6, 22)
PARAGRAPHS = [
    "JAKARTA - Pemerintah provinsi membuka kembali jembatan gantung di Desa Sukamaju pada hari"
    " Selasa setelah perbaikan selama empat bulan, kata kepala dinas pekerjaan umum setempat.",
    "Jembatan itu putus diterjang banjir pada bulan Februari dan memaksa para siswa berjalan"
    " memutar sejauh tujuh kilometer untuk sampai ke sekolah mereka di seberang sungai.",
    "Warga menyambut pembukaan tersebut dengan syukuran sederhana di tepi sungai, sementara"
    " petugas masih memeriksa kabel penahan yang baru dipasang pada kedua ujung jembatan.",
]


def page(*, head: str = "", paragraphs: list[str] = PARAGRAPHS) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        "<!DOCTYPE html><html lang='id'><head><meta charset='utf-8'>"
        f"<title>Jembatan Desa Sukamaju Dibuka Kembali</title>{head}</head><body>"
        "<nav><a href='/'>Beranda</a></nav><article><h1>Jembatan Desa Sukamaju Dibuka Kembali</h1>"
        f"{body}</article><footer>Hak cipta</footer></body></html>"
    )


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.XHTML", "a.dat", "a"])
def test_a_page_is_told_by_its_name_or_its_content(write: Write, name: str) -> None:
    (article,) = read_articles(write(name, page()), DAY)
    assert isinstance(article, Article)
    assert article.id == "a"
    assert article.text == "\n".join(PARAGRAPHS)
    assert article.title == "Jembatan Desa Sukamaju Dibuka Kembali"
    assert article.published == DAY
    assert (article.url, article.outlet) == (None, None)


def test_a_packed_page_and_one_on_standard_input(
    write: Write, stdin: Callable[[bytes], None]
) -> None:
    packed = gzip.compress(page().encode())
    (first,) = read_articles(write("a.html.gz", packed))
    stdin(packed)
    (second,) = read_articles("-")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("a", "stdin")
    assert first.text == second.text


def test_pages_of_a_folder_are_named_by_their_address_or_else_their_path(tmp_path: Path) -> None:
    address = "https://koran.example/daerah/jembatan"
    stamped = json.dumps({"@type": "NewsArticle", "datePublished": "2024-06-21T23:30:00+07:00"})
    head = f"<link rel='canonical' href='{address}'>"
    head += f"<script type='application/ld+json'>{stamped}</script>"
    for name, content in {"x/index.html": page(), "y/index.html": page(head=head)}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(content, encoding="utf-8")
    first, second = read_articles(str(tmp_path), DAY)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("x/index", address)
    assert second.url == address
    assert second.published == date(2024, 6, 21)


def test_a_page_without_a_report_is_skipped_by_name_and_the_others_are_read(write: Write) -> None:
    empty = write("kosong.html", page(paragraphs=["Beranda"]))
    skipped, article = read_articles([empty, write("a.html", page())])
    assert isinstance(skipped, ReadFault)
    assert isinstance(article, Article)
    assert (skipped.kind, skipped.cause) == ("skipped", "no article")
    assert skipped.where == empty


def test_a_page_nested_without_end_is_refused(write: Write) -> None:
    (fault,) = read_articles(write("a.html", "<html>" + "<div>" * 200_000))
    assert isinstance(fault, ReadFault)
    assert fault.cause in ("too deep", "no article")
    assert "a.html" in fault.where
