"""Runs one measure of the store and prints what came out."""

from __future__ import annotations

import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.command()
def together(seconds: float = 60.0) -> None:
    """Two writers and a reader: no record lost, doubled or half visible."""
    from benchmarks.store.together import write_together

    with tempfile.TemporaryDirectory() as folder:
        _show(asdict(write_together(Path(folder) / "store", seconds)))


@app.command()
def kills(number: int = 200) -> None:
    """Kill writers at random moments; the store is checked after each."""
    from benchmarks.store.kills import kill_writers

    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        _show(asdict(kill_writers(Path(folder) / "store", number)))
    typer.echo(f"{time.monotonic() - start:.0f} s")


@app.command()
def growth(
    mentions: Annotated[list[int] | None, typer.Argument(help="Sizes to measure at.")] = None,
    folder: Annotated[Path | None, typer.Option(help="Keep the store there.")] = None,
) -> None:
    """Append, merge increment and queries at 10,000, 100,000 and a million mentions."""
    from benchmarks.store.growth import measure

    with tempfile.TemporaryDirectory() as scratch:
        measure(folder or Path(scratch) / "store", mentions or [10_000, 100_000, 1_000_000])


@app.command()
def repeats(articles: int = 1000) -> None:
    """Add the same reports thrice, in other orders, by two processes: the same bytes come out."""
    from benchmarks.store.repeats import compare

    with tempfile.TemporaryDirectory() as folder:
        _show(compare(Path(folder), articles))


def _show(figures: dict[str, object]) -> None:
    table = Table(show_header=False)
    for name, value in figures.items():
        shown = f"{value:.1f}" if isinstance(value, float) else str(value)
        table.add_row(name.replace("_", " "), shown)
    Console().print(table)


if __name__ == "__main__":
    app()
