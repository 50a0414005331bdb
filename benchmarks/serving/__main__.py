"""Serves a large store and prints how long each route takes."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.serving.measure import measure

app = typer.Typer(add_completion=False)


@app.command()
def main(
    events: Annotated[int, typer.Option(min=1000, help="Size of the store.")] = 200_000,
    rounds: Annotated[int, typer.Option(min=1, help="How often each route is asked.")] = 9,
    folder: Annotated[Path | None, typer.Option(help="Keep the store there, and use it.")] = None,
) -> None:
    """Print the median and the slowest answer of each route, in milliseconds."""
    with tempfile.TemporaryDirectory() as scratch:
        measure(folder or Path(scratch) / "store", events, rounds)


if __name__ == "__main__":
    app()
