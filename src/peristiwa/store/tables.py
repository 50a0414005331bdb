"""Opens, makes and appends to the Delta tables of a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, WriterProperties, write_deltalake
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

from peristiwa.errors import StoreError
from peristiwa.store.address import Address
from peristiwa.store.schemas import COMMITS, DATA, SCHEMAS

__all__ = ["ConflictError", "Tables", "compressed", "table_of"]

ROW_GROUP = 30_000
"""Rows that are read and skipped together: fewer make whole records cheaper to fetch."""

_RETRIES = 100
_SETTINGS = {"delta.checkpointInterval": "20"}


class ConflictError(Exception):
    """Another process has written the table of commits since it was read."""


class Tables:
    """The Delta tables at one address."""

    def __init__(self, address: Address) -> None:
        self.address = address

    def exist(self) -> bool:
        """Tell whether there is a store at the address."""
        with _told(self.address):
            return DeltaTable.is_deltatable(self.address.of(COMMITS))

    def make(self) -> None:
        """Make what tables are missing; that of commits last, so that it stands for all."""
        if self.address.local:
            self._make_folder()
        with _told(self.address):
            for name in (*DATA, COMMITS):
                _create(self.address.of(name), SCHEMAS[name])

    def _make_folder(self) -> None:
        assert self.address.local
        try:
            self.address.local.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.address}: no store can be made there ({error.strerror}); name another"
                " folder with --store"
            ) from error

    def open(self, name: str) -> DeltaTable:
        """Open the newest state of a table.

        Raises:
            StoreError: when it isn't there or can't be read.
        """
        with _told(self.address):
            return DeltaTable(self.address.of(name))

    def names(self) -> Iterator[str]:
        """Yield the tables that are there; a store of an earlier version lacks later ones."""
        self.open(COMMITS)
        with _told(self.address):
            for name in (COMMITS, *DATA):
                if DeltaTable.is_deltatable(self.address.of(name)):
                    yield name

    def append(self, name: str, rows: pa.Table) -> None:
        """Append rows to a data table; others may append at the same time."""
        properties = CommitProperties(max_commit_retries=_RETRIES)
        with _told(self.address):
            _create(self.address.of(name), SCHEMAS[name])
            _append(self.open(name), rows, properties)

    def append_commit(self, table: DeltaTable, row: dict[str, Any]) -> None:
        """Append a row to the table of commits as ``table`` knows it.

        Raises:
            ConflictError: when the table has changed since; nothing is written then.
        """
        properties = CommitProperties(max_commit_retries=0)
        with _told(self.address):
            try:
                _append(table, pa.Table.from_pylist([row], SCHEMAS[COMMITS]), properties)
            except CommitFailedError as error:
                raise ConflictError from error


def compressed() -> WriterProperties:
    """Give the form in which data files are written."""
    return WriterProperties(compression="ZSTD", max_row_group_size=ROW_GROUP)


def _create(address: str, schema: pa.Schema) -> None:
    if DeltaTable.is_deltatable(address):
        return
    try:
        DeltaTable.create(address, schema=schema, mode="ignore", configuration=_SETTINGS)
    except DeltaError:
        if not DeltaTable.is_deltatable(address):  # else another process was faster
            raise


def _append(table: DeltaTable, rows: pa.Table, properties: CommitProperties) -> None:
    write_deltalake(
        table, rows, mode="append", commit_properties=properties, writer_properties=compressed()
    )


@contextmanager
def _told(address: Address) -> Iterator[None]:
    """Turn what the tables' library raises into an error of the package."""
    try:
        yield
    except TableNotFoundError as error:
        raise StoreError(
            f"{address}: no store is there; make one with `peristiwa add`, or name another with"
            " --store"
        ) from error
    except CommitFailedError as error:
        raise StoreError(
            f"{address}: other processes wrote all the time; nothing was lost, try again"
        ) from error
    except (DeltaError, OSError) as error:
        raise StoreError(
            f"{address}: the store can't be used ({error}); check the address and your rights"
        ) from error


def table_of(rows: Sequence[dict[str, Any]], name: str) -> pa.Table:
    """Give rows as an Arrow table of the columns of table ``name``; what they lack is null."""
    return pa.Table.from_pylist(rows, SCHEMAS[name])
