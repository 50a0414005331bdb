"""Reads a file in a process of its own, and tells its memory and rate."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msgspec import Struct, json

__all__ = ["Reading", "command", "read"]


class Reading(Struct):
    """What was read, in how many seconds, and the most memory that the process took."""

    articles: int
    faults: int
    seconds: float
    megabytes: float


def command(figures: Path, *words: str) -> list[str]:
    """Give the command line of a process that writes ``figures`` when it ends."""
    return [sys.executable, "-m", "benchmarks.reading.child", str(figures), *words]


def read(path: Path) -> Reading:
    """Read all reports of a file or folder and forget them."""
    figures = path.with_name("figures.json")
    subprocess.run(command(figures, "read", str(path)), check=True)
    return json.decode(figures.read_bytes(), type=Reading)
