"""One version of a store, as tables to query; it stays as it is while others write.

What counts is decided by two rules, on every table alike: a row counts when its commit is one of
the version's, and when no commit of the version has retired it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import msgspec
import pyarrow as pa

from peristiwa.errors import StoreError
from peristiwa.store.address import Address
from peristiwa.store.commits import Commit
from peristiwa.store.files import local_files
from peristiwa.store.schemas import COMMITS, DATA, RETIRABLE, SCHEMAS
from peristiwa.store.tables import Tables

__all__ = ["Log", "View", "open_view", "read_log", "read_only"]

_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
_COMMIT_FIELDS = ", ".join(Commit.__struct_fields__)


class Log:
    """The commits of a store, oldest first, and the state of the table that they were read from."""

    def __init__(self, table: Any, commits: Sequence[Commit]) -> None:
        self.table = table
        self.commits = list(commits)


def read_log(tables: Tables) -> Log:
    """Read the newest state of the table of commits.

    Raises:
        StoreError: when there is no store.
    """
    table = tables.open(COMMITS)
    files = local_files(tables.address, COMMITS, table)
    if not files:
        return Log(table, [])
    with duckdb.connect(config=_SETTINGS) as connection:
        query = f"SELECT {_COMMIT_FIELDS} FROM read_parquet(?) ORDER BY number"
        rows = connection.execute(query, [files]).to_arrow_table().to_pylist()
    return Log(table, [msgspec.convert(row, Commit) for row in rows])


class View:
    """A version of a store as DuckDB views, which docs/store.md describes.

    They are ``articles``, ``codings``, ``mentions``, ``events``, ``links``, ``judgements``,
    ``reviews``, ``reviewed``, ``commits`` and ``snapshots``. ``every_<table>`` has also the rows
    that a later commit has retired, such as mentions that an earlier coder found; ``current``
    tells them apart.
    """

    def __init__(
        self,
        address: Address,
        commits: Sequence[Commit],
        connection: duckdb.DuckDBPyConnection | None = None,
    ) -> None:
        self.address = address
        self.commits = list(commits)
        self.connection = connection or duckdb.connect(config=_SETTINGS)
        self.connection.execute("SET TimeZone = 'UTC'")

    def twin(self) -> View:
        """Give the same version for another thread; both must be closed."""
        return View(self.address, self.commits, self.connection.cursor())

    @property
    def number(self) -> int:
        """The version's number, 0 for a store without any commit."""
        return self.commits[-1].number if self.commits else 0

    def table(
        self,
        sql: str,
        values: Mapping[str, Any] | None = None,
        *,
        lists: Mapping[str, Sequence[Any] | pa.Table] | None = None,
    ) -> pa.Table:
        """Give the result of a query.

        Args:
            sql: DuckDB SQL over the views.
            values: single values, which stand as ``$name`` in the query.
            lists: lists of values, or tables, which stand as tables by their names. (As a value
                a long list is slow: DuckDB looks for modules to import at each element.)

        Raises:
            StoreError: when the query can't be run; its message is DuckDB's.
        """
        with self._registered(lists or {}):
            try:
                return self.connection.execute(sql, dict(values or {})).to_arrow_table()
            except duckdb.Error as error:
                raise StoreError(f"the query can't be run: {error}") from error

    def rows(
        self,
        sql: str,
        values: Mapping[str, Any] | None = None,
        *,
        lists: Mapping[str, Sequence[Any] | pa.Table] | None = None,
    ) -> list[dict[str, Any]]:
        """Give the result of a query, one dictionary a row; see ``table``."""
        result: list[dict[str, Any]] = self.table(sql, values, lists=lists).to_pylist()
        return result

    def batches(
        self, sql: str, size: int, *, lists: Mapping[str, Sequence[Any] | pa.Table]
    ) -> Iterator[pa.RecordBatch]:
        """Yield the result of a query in batches of ``size`` rows; see ``table``."""
        with self._registered(lists):
            yield from self.connection.execute(sql).to_arrow_reader(size)

    @contextmanager
    def _registered(self, lists: Mapping[str, Sequence[Any] | pa.Table]) -> Iterator[None]:
        for name, values in lists.items():
            table = values if isinstance(values, pa.Table) else _column(values)
            self.connection.register(name, table)
        try:
            yield
        finally:
            for name in lists:
                self.connection.unregister(name)

    def count(self, table: str) -> int:
        """Give the number of rows of one of the views."""
        return int(self.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def close(self) -> None:
        """Let go of memory and files."""
        self.connection.close()

    def __enter__(self) -> View:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _column(values: Sequence[Any]) -> pa.Table:
    """Give a table of one column; an empty list is one of text."""
    return pa.table({"value": pa.array(values) if values else pa.array([], pa.string())})


def open_view(tables: Tables, commits: Sequence[Commit]) -> View:
    """Open the version that ends with the last of ``commits``.

    The commits must have been read before: then the data tables, read now, hold all their rows.
    """
    view = View(tables.address, commits)
    view.connection.execute("SET parquet_metadata_cache = true")
    _load_commits(view)
    there = set(tables.names())
    for name in DATA:
        files = local_files(tables.address, name, tables.open(name)) if name in there else []
        _make_raw_view(view, name, files)
    for name in RETIRABLE:
        _make_views(view, name)
    return view


def _load_commits(view: View) -> None:
    rows = [msgspec.structs.asdict(commit) for commit in view.commits]
    view.connection.register("log_rows", pa.Table.from_pylist(rows, SCHEMAS[COMMITS]))
    for statement in (
        f"CREATE TABLE commits AS SELECT {_COMMIT_FIELDS} FROM log_rows",
        "CREATE TABLE committed AS SELECT id FROM commits",
        "CREATE VIEW snapshots AS SELECT name, snapshot_of AS version, moment, digest FROM commits"
        " WHERE kind = 'snapshot'",
    ):
        view.connection.execute(statement)
    view.connection.unregister("log_rows")


def _make_raw_view(view: View, name: str, files: Sequence[str]) -> None:
    """Make ``raw_<name>``: all rows that lie in the table, whether they count or not."""
    if not files:
        view.connection.register("nothing", SCHEMAS[name].empty_table())
        view.connection.execute(f"CREATE TABLE raw_{name} AS FROM nothing")
        view.connection.unregister("nothing")
        return
    quoted = ", ".join("'" + path.replace("'", "''") + "'" for path in files)
    view.connection.execute(f"CREATE VIEW raw_{name} AS SELECT * FROM read_parquet([{quoted}])")


def _make_views(view: View, name: str) -> None:
    counts = "commit IN (FROM committed)"
    view.connection.execute(
        f"CREATE TABLE retired_{name} AS SELECT row_commit, row_n FROM raw_retired"
        f" WHERE of_table = '{name}' AND {counts}"
    )
    retired = f"EXISTS (FROM retired_{name} r WHERE r.row_commit = t.commit AND r.row_n = t.n)"
    none_retired = not view.rows(f"FROM retired_{name} LIMIT 1")
    still = "" if none_retired else f" AND NOT {retired}"
    more = _whether_reviewed(view, name)
    view.connection.execute(
        f"CREATE VIEW {name} AS SELECT *{more} FROM raw_{name} t WHERE {counts}{still}"
    )
    view.connection.execute(
        f"CREATE VIEW every_{name} AS SELECT *, NOT {retired} AS current"
        f" FROM raw_{name} t WHERE {counts}"
    )


def _whether_reviewed(view: View, name: str) -> str:
    """Give the column that tells whether people stand behind a mention or an event."""
    if name not in _REVIEWABLE:
        return ""
    if not view.rows("FROM reviewed WHERE NOT rejected LIMIT 1"):
        return ", false AS reviewed"
    view.connection.execute(f"CREATE TABLE reviewed_{name} AS {_REVIEWABLE[name]}")
    return f", t.id IN (FROM reviewed_{name}) AS reviewed"


_REVIEWABLE = {
    "mentions": "SELECT mention AS id FROM reviewed WHERE NOT rejected",
    "events": "SELECT DISTINCT event AS id FROM links WHERE mention IN (FROM reviewed_mentions)",
}


def read_only(view: View, query: str) -> pa.Table:
    """Run a query that may come from anybody: it reads the views, and does nothing else.

    Raises:
        StoreError: when it is not one SELECT, or can't be run.
    """
    _shut_in(view)
    try:
        statements = view.connection.extract_statements(query)
    except duckdb.Error as error:
        raise StoreError(f"the query can't be run: {error}") from error
    if len(statements) != 1 or statements[0].type.name != "SELECT":
        raise StoreError("give one SELECT; a query can't change anything")
    return view.table(query)


def _shut_in(view: View) -> None:
    """Let later queries reach the store's own files and nothing else, nor change settings."""
    folder = _folder(view.address).replace("'", "''")
    for statement in (
        f"SET allowed_directories = ['{folder}/']",
        "SET enable_external_access = false",
        "SET lock_configuration = true",
    ):
        view.connection.execute(statement)


def _folder(address: Address) -> str:
    from peristiwa.store.files import cache_folder

    return str(address.local or cache_folder(address))
