"""``peristiwa search``: full text over a store's articles."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli.ends import quiet_end
from peristiwa.cli.filtering import tell_indexing
from peristiwa.cli.output import TableFormat, cell, write_table
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.text import Text

    from peristiwa.store.search import Hit

__all__ = ["search"]


def search(
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS",
            help="All must be there: word (any form of its root), '\"two words\"' (just these),"
            " begin* (beginnings), -word (not this one; write -- before it where it comes first).",
        ),
    ],
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many articles at most.")] = 10,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Throw the index away and make it anew first.")
    ] = False,
    format: Annotated[TableFormat, typer.Option(help="table is for people.")] = TableFormat.TABLE,
    out: Out = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Find articles by their words, best first."""
    with quiet_end(), open_store(store).view(as_of) as view:
        from peristiwa.store.search import drop_index, find_articles

        if rebuild:
            drop_index(view)
        hits = find_articles(view, words, limit, tell_indexing)
        if format is TableFormat.TABLE and out is None:
            _print(hits)
        else:
            _write(hits, format, out)


def _write(hits: Sequence[Hit], format: TableFormat, out: Out) -> None:
    import pyarrow as pa

    names = ("id", "published", "outlet", "title", "url", "score", "snippet")
    columns = {name: [getattr(hit, name) for hit in hits] for name in names}
    write_table(pa.table(columns), format, out)


def _print(hits: Sequence[Hit]) -> None:
    from rich.console import Console

    console = Console(file=sys.stdout)
    for hit in hits:
        about = ", ".join(cell(part) for part in (hit.published, hit.outlet) if part)
        console.print(f"{cell(hit.id)}  {about}", style="bold", markup=False, highlight=False)
        if hit.title:
            console.print(f"  {cell(hit.title)}", markup=False, highlight=False)
        console.print(_marked(hit), highlight=False)
    if not hits:
        console.print("nothing found")


def _marked(hit: Hit) -> Text:
    from rich.text import Text

    text = Text("  ")
    at = 0
    for start, end in hit.marks:
        text.append(cell(hit.snippet[at:start])).append(cell(hit.snippet[start:end]), "underline")
        at = end
    return text.append(cell(hit.snippet[at:]))
