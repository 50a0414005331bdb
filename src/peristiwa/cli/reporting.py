"""Tells at the end of a run what was read, what was skipped, and why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from peristiwa.cli.batch import Batch
from peristiwa.cli.ends import say
from peristiwa.errors import InputError

__all__ = ["ReportTo", "reporting"]

SHOWN = 50
"""Faults that are printed in full; a file of ``--report`` has all."""

ReportTo = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar="FILE.json",
        help="Also write what was read, what was skipped and why to a file, for programs.",
    ),
]


@contextmanager
def reporting(
    batch: Batch, inputs: list[str], report: Path | None, going_on: str = ""
) -> Iterator[None]:
    """Report on what a batch did, also when the user breaks it off; then say how to go on."""
    start = time.monotonic()
    finished = False
    try:
        yield
        finished = True
    except KeyboardInterrupt:
        if going_on:
            say(f"broken off; {going_on}")
        raise
    finally:
        _print(batch)
        if report is not None:
            _write(report, batch, inputs, finished, time.monotonic() - start)


def _print(batch: Batch) -> None:
    faults = batch.faults
    for fault in islice(faults, SHOWN):
        say(f"{'warning: ' if fault.kind == 'warning' else ''}{fault}")
    if len(faults) > SHOWN:
        say(f"and {len(faults) - SHOWN:,} more of these; --report FILE.json writes all of them")
    skipped = faults.skipped.total()
    if skipped > 1:
        _print_table(batch)
    if skipped or batch.passed:
        parts = [f"{_count(batch.coded, 'report')} coded"]
        parts += [f"{batch.passed} passed over"] if batch.passed else []
        parts += [f"{_count(skipped, 'input')} skipped"] if skipped else []
        say(", ".join(parts))


def _print_table(batch: Batch) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, show_header=False, padding=(0, 2))
    table.add_column(justify="right")
    table.add_row(f"{batch.read:,}", "reports read")
    for cause, number in batch.faults.skipped.most_common():
        table.add_row(f"{number:,}", f"skipped: {cause}")
    if batch.faults.warnings:
        table.add_row(f"{batch.faults.warnings:,}", "warnings")
    Console(stderr=True).print(table)


def _write(path: Path, batch: Batch, inputs: list[str], finished: bool, seconds: float) -> None:
    from peristiwa.cli.output import whole

    counts: dict[str, Any] = {
        "finished": finished,
        "inputs": inputs,
        "seconds": round(seconds, 3),
        "read": batch.read,
        "coded": batch.coded,
        "passed_over": batch.passed,
        "skipped": dict(batch.faults.skipped),
        "warnings": batch.faults.warnings,
    }
    try:
        with whole(path) as stream:
            stream.write(msgspec.json.encode(counts)[:-1] + b',"faults":[')
            for number, fault in enumerate(batch.faults):
                stream.write((b",\n" if number else b"\n") + msgspec.json.encode(fault))
            stream.write(b"]}\n")
    except OSError as error:
        raise InputError(f"{path}: can't be written ({error.strerror or error})") from error


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
