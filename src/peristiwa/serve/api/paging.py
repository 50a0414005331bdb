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

__all__ = ["PAGED", "Cursor", "Limit", "day_of", "read_cursor"]

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


def day_of(cursor: Cursor) -> date | None:
    """Give the day that is a cursor's key.

    Raises:
        ClientException: when it is none.
    """
    try:
        return date.fromisoformat(cursor.key) if cursor.key is not None else None
    except ValueError as error:
        raise ClientException(_STRANGE) from error
