"""Sentences as JSON lines, and as batches; needs nothing but the standard library."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

__all__ = ["GOLD", "LANGUAGE", "RAW", "SILVER", "Row", "batches", "read_rows", "write_rows"]

Row = dict[str, Any]
GOLD, RAW, SILVER = "gold.jsonl.gz", "raw.jsonl.gz", "silver.jsonl.gz"
LANGUAGE = "language.txt.gz"


def read_rows(path: Path) -> list[Row]:
    """Read a file of JSON lines, gzipped; ``at`` is the number of the line where it has none."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [{"at": at, **json.loads(line)} for at, line in enumerate(file)]


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON lines, gzipped."""
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")


def batches(rows: Sequence[Row], words: int, rng: Random | None = None) -> Iterator[list[Row]]:
    """Group rows of similar length into batches of about ``words`` padded words.

    With ``rng`` the order is random, else longest rows come first.
    """
    noise = (lambda: rng.uniform(0, 6)) if rng else (lambda: 0.0)
    ordered = sorted(rows, key=lambda row: -len(row["words"]) + noise())
    groups: list[list[Row]] = []
    longest = 0
    for row in ordered:
        if not groups or (len(groups[-1]) + 1) * longest > words:
            groups.append([])
            longest = len(row["words"])
        groups[-1].append(row)
    if rng:
        rng.shuffle(groups)
    yield from groups
