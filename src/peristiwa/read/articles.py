"""Turns the inputs that a user names into a stream of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from peristiwa.errors import InputError
from peristiwa.read.faults import ReadFault
from peristiwa.read.inputs import check_text, first_lines, label, opened
from peristiwa.read.lines import holds_records, read_records
from peristiwa.read.plain import read_plain
from peristiwa.records import Article

__all__ = ["LONGEST_REPORT", "read_articles"]

LONGEST_REPORT = 200_000
"""Characters that one report may have: a limit far above what newspapers print in one piece."""


def read_articles(
    inputs: str | Iterable[str], published: date | None = None
) -> Iterator[Article | ReadFault]:
    """Read reports one at a time, in the order in which they are given.

    An input is plain text, which is one article named by the file without its suffix, or JSON
    lines with one ``{"id", "published", "title"?, "text" | "sentences"}`` each, where a list of
    sentences is joined by one space and other fields are ignored. A file is JSON lines when its
    name ends in .jsonl or .ndjson or when its first line that isn't blank opens a JSON object.
    Text is UTF-8; offsets count its characters as they stand, line ends included, after a
    byte-order mark if there is one. A report has at most ``LONGEST_REPORT`` characters.

    Args:
        inputs: names of files; ``-`` is standard input.
        published: the day of publication of articles that don't give their own.

    Yields:
        Articles, and in the place of each input that has something amiss a ``ReadFault``.
    """
    names = [inputs] if isinstance(inputs, str) else inputs
    seen: set[str] = set()
    for name in names:
        for item in _read_input(name, published):
            if isinstance(item, ReadFault):
                yield item
                continue
            where, article = item
            if len(article.text) > LONGEST_REPORT:
                yield ReadFault(where, _too_long(article))
                continue
            if article.id in seen:
                yield ReadFault(where, _repeated(article.id), "warning")
            seen.add(article.id)
            yield article


def _too_long(article: Article) -> str:
    return (
        f"report {article.id!r} has {len(article.text)} characters, and no news report more than"
        f" {LONGEST_REPORT}; give each report its own file or line"
    )


def _repeated(id: str) -> str:
    return f"the id {id!r} stands for an earlier report too; both are read: rename one of them"


def _read_input(name: str, published: date | None) -> Iterator[tuple[str, Article] | ReadFault]:
    try:
        with opened(name) as stream:
            yield from _read_stream(name, stream, published)
    except InputError as error:
        yield ReadFault(label(name), str(error))
    except OSError as error:
        yield ReadFault(label(name), f"reading stopped: {error.strerror or error}; try it again")


def _read_stream(
    name: str, stream: BinaryIO, published: date | None
) -> Iterator[tuple[str, Article] | ReadFault]:
    head = first_lines(stream)
    check_text(b"".join(head))
    if holds_records(name, head[-1] if head else b""):
        yield from read_records(label(name), head, stream, published)
    else:
        yield from read_plain(name, head, stream, published)
