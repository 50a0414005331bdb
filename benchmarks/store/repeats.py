"""Adds the same reports again, in other orders and by two processes at once, with the real coder.

The bytes of ``peristiwa events --format jsonl`` and of each export must be the same each time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from random import Random

import msgspec

from benchmarks.store.synthetic import a_pair

__all__ = ["compare"]

_FORMATS = ("gdelt", "polecat", "acled", "csv", "jsonld", "ftm")
_COMMAND = [sys.executable, "-m", "peristiwa"]


def compare(folder: Path, articles: int) -> dict[str, object]:
    """Give the digests of what comes out of a store after each way of adding ``articles``."""
    files = [_file(folder, seed, articles) for seed in (1, 2, 3)]
    thrice, at_once = folder / "thrice", folder / "at-once"
    outcomes = {}
    for turn, file in enumerate(files, start=1):
        _wait([_add(thrice, file)])
        outcomes[f"added {turn} times, in {turn} orders"] = _digest(thrice)
    _wait([_add(at_once, file) for file in files[:2]])
    outcomes["added by two processes at once"] = _digest(at_once)
    _wait([_check(thrice), _check(at_once)])
    same = len(set(outcomes.values())) == 1
    return {**outcomes, "byte-identical": same, "events": _lines(thrice).count(b"\n")}


def _file(folder: Path, seed: int, articles: int) -> Path:
    numbers = list(range(articles))
    Random(seed).shuffle(numbers)
    file = folder / f"order-{seed}.jsonl"
    with file.open("wb") as stream:
        for number in numbers:
            stream.write(msgspec.json.encode(a_pair(number)[0]) + b"\n")
    return file


def _add(store: Path, file: Path) -> subprocess.Popen[bytes]:
    return _run(["add", str(file)], store)


def _check(store: Path) -> subprocess.Popen[bytes]:
    return _run(["check"], store)


def _run(arguments: Sequence[str], store: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*_COMMAND, *arguments], env={**os.environ, "PERISTIWA_STORE": str(store)}
    )


def _wait(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.wait():
            raise RuntimeError(f"{process.args} ended with {process.returncode}")


def _lines(store: Path) -> bytes:
    return _output(store, "events", "--format", "jsonl")


def _output(store: Path, *arguments: str) -> bytes:
    environment = {**os.environ, "PERISTIWA_STORE": str(store)}
    command = [*_COMMAND, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def _digest(store: Path) -> str:
    """One digest of the events and of all exports; Parquet is written to a file."""
    digest = sha256(_lines(store))
    for name in _FORMATS:
        digest.update(_output(store, "export", "--format", name))
    out = store.with_suffix(".parquet")
    _output(store, "export", "--format", "parquet", "--out", str(out))
    digest.update(out.read_bytes())
    return digest.hexdigest()[:16]
