"""Decodes the bytes of a page, whatever the server says they are."""

from __future__ import annotations

import codecs
import re

__all__ = ["decode_page"]

_HEAD = 4096
_DECLARED = re.compile(
    rb"""charset\s*=\s*["']?\s*([\w.:-]{2,40})|encoding\s*=\s*["']([\w.:-]{2,40})""", re.I
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FALLBACK = "cp1252"
_READ_AS = {"iso8859-1": _FALLBACK, "ascii": _FALLBACK}
"""Browsers read Latin-1 and ASCII as windows-1252 (WHATWG Encoding Standard, section 4.2)."""

_FEW = 20


def decode_page(content: bytes, charset: str | None) -> str:
    """Decode a page.

    A byte-order mark goes first; then UTF-8 wherever the bytes are valid UTF-8, since text in
    another encoding hardly ever is; then the charset of the HTTP header, then that of the page.
    Where none fits, single broken bytes of UTF-8 are replaced, and other bytes read as
    windows-1252.

    Args:
        content: the body of the page, unpacked.
        charset: what the HTTP header names, or None.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content.decode(name, errors="replace").removeprefix("\ufeff")
    names = [name for name in (charset, _declared(content)) if name]
    wide = [name for name in names if name.lower().startswith("utf-16") and b"\0" in content[:99]]
    for name in [*wide, "utf-8", *names]:
        text = _decoded(content, name)
        if text is not None:
            return text
    return _forced(content)


def _declared(content: bytes) -> str | None:
    match = _DECLARED.search(content[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None


def _decoded(content: bytes, name: str) -> str | None:
    try:
        canonical = codecs.lookup(name).name
        return content.decode(_READ_AS.get(canonical, canonical))
    except (LookupError, UnicodeError, ValueError):
        return None


def _forced(content: bytes) -> str:
    text = content.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    foreign = sum(character > "\x7f" for character in text)
    if broken <= _FEW and broken * 2 < foreign:
        return text
    return content.decode(_FALLBACK, errors="replace")
