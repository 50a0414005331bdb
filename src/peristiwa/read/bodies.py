"""Unpacks the body of a stored HTTP answer: chunks, gzip and deflate (RFC 9112, RFC 9110)."""

from __future__ import annotations

import re
import zlib

from peristiwa.read.faults import ReadingError

__all__ = ["unpack_body"]

_CHUNK_HEAD = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_PLAIN = ("", "identity")
_GZIP = b"\x1f\x8b"


def unpack_body(body: bytes, transfer: str, encoding: str, largest: int) -> bytes:
    """Give the content that a stored body carries.

    Archives often keep the heads of an answer and unpack its body: what isn't packed as the
    heads say is taken as it stands.

    Args:
        body: the body as it is stored.
        transfer: the answer's Transfer-Encoding, empty for none.
        encoding: its Content-Encoding, empty for none.
        largest: bytes that the content may have.

    Raises:
        ReadingError: when it is packed in another way, breaks off, or unpacks to more.
    """
    if "chunked" in transfer.lower():
        body = _joined(body)
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in _PLAIN:
            continue
        if name not in ("gzip", "x-gzip", "deflate"):
            raise ReadingError("type", f"is packed as {name!r}, which can't be unpacked", "skipped")
        body = _inflated(body, name, largest)
    if len(body) > largest:
        raise _too_long(largest)
    return body


def _joined(body: bytes) -> bytes:
    """Join the chunks of a body, or give it as it stands where it has none."""
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK_HEAD.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
        at += body[at : at + 2] == b"\r\n" and 2
    if not pieces:
        return body
    raise ReadingError("truncated", f"its answer breaks off after {len(pieces)} chunks")


def _inflated(body: bytes, name: str, largest: int) -> bytes:
    if name != "deflate" and not body.startswith(_GZIP):
        return body
    try:
        return _unpacked(zlib.decompressobj(wbits=47), body, largest)
    except zlib.error as error:
        if name != "deflate":
            raise ReadingError("truncated", f"its answer is damaged ({error})") from error
    try:
        return _unpacked(zlib.decompressobj(wbits=-15), body, largest)
    except zlib.error:
        return body


def _unpacked(member: zlib._Decompress, body: bytes, largest: int) -> bytes:
    content = member.decompress(body, largest + 1)
    if len(content) > largest:
        raise _too_long(largest)
    if not member.eof:
        raise ReadingError("truncated", "its packed answer breaks off")
    return content


def _too_long(largest: int) -> ReadingError:
    return ReadingError("too long", f"holds a page of more than {largest // 1_000_000} MB")
