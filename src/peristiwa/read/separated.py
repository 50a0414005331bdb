"""Reads CSV and its kin: one article a row, under a heading that names the columns."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO

import msgspec

from peristiwa.errors import InputError
from peristiwa.read.faults import ReadFault, ReadingError
from peristiwa.read.inputs import raw_lines
from peristiwa.read.rows import FIELDS, Row, article_of, checked
from peristiwa.records import Article

__all__ = ["heads_columns", "read_separated"]

_SEPARATORS = ",;\t"
_BROKEN = re.compile("[\ud800-\udfff]")
"""What bytes that are not UTF-8 are decoded to."""

_LONGEST_CELL = 2_000_000


def heads_columns(line: bytes) -> bool:
    """Tell whether a line is the heading of a table of reports: it names an id and a text."""
    names = set(_heading(line.decode(errors="replace"))[0])
    return {"id", "text"} <= names


def _heading(line: str) -> tuple[list[str], str]:
    separator = max(_SEPARATORS, key=line.count)
    cells = next(csv.reader([line], delimiter=separator), [])
    return [cell.strip().lower() for cell in cells], separator


def read_separated(
    where: str, head: list[bytes], stream: BinaryIO, published: date | None
) -> Iterator[tuple[str, Article] | ReadFault]:
    """Yield for each row where it stands and its article, or its fault.

    Columns are separated by commas, semicolons or tabs, whichever the heading has most of; cells
    may be quoted and span lines. ``head`` is what was already taken off the stream, up to the
    heading.

    Raises:
        InputError: when the heading lacks a column that is needed, or the file's form breaks.
    """
    lines = _decoded(chain(head[-1:], raw_lines(stream)))
    names, separator = _heading(next(lines, ""))
    if "id" not in names or "text" not in names:
        raise InputError(
            f"has the columns {', '.join(names) or '(none)'}; a table of reports needs at least"
            f" id and text, and may have {', '.join(FIELDS[1:3] + FIELDS[5:])}: rename its columns"
        )
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = rows.line_num + len(head) + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReadFault(
                f"{where}, line {line}",
                f"breaks the form of CSV ({error}); the rows from here on were not read",
                cause="truncated",
            )
            return
        if cells:
            yield _read_row(f"{where}, line {line}", names, cells, published)


def _decoded(lines: Iterator[bytes | None]) -> Iterator[str]:
    for line in lines:
        if line is None:
            raise ReadingError("too long", "holds a line that no table of reports has")
        yield line.removeprefix(codecs.BOM_UTF8).decode(errors="surrogateescape")


def _read_row(
    where: str, names: list[str], cells: list[str], published: date | None
) -> tuple[str, Article] | ReadFault:
    if len(cells) != len(names):
        return ReadFault(where, f"has {len(cells)} cells where the heading has {len(names)}")
    if _BROKEN.search("".join(cells)):
        return ReadFault(where, "is not UTF-8; save the file as UTF-8")
    known = {name: cell for name, cell in zip(names, cells, strict=True) if name in FIELDS and cell}
    known.pop("sentences", None)
    try:
        row = msgspec.convert({"text": "", **known}, Row)
        return checked(where, article_of(row, published))
    except (msgspec.ValidationError, InputError) as error:
        return ReadFault(where, str(error))
