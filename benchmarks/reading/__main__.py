"""Runs the measures of reading and prints what came out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.reading.kills import Outcome, kill_add, kill_code
from benchmarks.reading.measure import read
from benchmarks.reading.synthetic import FORMS, make


def main(
    articles: Annotated[int, typer.Option(help="Reports in each file.")] = 100_000,
    kills: Annotated[int, typer.Option(help="Runs that are broken off before the last.")] = 10,
    add: Annotated[bool, typer.Option(help="Also add them all to a store.")] = True,
) -> None:
    """Memory and rate of reading a tenth of the reports and all, then of runs that are killed."""
    console = Console()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        rates = Table("form", "reports", "reports a second", "seconds", "MB of memory")
        for form in FORMS:
            for number in (articles // 10, articles):
                rates.add_row(*_row(folder / f"{number}", form, number))
        console.print(rates)
        outcomes = Table("run", "kills", "reports", "lost", "repeated", "last run, s", "MB")
        for form in ("JSON lines", "Parquet"):
            reports = folder / f"{articles}" / FORMS[form]
            place = folder / form
            place.mkdir()
            outcomes.add_row(f"code, {form}", *_cells(kill_code(reports, place, kills, articles)))
            if add:
                outcomes.add_row(f"add, {form}", *_cells(kill_add(reports, place, kills, articles)))
        console.print(outcomes)


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
    typer.run(main)
