"""Undoes wrong decoding: UTF-8 read as a Western code page, control codes, HTML entities."""

from __future__ import annotations

import html
import re

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules

__all__ = ["mend_decoding"]

_CODE_PAGE = "cp1252"
_RUN = re.compile(r"[^\x00-\x7f]{2,}|[\x80-\x9f]|&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
_BYTES = {
    bytes([code]).decode(_CODE_PAGE): code
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
"""The characters of Windows-1252 whose code point is not their byte."""

_CONTINUED = re.escape("".join(_BYTES)) + "\x80-\xbf"
_UTF8 = re.compile(
    f"[\xc2-\xdf][{_CONTINUED}]|[\xe0-\xef][{_CONTINUED}]{{2}}|[\xf0-\xf4][{_CONTINUED}]{{3}}"
)
_IDEOGRAPHS = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\ue000-\uf8ff]")
_MOST_ROUNDS = 3


def mend_decoding(text: str, rules: Rules) -> list[Edit]:  # noqa: ARG001 the form of all repairs
    """Decode again what was decoded wrongly, also twice over; ideographs are never a result."""
    if text.isascii() and "&" not in text:
        return []
    edits = []
    for match in _RUN.finditer(text):
        found = match.group()
        meant = _unescaped(found) if found[0] == "&" else _decoded(found)
        if meant != found:
            edits.append(Edit(*match.span(), meant, "decoding"))
    return edits


def _decoded(run: str) -> str:
    for _ in range(_MOST_ROUNDS):
        before = run
        run = _UTF8.sub(_as_utf8, run)
        if run == before:
            break
    return "".join(map(_printable, run))


def _as_utf8(match: re.Match[str]) -> str:
    found = match.group()
    try:
        meant = bytes(_BYTES.get(character, ord(character)) for character in found).decode()
    except UnicodeDecodeError:
        return found
    return found if _IDEOGRAPHS.match(meant) else meant


def _printable(character: str) -> str:
    """Read a control code of Latin-1 as the sign that Windows-1252 has in its place."""
    if not "\x80" <= character <= "\x9f":
        return character
    return character.encode("latin-1").decode(_CODE_PAGE, errors="ignore") or character


def _unescaped(entity: str) -> str:
    meant = html.unescape(entity)
    visible = len(meant) == 1 and meant.isprintable()
    return meant if visible or meant == "\xa0" else entity
