"""``peristiwa snapshot``, ``snapshots`` and ``cite``: versions of a store, and how to name them."""

from __future__ import annotations

from typing import Annotated

import typer

from peristiwa.cli.ends import quiet_end
from peristiwa.cli.output import TableFormat, write_table
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store

__all__ = ["cite", "snapshot", "versions"]


def snapshot(
    name: Annotated[str, typer.Argument(help="Begins with a letter, as paper-2025.")],
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Give a version of a store a name for good, and print how to cite it."""
    with quiet_end():
        from peristiwa.store.citation import citation

        kept = open_store(store)
        kept.snapshot(name, as_of)
        with kept.view(name) as view:
            typer.echo(citation(view, name))


def cite(
    name: Annotated[
        str | None, typer.Argument(help="A snapshot; without it the version that --as-of names.")
    ] = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Print a line by which a paper can name its data, with a digest of all that they hold."""
    with quiet_end(), open_store(store).view(name or as_of) as view:
        from peristiwa.store.citation import citation

        typer.echo(citation(view, name))


def versions(
    format: Annotated[TableFormat, typer.Option(help="table is for people.")] = TableFormat.TABLE,
    out: Out = None,
    store: StoreAt = None,
) -> None:
    """List the versions of a store: number, moment, what was done, snapshots' names."""
    with quiet_end(), open_store(store).view() as view:
        query = (
            "SELECT number AS version, moment, kind, name, snapshot_of, version AS coder,"
            " row_count AS rows FROM commits ORDER BY number"
        )
        write_table(view.table(query), format, out)
