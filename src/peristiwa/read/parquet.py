"""Reads Parquet: one article a row, one row at a time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from peristiwa.errors import InputError
from peristiwa.read.compressed import check_ratio
from peristiwa.read.faults import ReadFault
from peristiwa.read.rows import FIELDS, Row, article_of, checked
from peristiwa.records import Article

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyarrow.parquet import ParquetFile

__all__ = ["MAGIC", "read_parquet"]

MAGIC = b"PAR1"
_BUFFER = 1 << 16
"""Bytes of a column that are read ahead; without it pyarrow reads whole row groups."""


def read_parquet(
    where: str, stream: BinaryIO, published: date | None
) -> Iterator[tuple[str, Article] | ReadFault]:
    """Yield for each row where it stands and its article, or its fault.

    Columns are those of ``Row``; ids may be numbers, days and moments may be of Parquet's own
    types. A stream that can't be read at random is put into a temporary file first.

    Raises:
        InputError: when it is damaged, or lacks a column that is needed.
    """
    with tempfile.TemporaryFile() as room:
        if not stream.seekable():
            shutil.copyfileobj(stream, room)
            stream = room
        yield from _rows(where, _file(stream), published)


def _file(stream: BinaryIO) -> ParquetFile:
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(stream, pre_buffer=False, buffer_size=_BUFFER)
    except (ArrowException, OSError) as error:
        raise InputError(f"is no whole Parquet file ({_first_line(error)}); get it anew") from error
    names = file.schema_arrow.names
    if "id" not in names or not {"text", "sentences"} & set(names):
        raise InputError(
            f"has the columns {', '.join(names) or '(none)'}; a table of reports needs at least"
            " id and text, or id and sentences: rename its columns"
        )
    _check_sizes(file)
    return file


def _check_sizes(file: ParquetFile) -> None:
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        for place in range(group.num_columns):
            column = group.column(place)
            check_ratio(column.total_compressed_size, column.total_uncompressed_size)


def _rows(
    where: str, file: ParquetFile, published: date | None
) -> Iterator[tuple[str, Article] | ReadFault]:
    from pyarrow import ArrowException

    columns = [name for name in file.schema_arrow.names if name in FIELDS]
    number = 0
    try:
        # One row at a time, for a dictionary can repeat one long cell in every row of a batch.
        for row in file.iter_batches(batch_size=1, columns=columns, use_threads=False):
            number += 1
            yield _read_row(f"{where}, row {number}", row, published)
    except (ArrowException, OSError) as error:
        yield ReadFault(
            where,
            f"can't be read after row {number} ({_first_line(error)}); the rest is lost:"
            " get it anew",
            cause="truncated",
        )


def _read_row(
    where: str, cells: RecordBatch, published: date | None
) -> tuple[str, Article] | ReadFault:
    try:
        (row,) = cells.to_pylist()
    except UnicodeDecodeError as error:
        return ReadFault(where, f"is not UTF-8 ({error}); write the file anew")
    if isinstance(row["id"], int):
        row["id"] = str(row["id"])
    for name in ("published", "published_at"):
        if isinstance(row.get(name), date):  # a datetime is a date too
            row[name] = _written(row[name])
    if row.get("text") is not None and row.get("sentences") is not None:
        del row["sentences"]
    try:
        return checked(where, article_of(msgspec.convert(row, Row), published))
    except (msgspec.ValidationError, InputError) as error:
        return ReadFault(where, str(error))


def _written(value: date) -> str:
    if isinstance(value, datetime) and value.tzinfo is None:
        value = value.date()
    return value.isoformat()


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(".")
