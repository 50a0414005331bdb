"""Reads JSON lines: one article a line, decoded one at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

import msgspec

from peristiwa.errors import InputError
from peristiwa.read.faults import ReadFault, ReadingError
from peristiwa.read.inputs import LONGEST, STANDARD_INPUT, decode, raw_lines
from peristiwa.read.rows import Row, article_of, checked
from peristiwa.records import Article

__all__ = ["holds_records", "read_records"]

_SUFFIXES = {".jsonl", ".ndjson"}
_OBJECT = re.compile(rb'\{\s*"|\{\s*\}')
_SPREAD_OUT = re.compile(rb'\{\s*$|\[\s*$|\[\s*\{\s*("|$)')


def holds_records(name: str, line: bytes) -> bool:
    """Tell JSON lines from plain text by the name and the first line that isn't blank.

    Raises:
        InputError: when the line opens JSON that isn't written one object a line.
    """
    if name != STANDARD_INPUT and Path(name).suffix.lower() in _SUFFIXES:
        return True
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if _SPREAD_OUT.match(line):
        raise InputError(
            "is JSON, but not one object a line; rewrite it as JSON lines,"
            " for example with `jq -c '.[]'` for a list or `jq -c .` for objects"
        )
    return _OBJECT.match(line) is not None


def read_records(
    where: str, head: list[bytes], stream: BinaryIO, published: date | None
) -> Iterator[tuple[str, Article] | ReadFault]:
    """Yield for each line that isn't blank where it stands and its article, or its fault.

    ``head`` is what was already taken off the stream. A date of publication that a line gives
    goes before ``published``.
    """
    lines = chain(head, raw_lines(stream))
    empty = True
    for number, line in enumerate(lines, start=1):
        if line is not None and not line.removeprefix(codecs.BOM_UTF8).strip():
            continue
        empty = False
        yield _read_line(f"{where}, line {number}", line, published)
    if empty:
        yield ReadFault(where, "is empty; there is nothing to code", "empty")


def _read_line(
    where: str, line: bytes | None, published: date | None
) -> tuple[str, Article] | ReadFault:
    try:
        if line is None:
            raise ReadingError(
                "too long", f"is longer than {LONGEST // 1_000_000} MB; give one report a line"
            )
        article = article_of(_row(line), published)
    except ReadingError as error:
        return error.fault(where)
    except InputError as error:
        return ReadFault(where, str(error))
    return checked(where, article)


def _row(line: bytes) -> Row:
    text = decode(line.removeprefix(codecs.BOM_UTF8))
    try:
        return msgspec.json.decode(text, type=Row)
    except msgspec.ValidationError as error:
        raise InputError(f"{error}; {_form()}") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"no JSON object ({error}); {_form()}") from error


def _form() -> str:
    return 'a line holds {"id", "published", "title"?, "text" | "sentences"}'
