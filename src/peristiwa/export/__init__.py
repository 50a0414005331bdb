"""Writes occurrences in the formats that other event data, link analysis and the web are read in.

One module a format; docs/exports.md says what stands in each column, and what stays empty and why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib import import_module
from typing import IO

from peristiwa.export.accounts import Account, Testimony, accounts, alone, mentions_in, order

__all__ = [
    "FORMATS",
    "Account",
    "ExportFormat",
    "Testimony",
    "Writer",
    "accounts",
    "alone",
    "mentions_in",
    "order",
    "writer",
]


class ExportFormat(StrEnum):
    """What events are written as; docs/exports.md tells what each holds."""

    GDELT = "gdelt"
    POLECAT = "polecat"
    ACLED = "acled"
    CSV = "csv"
    PARQUET = "parquet"
    JSONLD = "jsonld"
    FTM = "ftm"


Writer = Callable[[Iterable[Account], IO[bytes]], int]
"""Writes accounts as they come and gives how many it wrote."""

FORMATS = {
    ExportFormat.GDELT: "gdelt.write_gdelt",
    ExportFormat.POLECAT: "polecat.write_polecat",
    ExportFormat.ACLED: "acled.write_acled",
    ExportFormat.CSV: "comma.write_csv",
    ExportFormat.PARQUET: "parquet.write_parquet",
    ExportFormat.JSONLD: "jsonld.write_jsonld",
    ExportFormat.FTM: "ftm.write_ftm",
}
"""Each format's writer, as module and name: only the one that is wanted is loaded."""


def writer(format: ExportFormat) -> Writer:
    """Give the writer of a format."""
    module, _, name = FORMATS[format].partition(".")
    found: Writer = getattr(import_module(f"peristiwa.export.{module}"), name)
    return found
