"""Reads archives of web pages: WARC with the pages as they came, WET with their texts.

ISO 28500; Common Crawl writes both, one gzip member a record.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, TypeAlias, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from peristiwa.errors import InputError
from peristiwa.read.faults import ReadFault, ReadingError
from peristiwa.read.pages import article_of_extract, article_of_page
from peristiwa.read.pages.tree import LONGEST_PAGE
from peristiwa.records import Article

__all__ = ["read_warc"]

_Record: TypeAlias = Any  # fastwarc.warc.WarcRecord has no types
_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_OK = 200


def read_warc(
    stream: BinaryIO, where: str, lost: Callable[[], str | None] = lambda: None
) -> Iterator[tuple[str, Article] | ReadFault]:
    """Yield for each page of an archive where it stands and its article, or its fault.

    One record is held at a time. Records that hold no page (requests, metadata, revisits) are
    passed over.

    Args:
        stream: the archive, unpacked as it is read, or packed by gzip a record at a time.
        where: its name, for use in messages.
        lost: says why ``stream`` ended early, None where it didn't.

    Yields:
        A record that is cut off, and what follows it, is a fault of cause "truncated" at the end.
    """
    number = whole = 0
    cut = False
    for record in _records(_Source(stream)):
        number += 1
        if not record.freeze() or _is_cut(record):
            cut = True
            break
        whole += 1
        if record.record_type & _PAGES:
            yield _read_record(record, f"{where}, record {number}")
    reason = lost() or (f"breaks off in record {number}; get it anew" if cut else None)
    if reason is not None:
        yield ReadFault(where, f"{reason} ({whole} whole records were read)", cause="truncated")
    elif not whole:
        yield ReadFault(where, "holds no record of an archive; nothing was read", "empty")


class _Source:
    """What fastwarc asks of a stream; an error of it ends the stream and is raised afterwards.

    fastwarc 2 can't pass on what is raised while it reads.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._at = stream, 0
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read(size) if self.error is None else b""
        except (OSError, InputError) as error:
            self.error, data = error, b""
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def _records(source: _Source) -> Iterator[_Record]:
    """Yield the records with their HTTP heads unread, one after another.

    Raises:
        ReadingError, OSError: after the last one, what ended the stream early.
    """
    yield from ArchiveIterator(cast(Any, source), parse_http=False)
    if source.error is not None:
        raise source.error


def _is_cut(record: _Record) -> bool:
    """Tell whether the block has fewer bytes than the record's head says."""
    declared = record.headers.get("Content-Length")
    return declared is None or record.content_length < int(declared)


def _read_record(record: _Record, where: str) -> tuple[str, Article] | ReadFault:
    address = record.headers.get("WARC-Target-URI", "").strip("<>")
    where = f"{where} ({address})" if address else where
    fetched = record.record_date or datetime.now(UTC)
    try:
        if record.record_type == WarcRecordType.conversion:
            text = _payload(record).decode("utf-8", errors="replace")
            return where, article_of_extract(text, address=address, fetched=fetched)
        return where, _page(record, address, fetched)
    except ReadingError as error:
        return error.fault(where)
    except (OSError, ValueError, zlib.error) as error:
        return ReadFault(where, f"holds no whole HTTP answer ({error})")


def _page(record: _Record, address: str, fetched: datetime) -> Article:
    if record.record_type == WarcRecordType.response:
        record.parse_http(auto_decode="all")
        status = record.http_headers.status_code if record.http_headers else None
        if status != _OK:
            raise ReadingError("status", f"is an answer of status {status}", "skipped")
    media = record.http_content_type or record.headers.get("Content-Type", "").partition(";")[0]
    if media.strip().lower() not in _HTML:
        raise ReadingError("type", f"is {media or 'of no known type'}, not a web page", "skipped")
    content = _payload(record)
    return article_of_page(content, address=address, charset=record.http_charset, fetched=fetched)


def _payload(record: _Record) -> bytes:
    content: bytes = record.reader.read(LONGEST_PAGE + 1)
    if len(content) > LONGEST_PAGE:
        reason = f"holds a page of more than {LONGEST_PAGE // 1_000_000} MB"
        raise ReadingError("too long", reason)
    return content
