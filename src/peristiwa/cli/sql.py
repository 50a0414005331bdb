"""``peristiwa sql``: any query over a store's views."""

from __future__ import annotations

from typing import Annotated

import typer

from peristiwa.cli.ends import quiet_end
from peristiwa.cli.output import TableFormat, write_table
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store

__all__ = ["sql"]


def sql(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help='DuckDB SQL, as "SELECT type, count(*) FROM events'
            ' GROUP BY type". docs/store.md describes the views.',
        ),
    ],
    format: Annotated[TableFormat, typer.Option(help="table is for people.")] = TableFormat.TABLE,
    out: Out = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Run a query over a store; it can neither change the store nor reach other files."""
    with quiet_end(), open_store(store).view(as_of) as view:
        from peristiwa.store.view import read_only

        write_table(read_only(view, query), format, out)
