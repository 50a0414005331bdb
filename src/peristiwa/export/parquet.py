"""Parquet: one row an occurrence, lists as lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, Any

import pyarrow as pa
from pyarrow import parquet

from peristiwa.export.accounts import Account
from peristiwa.export.flat import FLAT_COLUMNS, flat_row

__all__ = ["PARQUET_SCHEMA", "write_parquet"]

_TYPES = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "integer": pa.int32(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "day": pa.date32(),
}
PARQUET_SCHEMA = pa.schema([(name, _TYPES[kind]) for name, kind in FLAT_COLUMNS.items()])
"""The columns of the file."""
_ROWS = 10_000


def write_parquet(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write one row an occurrence, in groups of 10,000; gives their number."""
    number = 0
    with parquet.ParquetWriter(out, PARQUET_SCHEMA, compression="zstd") as writer:
        for rows in _groups(map(flat_row, accounts)):
            writer.write_table(pa.Table.from_pylist(rows, PARQUET_SCHEMA))
            number += len(rows)
    return number


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _ROWS)):
        yield group
