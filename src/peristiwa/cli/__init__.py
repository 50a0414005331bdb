"""The command line: one module a command; heavy modules are imported when a command needs them.

Exit status: 0 all went well, 1 some input failed or none could be read, 2 wrong usage, 130 the
user broke it off, 141 the reader of the output went away.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated

import typer

from peristiwa.cli.add import add
from peristiwa.cli.code import code
from peristiwa.cli.events import events
from peristiwa.cli.explain import explain
from peristiwa.cli.export import export
from peristiwa.cli.gazetteer import gazetteer
from peristiwa.cli.merge import app as merge
from peristiwa.cli.review import app as review
from peristiwa.cli.schema import schema
from peristiwa.cli.score import score
from peristiwa.cli.search import search
from peristiwa.cli.serve import serve
from peristiwa.cli.show import show
from peristiwa.cli.sql import sql
from peristiwa.cli.stats import stats
from peristiwa.cli.upkeep import check, compact
from peristiwa.cli.versions import cite, snapshot, versions
from peristiwa.cli.watch import watch

__all__ = ["app", "main"]

# The matrices of the pipeline are small: threads of their own only get into each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

app = typer.Typer(
    name="peristiwa",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    code,
    explain,
    add,
    watch,
    events,
    show,
    search,
    stats,
    sql,
    export,
    serve,
    snapshot,
    versions,
    cite,
    check,
    compact,
    score,
    schema,
):
    app.command()(command)
app.add_typer(merge, name="merge")
app.add_typer(review, name="review")
app.add_typer(gazetteer)


def _show_version(wanted: bool) -> None:
    if wanted:
        from peristiwa import __version__

        typer.echo(f"peristiwa {__version__}")
        raise typer.Exit


@app.callback()
def _about(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_show_version, help="Show the version and end."
        ),
    ] = False,
) -> None:
    """Read Indonesian-language news: who did what to whom, when, where, says who."""


def main() -> None:
    """Run the command line and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app(prog_name="peristiwa")
