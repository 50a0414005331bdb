"""Writes archives, reads them in a process of its own each, and prints what came out."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from benchmarks.warc.synthetic import make_pages, write_cut, write_warc


def main(
    records: Annotated[int, typer.Option(help="Pages in the archive.")] = 5000,
) -> None:
    """Rate and memory of reading a tenth of the records, all, and an archive cut in the middle."""
    table = Table("archive", "records", "whole", "articles", "wrong", "a second", "MB")
    losses = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for packed in (True, False):
            form = "WARC, gzip" if packed else "WARC"
            for count in (records // 10, records):
                path = folder / f"{count}-{packed}.warc{'.gz' if packed else ''}"
                ends = write_warc(path, make_pages(count), packed=packed)
                _add(table, form, count, count, path)
            cut = folder / f"cut-{path.name}"
            losses += _add(table, f"{form}, cut", records, write_cut(path, cut, ends), cut)
    console = Console()
    console.print(table)
    for loss in losses:
        console.print(loss, soft_wrap=True)


def _add(table: Table, form: str, records: int, whole: int, path: Path) -> list[str]:
    """Add a row for an archive; gives what was lost."""
    done = _read(path)
    if done["articles"] != whole or done["wrong"]:
        raise RuntimeError(f"{form}: {done} where {whole} whole records were written")
    rate = f"{done['articles'] / done['seconds']:,.0f}"
    megabytes = f"{done['megabytes']:.0f}"
    counts = [f"{number:,}" for number in (records, whole, done["articles"], done["wrong"])]
    table.add_row(form, *counts, rate, megabytes)
    return [f"{form}: {loss.removeprefix(f'{path}: ')}" for loss in done["losses"]]


def _read(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.warc.child", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


if __name__ == "__main__":
    typer.run(main)
