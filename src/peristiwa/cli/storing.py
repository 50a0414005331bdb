"""What the commands that touch a store share: their options, and how they open it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.errors import InputError

if TYPE_CHECKING:
    from peristiwa.store import Store

__all__ = ["AsOf", "Out", "StoreAt", "day_of", "open_store"]


def day_of(value: str) -> date:
    """Give the day that an option names.

    Raises:
        typer.BadParameter: when it is none.
    """
    from peristiwa.read import parse_day

    try:
        return parse_day(value)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


StoreAt = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="ADDRESS",
        help="A folder, or an address such as s3://bucket/folder;"
        " without it PERISTIWA_STORE, else a folder of your data directory.",
    ),
]

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="NAME|TIME|VERSION",
        help="Read an earlier version: a snapshot's name, a moment like 2025-06-22T14:30+07:00"
        " (a day means its end; UTC where no zone is given), or a version's number.",
    ),
]

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write to a file, all of it or nothing."),
]


def open_store(address: str | None) -> Store:
    """Give the store that the option, the environment or the user's data directory names."""
    from peristiwa.store import Store, find_address

    return Store(find_address(address))
