"""Pages are decoded whatever the server and the page say."""

from __future__ import annotations

import pytest

from peristiwa.read.pages.decoding import decode_page

TEXT = "<p>Café “Kopi” \u2013 harga Rp10.000</p>"


@pytest.mark.parametrize("charset", [None, "utf-8", "iso-8859-1", "windows-1252", "no-such", ""])
def test_utf8_is_read_whatever_is_said_of_it(charset: str | None) -> None:
    assert decode_page(TEXT.encode(), charset) == TEXT


@pytest.mark.parametrize("charset", [None, "iso-8859-1", "windows-1252", "utf-8", "ascii"])
def test_windows_1252_is_read_whatever_is_said_of_it(charset: str | None) -> None:
    assert decode_page(TEXT.encode("cp1252"), charset) == TEXT


def test_the_charset_of_the_page_counts_where_the_server_is_silent() -> None:
    text = '<meta charset="iso-8859-9"><p>İstanbul</p>'
    assert decode_page(text.encode("iso-8859-9"), None) == text


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_goes_first(name: str) -> None:
    assert decode_page(TEXT.encode(name), "iso-8859-1") == TEXT


def test_utf16_without_a_mark_is_read_where_it_is_named() -> None:
    assert decode_page(TEXT.encode("utf-16-le"), "utf-16le") == TEXT


def test_one_broken_byte_does_not_spoil_the_rest() -> None:
    content = ("é" * 30).encode() + b"\xff" + TEXT.encode()
    assert decode_page(content, "utf-8").endswith(TEXT)
