"""Writes occurrences in the formats that other event data, link analysis and the web are read in.

One module a format; docs/exports.md says what stands in each column, and what stays empty and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import IO

from peristiwa.export.accounts import Account, Testimony, accounts, alone, mentions_in, order

__all__ = [
    "FORMATS",
    "Account",
    "Testimony",
    "Writer",
    "accounts",
    "alone",
    "mentions_in",
    "order",
    "writer",
]

Writer = Callable[[Iterable[Account], IO[bytes]], int]
"""Writes accounts as they come and gives how many it wrote."""

FORMATS = {
    "gdelt": "gdelt.write_gdelt",
    "polecat": "polecat.write_polecat",
    "acled": "acled.write_acled",
    "csv": "comma.write_csv",
    "parquet": "parquet.write_parquet",
    "jsonld": "jsonld.write_jsonld",
    "ftm": "ftm.write_ftm",
}
"""Each format's writer, as module and name: only the one that is wanted is loaded."""


def writer(format: str) -> Writer:
    """Give the writer of a format.

    Raises:
        KeyError: when there is no such format.
    """
    module, _, name = FORMATS[format].partition(".")
    found: Writer = getattr(import_module(f"peristiwa.export.{module}"), name)
    return found
