"""Reads a plain text: one article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from peristiwa.read.faults import ReadFault
from peristiwa.read.inputs import LONGEST, check_text, decode
from peristiwa.records import Article

__all__ = ["MARK", "read_plain"]

MARK = "\ufeff"


def read_plain(
    where: str, id: str, head: list[bytes], stream: BinaryIO, published: date | None
) -> Iterator[tuple[str, Article] | ReadFault]:
    """Yield where the text stands and its article, or a fault where it holds nothing.

    ``head`` is what was already taken off the stream. A byte-order mark is no part of the text;
    that it was left out is yielded as a warning.

    Raises:
        InputError: when it is no UTF-8 text or longer than ``LONGEST``.
    """
    data = b"".join([*head, stream.read(LONGEST + 1)])
    check_text(data)
    text = decode(data)
    if not text.removeprefix(MARK).strip():
        yield ReadFault(where, "is empty; there is nothing to code", "empty")
        return
    if text.startswith(MARK):
        yield ReadFault(
            where, "begins with a byte-order mark; offsets count from after it", "warning"
        )
    yield where, Article(id=id, text=text.removeprefix(MARK), published=published)
