"""Runs the measures of reading and prints what came out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.reading.kills import Outcome, kill_add, kill_code
from benchmarks.reading.measure import read
from benchmarks.reading.synthetic import FORMS, make

app = typer.Typer(add_completion=False, invoke_without_command=True)
Articles = Annotated[int, typer.Option(help="Reports in each file.")]
Kills = Annotated[int, typer.Option(help="Runs that are broken off before the last.")]


@app.callback()
def everything(context: typer.Context) -> None:
    """Run all measures, or one of them."""
    if context.invoked_subcommand is None:
        rates()
        code()
        add()


@app.command()
def rates(articles: Articles = 100_000) -> None:
    """Memory and rate of reading alone: a tenth of the reports, and all."""
    table = Table("form", "reports", "reports a second", "seconds", "MB of memory")
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            for number in (articles // 10, articles):
                table.add_row(*_row(Path(folder) / f"{number}", form, number))
    Console().print(table)


@app.command()
def code(articles: Articles = 100_000, kills: Kills = 10) -> None:
    """Kill and go on with runs of `peristiwa code --resume`."""
    _break_off(kill_code, ("JSON lines", "Parquet"), articles, kills)


@app.command()
def add(articles: Articles = 100_000, kills: Kills = 10) -> None:
    """Kill and go on with runs of `peristiwa add --bookmark`: a quarter of an hour."""
    _break_off(kill_add, ("JSON lines",), articles, kills)


def _break_off(
    kill: Callable[..., Outcome], forms: tuple[str, ...], articles: int, kills: int
) -> None:
    table = Table("form", "kills", "reports", "lost", "repeated", "seconds of the last", "MB")
    for form in forms:
        with tempfile.TemporaryDirectory() as folder:
            reports = make(Path(folder), form, articles)
            table.add_row(form, *_cells(kill(reports, Path(folder), kills, articles)))
    Console().print(table)


def _row(folder: Path, form: str, number: int) -> tuple[str, ...]:
    done = read(make(folder, form, number))
    if (done.articles, done.faults) != (number, 0):
        raise RuntimeError(f"{form}: {done.articles} of {number} were read, {done.faults} faults")
    rate = done.articles / done.seconds
    return form, f"{number:,}", f"{rate:,.0f}", f"{done.seconds:.1f}", f"{done.megabytes:.0f}"


def _cells(outcome: Outcome) -> list[str]:
    numbers = [outcome.kills, outcome.articles, outcome.lost, outcome.repeated]
    measured = [f"{outcome.seconds:.1f}", f"{outcome.megabytes:.0f}"]
    return [*(f"{number:,}" for number in numbers), *measured]


if __name__ == "__main__":
    app()
