"""``peristiwa gazetteer``: tables of actors from Wikidata and from a user's own lists."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from peristiwa.cli.ends import quiet_end, say

if TYPE_CHECKING:
    from peristiwa.lexicon.compiled import Gazetteer

__all__ = ["gazetteer"]

_SHOWN = 5

gazetteer = typer.Typer(
    name="gazetteer",
    no_args_is_help=True,
    help="Make a table of actors for `peristiwa code --gazetteer`.",
)


@gazetteer.callback()
def _about() -> None:
    """Keep ``build`` a command of its own."""


@gazetteer.command()
def build(
    out: Annotated[Path, typer.Option(metavar="FILE", help="The table to write.")],
    wikidata: Annotated[
        Path | None,
        typer.Option(
            metavar="DUMP",
            help="A Wikidata JSON dump (.json, .json.gz, .json.bz2) or the JSON of a SPARQL query.",
        ),
    ] = None,
    add: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE.csv",
            help="Actors of your own; may be repeated. docs/gazetteer.md has the columns.",
        ),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Start from this table, not from the package's."),
    ] = None,
) -> None:
    """Make a table of actors: the package's own, with people, bodies and Q-ids from Wikidata.

    Use it with `peristiwa code --gazetteer FILE`, or name it in PERISTIWA_GAZETTEER. The file is
    written whole at the end or not at all; an existing one is replaced.
    """
    with quiet_end():
        from peristiwa.lexicon.additions import add_rows, read_rows
        from peristiwa.lexicon.compiled import load_gazetteer

        before = table = load_gazetteer(base)
        rows = [row for path in add or [] for row in read_rows(path)]
        if wikidata is not None:
            table = _with_wikidata(table, wikidata)
        table = add_rows(table, rows)
        _write(out, table)
        _report(out, before, table)


def _with_wikidata(table: Gazetteer, path: Path) -> Gazetteer:
    from peristiwa.lexicon.compiled import load_built
    from peristiwa.lexicon.wikidata import WikidataSettings, read_wikidata
    from peristiwa.lexicon.wikidata_table import add_wikidata

    settings = load_built("wikidata.json", WikidataSettings)
    with tempfile.TemporaryFile() as kept:
        with _progress(path) as advance:
            data = read_wikidata(path, settings, kept, advance)
        for fault in data.unread[:_SHOWN]:
            say(f"warning: {fault}")
        if len(data.unread) > _SHOWN:
            say(f"warning: {len(data.unread) - _SHOWN} more lines could not be read")
        return add_wikidata(table, data, settings)


def _write(path: Path, table: Gazetteer) -> None:
    """Write beside the place and move there, so that a broken-off run leaves what was."""
    import msgspec

    from peristiwa.errors import InputError

    content = msgspec.json.encode(table) + b"\n"
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            file.write(content)
        Path(file.name).chmod(0o644)
        os.replace(file.name, path)
    except OSError as error:
        raise InputError(f"{path}: can't be written ({error.strerror})") from error


def _report(path: Path, before: Gazetteer, after: Gazetteer) -> None:
    from rich.console import Console
    from rich.table import Table

    shown = Table("", "before", "now", "with a Q-id")
    for name in ("states", "people", "organizations"):
        entries = getattr(after, name)
        known = sum(entry.wikidata is not None for entry in entries)
        shown.add_row(name, str(len(getattr(before, name))), str(len(entries)), str(known))
    console = Console(stderr=True)
    console.print(shown)
    say(f"wrote {path}")


@contextmanager
def _progress(path: Path) -> Iterator[Callable[[int], None]]:
    """Show on standard error, where that is a terminal, how much of the file was read."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal or not path.exists():
        yield lambda _: None
        return
    columns = (BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("reading", total=path.stat().st_size)
        yield lambda position: progress.update(task, completed=position)
