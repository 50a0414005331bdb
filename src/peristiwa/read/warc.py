"""Reads archives of web pages: WARC with the pages as they came, WET with their texts.

ISO 28500; Common Crawl writes both, one gzip member a record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, TypeAlias, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from peristiwa.errors import InputError
from peristiwa.read.bodies import unpack_body
from peristiwa.read.faults import ReadFault, ReadingError
from peristiwa.read.pages import article_of_extract, article_of_page
from peristiwa.read.pages.tree import LONGEST_PAGE
from peristiwa.records import Article

__all__ = ["read_warc"]

_Record: TypeAlias = Any  # fastwarc.warc.WarcRecord has no types
_PAGES = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_OK = 200
_LONGEST_RECORD = LONGEST_PAGE + 1_000_000


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
        Where the archive is cut off or damaged, at the end a fault of cause "truncated".
    """
    whole, loss = 0, None
    try:
        for record in _whole_records(_Source(stream)):
            whole += 1
            if record.record_type & _PAGES:
                yield _read_record(record, f"{where}, record {whole}")
    except ReadingError as error:
        if error.cause != "truncated":
            raise
        loss = str(error)
    loss = lost() or loss
    if loss is not None:
        yield ReadFault(where, f"{loss} ({whole} whole records were read)", cause="truncated")
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


def _whole_records(source: _Source) -> Iterator[_Record]:
    """Yield the records with their blocks, one after another.

    Raises:
        ReadingError, OSError: after the last whole one, what ended the stream early.
    """
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(cast(Any, source), parse_http=False), 1):
            if _is_long(record):
                continue
            if not record.freeze() or _is_cut(record):
                raise ReadingError("truncated", f"breaks off in record {number}; get it anew")
            yield record
    except (OSError, ValueError) as error:
        reason = f"is damaged after record {number} ({error}); get it anew"
        raise source.error or ReadingError("truncated", reason) from error
    if source.error is not None:
        raise source.error


def _is_long(record: _Record) -> bool:
    """Tell whether a record is longer than any page with its heads; such ones are passed over."""
    return int(record.content_length) > _LONGEST_RECORD


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
            text = record.reader.read().decode("utf-8", errors="replace")
            return where, article_of_extract(text, address=address, fetched=fetched)
        return where, _page(record, address, fetched)
    except ReadingError as error:
        return error.fault(where)
    except (OSError, ValueError) as error:
        return ReadFault(where, f"holds no HTTP answer ({error})")


def _page(record: _Record, address: str, fetched: datetime) -> Article:
    transfer = encoding = ""
    if record.record_type == WarcRecordType.response:
        record.parse_http(auto_decode="none")
        heads = record.http_headers
        status = heads.status_code if heads else None
        if status != _OK:
            raise ReadingError("status", f"is an answer of status {status}", "skipped")
        transfer, encoding = (
            heads.get(name, "") for name in ("Transfer-Encoding", "Content-Encoding")
        )
    media = record.http_content_type or record.headers.get("Content-Type", "").partition(";")[0]
    if media.strip().lower() not in _HTML:
        raise ReadingError("type", f"is {media or 'of no known type'}, not a web page", "skipped")
    content = unpack_body(record.reader.read(), transfer, encoding, LONGEST_PAGE)
    return article_of_page(content, address=address, charset=record.http_charset, fetched=fetched)
