"""CSV after RFC 4180: a heading, one row an occurrence, every character as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

from peristiwa.export.accounts import Account
from peristiwa.export.flat import FLAT_COLUMNS, flat_row

__all__ = ["write_csv"]


def write_csv(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write a heading and one row an occurrence; gives their number.

    Lists are joined by "; ", those of one role with nothing in a gap; what is missing is an empty
    cell. Cells are not altered against spreadsheets that take ``=`` for a formula.
    """
    out.write(_line(FLAT_COLUMNS))
    number = 0
    for account in accounts:
        out.write(_line(map(_cell, flat_row(account).values())))
        number += 1
    return number


def _line(cells: Iterable[object]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(list(cells))
    return buffer.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(one or "" for one in value)
    return str(value).lower() if isinstance(value, bool) else value
