"""``peristiwa events``: events of a store, as a table or for programs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from peristiwa.cli import filtering as of
from peristiwa.cli.ends import quiet_end, say
from peristiwa.cli.output import TableFormat, cell, write_records, write_table
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from peristiwa.store import View
    from peristiwa.store.filters import EventFilter

__all__ = ["events"]

_SHOWN = 50
_NONE = "-"


def events(
    *,
    actor: of.Actor = None,
    recipient: of.Recipient = None,
    country: of.Country = None,
    dyad: of.Dyad = None,
    type: of.Type = None,
    mode: of.Mode = None,
    place: of.Place = None,
    since: of.Since = None,
    until: of.Until = None,
    status: of.StatusOption = None,
    source: of.Source = None,
    outlet: of.Outlet = None,
    min_sources: of.Sources = None,
    text: of.Text = None,
    limit: Annotated[
        int | None,
        typer.Option(min=1, help=f"How many at most; all of them, or {_SHOWN} in a table."),
    ] = None,
    format: Annotated[
        TableFormat, typer.Option(help="table is for people; json and jsonl hold whole records.")
    ] = TableFormat.TABLE,
    out: Out = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Show the events that a store holds, by day; all conditions must hold."""
    options = {
        "actor": actor, "recipient": recipient, "country": country, "dyad": dyad, "type": type,
        "mode": mode, "place": place, "since": since, "until": until, "status": status,
        "source": source, "outlet": outlet, "min_sources": min_sources,
    }  # fmt: skip
    with quiet_end(), open_store(store).view(as_of) as view:
        wanted = of.event_filter(view, text, **options)
        _show(view, wanted, limit, format, out)


def _show(
    view: View, wanted: EventFilter, limit: int | None, format: TableFormat, out: Any
) -> None:
    from peristiwa.store.query import find_events

    if format is TableFormat.TABLE and out is None:
        _print(view, wanted, limit or _SHOWN)
    elif format in (TableFormat.JSON, TableFormat.JSONL):
        table = find_events(view, wanted, limit, record=True)
        write_records(table.column("record").to_pylist(), format, out)
    else:
        write_table(find_events(view, wanted, limit), format, out)


def _print(view: View, wanted: EventFilter, limit: int) -> None:
    from rich.console import Console

    from peristiwa.store.query import count_events, find_events
    from peristiwa.table import WIDE

    rows = find_events(view, wanted, limit).to_pylist()
    console = Console(file=sys.stdout)
    layout = _table if console.width >= WIDE else _blocks
    console.print(layout([_cells(row) for row in rows]) if rows else "no events found")
    total = count_events(view, wanted)
    if total > len(rows):
        say(f"{len(rows)} of {total} events; --limit shows more, --format jsonl all of them")


def _table(rows: Sequence[Sequence[str]]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in ("date", "type", "who → whom", "where", "status", "sources", "id"):
        table.add_column(heading, overflow="fold", no_wrap=heading in {"date", "id"})
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _blocks(rows: Sequence[Sequence[str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for date, kind, who, where, status, sources, event in rows:
        grid.add_row(date, Text(f"{kind}, {status}", style="bold"))
        grid.add_row("  who", Text(who))
        if where != _NONE:
            grid.add_row("  where", Text(where))
        grid.add_row("  sources", Text(sources))
        grid.add_row("  id", Text(event))
        grid.add_row()
    return grid


def _cells(row: dict[str, Any]) -> list[str]:
    kind = f"{row['type']} ({row['mode']})" if row["mode"] else row["type"]
    notes = {"history": row["historical"], "reviewed": row["reviewed"]}
    status = ", ".join([row["status"], *(note for note, holds in notes.items() if holds)])
    who = _parties(row, "actor") or _NONE
    whom = _parties(row, "recipient")
    return [
        cell(row["date"]),
        cell(kind),
        f"{who} → {whom}" if whom else who,
        cell(row["place"]),
        status,
        str(row["sources"]),
        cell(row["id"]),
    ]


def _parties(row: dict[str, Any], role: str) -> str:
    parts = zip(row[f"{role}s"], row[f"{role}_countries"], row[f"{role}_sectors"], strict=True)
    return ", ".join(_party(*part) for part in parts)


def _party(name: str | None, country: str | None, sector: str | None) -> str:
    codes = " ".join(code for code in (country, sector) if code)
    return cell(f"{name or '?'} ({codes})" if codes else name or "?")
