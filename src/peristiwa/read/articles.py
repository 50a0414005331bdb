"""Turns the inputs that a user names into a stream of articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from msgspec import structs

from peristiwa.errors import InputError
from peristiwa.read.bookmark import Bookmark
from peristiwa.read.compressed import buffered, push_back, unpacked
from peristiwa.read.faults import ReadFault, ReadingError
from peristiwa.read.fetching import Fetching, is_address
from peristiwa.read.folders import expand
from peristiwa.read.inputs import (
    LONGEST,
    STANDARD_INPUT,
    check_text,
    first_lines,
    label,
    opened,
    stem,
)
from peristiwa.read.kinds import Kind, kind_of
from peristiwa.read.lines import read_records
from peristiwa.read.meter import Meter
from peristiwa.read.parquet import MAGIC, read_parquet
from peristiwa.read.plain import read_plain
from peristiwa.read.separated import read_separated
from peristiwa.read.settings import Settings
from peristiwa.read.sources import Items, Source
from peristiwa.records import Article

__all__ = ["LONGEST_REPORT", "read_articles"]

LONGEST_REPORT = 1_000_000
"""Characters that one report may have: a book, far above what newspapers print in one piece."""

_OPENS_OBJECT = re.compile(rb"\s*\{\s*$")
_FEED_HEAD = 500


def read_articles(
    inputs: str | Iterable[str],
    published: date | None = None,
    *,
    meter: Meter | None = None,
    bookmark: Bookmark | None = None,
    web: Fetching | None = None,
) -> Iterator[Article | ReadFault]:
    """Read reports one at a time, in the order in which they are given.

    An input is a file, ``-`` for standard input, a folder, which stands for the files in it, or an
    address of the web.
    A file is plain text, which is one article named by the file without its suffix (and by its
    folders, below a folder that was named); JSON lines with one
    ``{"id", "published", "title"?, "text" | "sentences"}`` each, where a list of sentences is
    joined by one space and other fields are ignored; CSV or Parquet with such columns. Each may
    be packed by gzip or Zstandard. The form is told by the name, or else by the content: JSON
    lines by a first line, not blank, that opens an object. Text is UTF-8; offsets count its
    characters as they stand, line ends included, after a byte-order mark if there is one. A
    report has at most ``LONGEST_REPORT`` characters.

    Args:
        inputs: names of files and folders; ``-`` is standard input.
        published: the day of publication of articles that don't give their own.
        meter: is told how many bytes of the files are read.
        bookmark: what of the files was handled before, and is passed over.
        web: fetches addresses, and what feeds and sitemaps name.

    Yields:
        Articles, and in the place of each input that has something amiss a ``ReadFault``.
    """
    names = [inputs] if isinstance(inputs, str) else inputs
    with ExitStack() as ends:
        fetching = web or ends.enter_context(Fetching())
        settings = Settings(published, meter or Meter(), bookmark or Bookmark(), web=fetching)
        yield from _checked(item for name in names for item in _read_name(name, settings))


def _checked(items: Items) -> Iterator[Article | ReadFault]:
    """Give the articles of ``items`` that are short enough, and warn of ids that come again."""
    seen: set[str] = set()
    for item in items:
        if isinstance(item, ReadFault):
            yield item
            continue
        where, article = item
        if len(article.text) > LONGEST_REPORT:
            yield ReadFault(where, _too_long(article), cause="too long")
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


def _read_name(name: str, settings: Settings) -> Items:
    if is_address(name):
        yield from _guarded(name, _read_address(name, settings))
        return
    if name == STANDARD_INPUT or not _is_folder(name):
        yield from _read_file(Source(name, label(name), stem(name)), settings)
        return
    for found in expand(name):
        if isinstance(found, ReadFault):
            yield found
            continue
        below = Path(found).relative_to(name).parent / stem(found)
        yield from _read_file(Source(found, label(found), below.as_posix()), settings)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _read_file(source: Source, settings: Settings) -> Items:
    if source.name == STANDARD_INPUT:
        yield from _guarded(source.where, _read_opened(source, settings))
    elif settings.bookmark.passes(source.name):
        settings.meter.advance(Path(source.name).stat().st_size)
    else:
        items = settings.bookmark.unread(source.name, _read_opened(source, settings))
        yield from _guarded(source.where, items)


def _guarded(where: str, items: Items) -> Items:
    """Give a fault in the place of what goes wrong with one input."""
    try:
        yield from items
    except ReadingError as error:
        yield error.fault(where)
    except InputError as error:
        yield ReadFault(where, str(error))
    except OSError as error:
        yield ReadFault(where, f"reading stopped: {error.strerror or error}; try it again")


def _read_address(address: str, settings: Settings) -> Items:
    return settings.web.read(address, lambda source, stream: _read_stream(source, stream, settings))


def _read_opened(source: Source, settings: Settings) -> Items:
    with opened(source.name, settings.meter) as stream:
        yield from _read_stream(source, stream, settings)


def _read_stream(source: Source, stream: BinaryIO, settings: Settings) -> Items:
    stream, magic = _peek(stream)
    content = unpacked(magic, stream, settings.largest)
    source = replace(source, packed=content)
    if content is not None:
        stream, magic = _peek(buffered(content))
    if magic == MAGIC:
        yield from read_parquet(source.where, stream, settings.published)
        return
    head = first_lines(stream)
    if head and _OPENS_OBJECT.match(head[-1]):
        head.extend(_rest_of_opening(stream))
    kind = kind_of(source.name, source.media, b"".join(head))
    yield from _READERS[kind](source, head, stream, settings)


def _records(source: Source, head: list[bytes], stream: BinaryIO, settings: Settings) -> Items:
    check_text(b"".join(head))
    return read_records(source.where, head, stream, settings.published)


def _table(source: Source, head: list[bytes], stream: BinaryIO, settings: Settings) -> Items:
    check_text(b"".join(head))
    return read_separated(source.where, head, stream, settings.published)


def _plain(source: Source, head: list[bytes], stream: BinaryIO, settings: Settings) -> Items:
    return read_plain(source.where, source.id, head, stream, settings.published)


def _archive(source: Source, head: list[bytes], stream: BinaryIO, _: Settings) -> Items:
    from peristiwa.read.warc import read_warc

    packed = source.packed
    if packed is None:
        return read_warc(push_back(b"".join(head), stream), source.where)
    packed.quiet = True
    return read_warc(push_back(b"".join(head), stream), source.where, lambda: packed.lost)


def _page(source: Source, head: list[bytes], stream: BinaryIO, settings: Settings) -> Items:
    from peristiwa.read.pages import article_of_pages, next_page

    content = b"".join([*head, stream.read(LONGEST + 1)])
    address = source.address or source.where
    pages = [content]
    if source.address is not None:
        charset = source.charset
        pages += settings.web.further(
            content, address, lambda page, at: next_page(page, address=at, charset=charset)
        )
    now = datetime.now(UTC)
    article = article_of_pages(pages, address=address, charset=source.charset, fetched=now)
    published = article.published or settings.published
    name = article.id if article.url else source.id
    yield source.where, structs.replace(article, id=name, published=published)


def _listing(source: Source, head: list[bytes], stream: BinaryIO, settings: Settings) -> Items:
    content = b"".join([*head, stream.read(LONGEST + 1)])
    deeper = replace(settings, depth=settings.depth + 1)
    return settings.web.follow(
        content, source, lambda page, body: _read_stream(page, body, deeper), settings.depth
    )


_READERS: Mapping[Kind, Callable[[Source, list[bytes], BinaryIO, Settings], Items]] = (
    MappingProxyType(
        {
            "records": _records,
            "table": _table,
            "plain": _plain,
            "page": _page,
            "archive": _archive,
            "xml": _listing,
            "json feed": _listing,
        }
    )
)


def _peek(stream: BinaryIO) -> tuple[BinaryIO, bytes]:
    at = stream.tell() if stream.seekable() else None
    magic = stream.read(len(MAGIC))
    if at is not None:
        stream.seek(at)
        return stream, magic
    return push_back(magic, stream), magic


def _rest_of_opening(stream: BinaryIO) -> Iterator[bytes]:
    """Take off a stream what tells a JSON feed from other JSON that is spread over lines."""
    size = 0
    while size < _FEED_HEAD and (line := stream.readline(_FEED_HEAD)):
        size += len(line)
        yield line
