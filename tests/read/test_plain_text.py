"""A plain text is one article, its characters untouched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article

Write = Callable[[str, bytes | str], str]
DAY = date(2024, 6, 22)


def test_a_file_is_named_by_its_stem_and_dated_by_the_option(write: Write) -> None:
    name = write("laporan.2024.txt", "Polisi menangkap warga.\n")
    article = Article(id="laporan.2024", text="Polisi menangkap warga.\n", published=DAY)
    assert list(read_articles([name], DAY)) == [article]


def test_line_ends_and_every_other_character_stay_as_they_are(write: Write) -> None:
    raw = "\r\n  Satu\u2028dua\u00a0\r\ntiga 🪁\x0b\t“empat”\n\n"
    (article,) = read_articles([write("a.txt", raw)])
    assert isinstance(article, Article)
    assert article.text == raw


def test_a_byte_order_mark_is_left_out_of_the_text_and_reported(write: Write) -> None:
    name = write("a.txt", b"\xef\xbb\xbfPolisi")
    fault, article = read_articles([name])
    assert isinstance(fault, ReadFault)
    assert isinstance(article, Article)
    assert fault.kind == "warning"
    assert "offsets count from after it" in fault.reason
    assert article.text == "Polisi"


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_text_with_nothing_in_it_is_skipped_as_empty(write: Write, content: bytes) -> None:
    (fault,) = read_articles([write("a.txt", content)])
    assert isinstance(fault, ReadFault)
    assert fault.kind == "empty"


def test_one_name_may_stand_for_a_list_of_one(write: Write) -> None:
    (article,) = read_articles(write("a.txt", "Satu."))
    assert isinstance(article, Article)
    assert article.id == "a"


@pytest.mark.parametrize("opening", ["[Jakarta] Polisi", "{Jakarta} Polisi", "(Jakarta) Polisi"])
def test_a_bracket_alone_does_not_make_a_text_json(write: Write, opening: str) -> None:
    (article,) = read_articles([write("a.txt", opening)])
    assert isinstance(article, Article)
    assert article.text == opening


def test_standard_input_is_read_and_named_stdin(stdin: Callable[[bytes], None]) -> None:
    stdin("“Satu”.\n".encode())
    assert list(read_articles(["-"])) == [Article(id="stdin", text="“Satu”.\n")]


def test_a_file_name_that_is_no_unicode_still_gives_a_printable_id(tmp_path: Path) -> None:
    name = str(tmp_path / b"lap\xff.txt".decode(errors="surrogateescape"))
    try:
        Path(name).write_text("Satu.", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (article,) = read_articles([name])
    assert isinstance(article, Article)
    assert article.id.encode() == "lap\ufffd".encode()
