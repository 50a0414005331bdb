"""``peristiwa review``: what people said of codings, and who may say it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from peristiwa.cli.ends import quiet_end, say
from peristiwa.cli.output import TableFormat, cell, opened
from peristiwa.cli.storing import AsOf, Out, StoreAt, open_store

__all__ = ["app"]

app = typer.Typer(no_args_is_help=True, help="Reviews of codings: list them, export gold, let in.")

_SHOWN = 50


@app.command()
def token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose word the token stands for.")],
    *,
    tokens: Annotated[
        Path, typer.Option(metavar="FILE", help="The file that `peristiwa serve --tokens` reads.")
    ],
) -> None:
    """Make a token for a reviewer and print it; the file keeps only its hash."""
    with quiet_end():
        from peristiwa.serve.tokens import add_token

        typer.echo(add_token(tokens, name))
        say(f"give it to {name}; it is kept nowhere else. Restart the server to let it in")


@app.command()
def export(
    *,
    partial: Annotated[
        bool,
        typer.Option(
            "--partial", help="Reports with unreviewed events, too; those events are left out."
        ),
    ] = False,
    out: Out = None,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Write reports of which every event was reviewed as gold, for `peristiwa score`."""
    import msgspec

    with quiet_end(), open_store(store).view(as_of) as view:
        from peristiwa.export.gold import gold_lines

        reports = events = 0
        with opened(TableFormat.JSONL, out) as stream:
            for line in gold_lines(view, partial=partial):
                stream.write(msgspec.json.encode(line) + b"\n")
                reports, events = reports + 1, events + len(line.events)
        say(f"{reports} reports with {events} events written")


@app.command("list")
def list_(
    *,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = _SHOWN,
    as_of: AsOf = None,
    store: StoreAt = None,
) -> None:
    """Show who said what of which event, the latest first."""
    with quiet_end(), open_store(store).view(as_of) as view:
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        from peristiwa.store.reviewing import find_reviews

        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for heading in ("when", "who", "verdict", "act", "mention"):
            table.add_column(heading, overflow="fold")
        found = find_reviews(view, limit=limit)
        for one in found:
            moment = one.at.strftime("%Y-%m-%d %H:%M")
            act = f"{one.type}: {one.trigger}"
            row = (moment, one.by, one.verdict, act, one.mention)
            table.add_row(*(Text(cell(value)) for value in row))
        Console(file=sys.stdout).print(table if found else "no reviews yet")
