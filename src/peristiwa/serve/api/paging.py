"""Cursors: where a listing goes on, in the version of the store in which it began.

A cursor names the version, so that pages fit together however much others write meanwhile.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import Annotated

import msgspec
from litestar.di import NamedDependency, Provide
from litestar.exceptions import ClientException, NotFoundException, ServiceUnavailableException
from litestar.params import QueryParameter
from msgspec import Struct

from peristiwa.errors import StoreError
from peristiwa.serve.lending import AsOf
from peristiwa.serve.versions import UnknownVersionError, Versions
from peristiwa.store import View
from peristiwa.store.position import Position

__all__ = ["PAGED", "Cursor", "Limit", "next_of", "position_of", "read_cursor", "skipped"]

_STRANGE = "the cursor is none that this server gave; begin anew"

Limit = Annotated[int, QueryParameter(ge=1, le=500, description="How many at most.")]

_Given = Annotated[
    str | None,
    QueryParameter(
        name="cursor",
        max_length=2000,
        description="Goes on where a page ended: its `next`. Give the same conditions again;"
        " `as_of` does not count then.",
    ),
]


class Cursor(Struct, frozen=True, array_like=True):
    """A version and the key of the last record given: a day or another key, and an id."""

    version: int
    key: str | None
    id: str

    def __str__(self) -> str:
        return urlsafe_b64encode(msgspec.json.encode(self)).decode().rstrip("=")


def read_cursor(text: str) -> Cursor:
    """Read what `Cursor` was written as.

    Raises:
        ClientException: when it is none.
    """
    try:
        data = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        return msgspec.json.decode(data, type=Cursor)
    except ValueError as error:
        raise ClientException(_STRANGE) from error


def _after(cursor: _Given = None) -> Cursor | None:
    return read_cursor(cursor) if cursor else None


def _version(
    versions: NamedDependency[Versions], after: NamedDependency[Cursor | None], as_of: AsOf = None
) -> int:
    wanted = as_of if after is None else str(after.version)
    try:
        return versions.number(wanted)
    except UnknownVersionError as error:
        raise NotFoundException(str(error)) from error
    except StoreError as error:
        raise ServiceUnavailableException(str(error)) from error


PAGED = {
    "after": Provide(_after, sync_to_thread=False),
    "version": Provide(_version, sync_to_thread=True),
}
"""Gives handlers ``after``, where to go on, and the version that the cursor names."""


def position_of(after: Cursor | None) -> Position | None:
    """Give where a listing by day goes on; None where it begins.

    Raises:
        ClientException: when the cursor's key is no day.
    """
    if after is None:
        return None
    try:
        return Position(None if after.key is None else date.fromisoformat(after.key), after.id)
    except ValueError as error:
        raise ClientException(_STRANGE) from error


def next_of(view: View, last: Position | None) -> str | None:
    """Give the cursor that goes on behind the last record given; None where there are no more."""
    if last is None:
        return None
    return str(Cursor(view.number, str(last.day) if last.day else None, last.id))


def skipped(after: Cursor | None) -> int:
    """Give how many records a listing that goes by number has given before."""
    return int(after.id) if after and after.id.isdecimal() else 0
