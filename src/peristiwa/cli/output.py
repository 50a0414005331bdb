"""Writes tables and records: for people on the screen, for programs to a file or a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from peristiwa.errors import InputError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["TableFormat", "cell", "opened", "print_table", "whole", "write_records", "write_table"]

_SHORT = 12
"""Characters of cells that are never broken over lines."""


class TableFormat(StrEnum):
    """What the commands that query a store write."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def write_table(table: pa.Table, format: TableFormat, out: Path | None) -> None:
    """Write a table in a form for programs, or print it.

    Raises:
        InputError: when the file can't be written, or Parquet would go to a screen.
    """
    if format is TableFormat.TABLE and out is None:
        print_table(table)
        return
    with opened(format, out) as stream:
        _WRITERS[format](table, stream)


def write_records(records: Sequence[str], format: TableFormat, out: Path | None) -> None:
    """Write records that are JSON already, as JSON lines or as one array."""
    with opened(format, out) as stream:
        if format is TableFormat.JSONL:
            stream.writelines(f"{record}\n".encode() for record in records)
        else:
            stream.write(b"[" + ",\n".join(records).encode() + b"]\n")


def print_table(table: pa.Table) -> None:
    """Print a table for people."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = [[cell(value) for value in row.values()] for row in table.to_pylist()]
    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for place, field in enumerate(table.schema):
        number = str(field.type).startswith(("int", "double", "float"))
        short = max([len(row[place]) for row in rows], default=0) <= _SHORT
        shown.add_column(
            field.name, justify="right" if number else "left", overflow="fold", no_wrap=short
        )
    for row in rows:
        shown.add_row(*map(Text, row))
    Console(file=sys.stdout).print(shown)


def cell(value: Any) -> str:
    """Give a value as one line of text without control characters."""
    from peristiwa.table import harmless

    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, list):
        return "; ".join(cell(one) for one in value)
    return harmless(str(value))


@contextmanager
def opened(format: StrEnum, out: Path | None) -> Iterator[IO[bytes]]:
    """Open standard output, or a file that appears under its name when all is written."""
    if out is None:
        if format == TableFormat.PARQUET.value and sys.stdout.isatty():
            raise InputError("Parquet is not for a screen; name a file with --out")
        yield sys.stdout.buffer
        return
    try:
        with whole(out) as stream:
            yield stream
    except OSError as error:
        raise InputError(f"{out}: can't be written ({error.strerror or error})") from error


@contextmanager
def whole(out: Path) -> Iterator[IO[bytes]]:
    """Open a file that appears under its name when all is written."""
    part = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _csv(table: pa.Table, stream: IO[bytes]) -> None:
    import csv
    import io

    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.column_names)
    for batch in table.to_batches():
        writer.writerows([_plain(value) for value in row.values()] for row in batch.to_pylist())
    text.detach()


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join("" if one is None else str(one) for one in value)
    return str(value).lower() if isinstance(value, bool) else value


def _lines(table: pa.Table) -> Iterator[bytes]:
    import msgspec

    for batch in table.to_batches():
        for row in batch.to_pylist():
            yield msgspec.json.encode(row)


def _jsonl(table: pa.Table, stream: IO[bytes]) -> None:
    stream.writelines(line + b"\n" for line in _lines(table))


def _json(table: pa.Table, stream: IO[bytes]) -> None:
    stream.write(b"[" + b",\n".join(_lines(table)) + b"]\n")


def _parquet(table: pa.Table, stream: IO[bytes]) -> None:
    from pyarrow import parquet

    parquet.write_table(table, stream, compression="zstd")


def _table(table: pa.Table, stream: IO[bytes]) -> None:
    lines = ["\t".join(table.column_names)]
    lines += ["\t".join(map(cell, row.values())) for row in table.to_pylist()]
    stream.write("\n".join([*lines, ""]).encode())


_WRITERS = {
    TableFormat.TABLE: _table,
    TableFormat.JSON: _json,
    TableFormat.JSONL: _jsonl,
    TableFormat.CSV: _csv,
    TableFormat.PARQUET: _parquet,
}
