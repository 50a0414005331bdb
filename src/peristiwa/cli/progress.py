"""Shows how far a command has come: a bar with rate and time left where the end is known."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from peristiwa.read import Meter

__all__ = ["progress"]

_REMEMBERED = 120.0
"""Seconds whose speed tells the time left: reading goes in jumps."""


@contextmanager
def progress(
    alone: bool, noun: str = "reports", doing: str = "coding", meter: Meter | None = None
) -> Iterator[Callable[[], None]]:
    """Give a function that counts one more, and show the count on standard error.

    It is shown where standard error is a terminal and ``alone`` says that nothing else is
    written there; a ``meter`` that knows its total adds a bar and the time left.
    """
    if not (alone and sys.stderr.isatty()):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        SpinnerColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    meter = meter or Meter()
    measured = (BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if meter.total else ()
    count = TextColumn("{task.fields[count]:,} " + noun + ", {task.fields[rate]:,.1f}/s")
    columns = (SpinnerColumn(), count, TimeElapsedColumn(), *measured)
    console, start, number = Console(stderr=True), time.monotonic(), 0
    with Progress(
        *columns, console=console, transient=True, speed_estimate_period=_REMEMBERED
    ) as shown:
        task = shown.add_task(doing, total=meter.total, count=0, rate=0.0)

        def show() -> None:
            rate = number / max(time.monotonic() - start, 0.001)
            shown.update(task, completed=meter.done, count=number, rate=rate)

        def advance() -> None:
            nonlocal number
            number += 1
            show()

        meter.watch = show
        yield advance
