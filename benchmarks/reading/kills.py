"""Kills and interrupts runs at random moments and goes on: nothing may be lost or repeated."""

from __future__ import annotations

import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from random import Random

from msgspec import Struct, json

from benchmarks.reading.measure import command
from peristiwa.store import Address, Store

__all__ = ["Outcome", "kill_add", "kill_code"]

_SIGNALS = (signal.SIGKILL, signal.SIGINT)


class Outcome(Struct):
    """What came of ``kills`` broken runs and a last one that was let end."""

    kills: int
    articles: int
    lost: int
    repeated: int
    seconds: float
    megabytes: float


class _Peak(Struct):
    megabytes: float


class _Line(Struct):
    id: str


def kill_code(
    reports: Path, folder: Path, kills: int, articles: int, longest: float = 3.0
) -> Outcome:
    """Code into a file with ``--resume`` by a stand-in that finds nothing.

    Runs are broken off within ``longest`` seconds.
    """
    out = folder / "coded.jsonl"
    words = ["code", str(reports), "--format", "jsonl", "--out", str(out), "--resume"]
    seconds, megabytes = _run(words, folder, kills, longest)
    with out.open("rb") as stream:
        found = Counter(json.decode(line, type=_Line).id for line in stream)
    return _outcome(kills, articles, found, seconds, megabytes)


def kill_add(
    reports: Path, folder: Path, kills: int, articles: int, longest: float = 30.0
) -> Outcome:
    """Add to a store with ``--bookmark``, with the same stand-in; see `kill_code`."""
    address = Address(str(folder / "store"))
    words = ["add", str(reports), "--store", str(folder / "store")]
    words += ["--bookmark", str(folder / "bookmark.json")]
    seconds, megabytes = _run(words, folder, kills, longest)
    with Store(address).view() as view:
        found = Counter(view.table("SELECT id FROM articles").column("id").to_pylist())
    return _outcome(kills, articles, found, seconds, megabytes)


def _run(words: list[str], folder: Path, kills: int, longest: float) -> tuple[float, float]:
    random, figures = Random(3), folder / "figures.json"
    for turn in range(kills):
        with subprocess.Popen(command(figures, *words), stderr=subprocess.DEVNULL) as process:
            time.sleep(random.uniform(1.0, longest))
            process.send_signal(_SIGNALS[turn % len(_SIGNALS)])
    start = time.perf_counter()
    subprocess.run(command(figures, *words), check=True)
    return time.perf_counter() - start, json.decode(figures.read_bytes(), type=_Peak).megabytes


def _outcome(
    kills: int, articles: int, found: Counter[str], seconds: float, megabytes: float
) -> Outcome:
    return Outcome(
        kills=kills,
        articles=len(found),
        lost=articles - len(found),
        repeated=found.total() - len(found),
        seconds=seconds,
        megabytes=megabytes,
    )
