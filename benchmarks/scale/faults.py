"""A run in which workers are killed, articles hang and crash, and a file is cut off."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from msgspec import structs

from benchmarks.scale.hostile import CRASHING, HANGING
from benchmarks.scale.runs import Rows, kill_workers, run, write
from peristiwa.records import Article

__all__ = ["faults", "faults_long", "suffer"]

HOSTILE = ("-m", "benchmarks.scale.hostile")
A_SECOND = 30
"""Articles for each second that a run is to last."""


def faults(articles: Sequence[Article], folder: Path) -> Rows:
    """Two workers, one killed every 8 s for a minute; two bad articles and a truncated file."""
    return suffer(articles, folder, seconds=60, every=8)


def faults_long(articles: Sequence[Article], folder: Path) -> Rows:
    """The same with a worker killed every 20 s for ten minutes."""
    return suffer(articles, folder, seconds=600, every=20)


def suffer(articles: Sequence[Article], folder: Path, seconds: float, every: float) -> Rows:
    """Code under faults until all is through, and compare with what an undisturbed run gives."""
    number = int(seconds * A_SECOND)
    reports, mixed, broken = (folder / name for name in ("r.jsonl", "m.jsonl", "broken.jsonl.gz"))
    write(reports, articles, number)
    lines = reports.read_bytes().splitlines(keepends=True)
    for place, (name, mark) in enumerate((("hangs", HANGING), ("crashes", CRASHING)), start=1):
        bad = structs.replace(articles[0], text=f"{articles[0].text} {mark}")
        write(folder / "bad.jsonl", [bad], 1, prefix=name)
        lines.insert(place * number // 3, (folder / "bad.jsonl").read_bytes())
    mixed.write_bytes(b"".join(lines))
    _write_broken(broken, articles, folder)
    killed, killing = kill_workers(every, seconds)
    report, out, calm = folder / "report.json", folder / "out.jsonl", folder / "calm.jsonl"
    words = ("--format", "jsonl", "--workers", "2")
    done = run(
        *("code", str(mixed), str(broken), "--out", str(out), *words, "--report", str(report)),
        program=HOSTILE,
        beside=killing,
    )
    run("code", str(reports), str(broken), "--out", str(calm), *words)
    told = json.loads(report.read_bytes())
    found = [json.loads(line)["id"] for line in out.read_bytes().splitlines()]
    return [
        ["what", "figure"],
        ["seconds", f"{done.seconds:.0f}"],
        ["workers killed", f"{len(killed)}"],
        ["articles read", f"{told['read']:,}"],
        ["articles coded", f"{len(set(found)):,}"],
        ["coded twice", f"{len(found) - len(set(found))}"],
        *([f"named: {fault['where'].split('/')[-1]}", fault["reason"]] for fault in told["faults"]),
        ["output the same as of a run without", str(out.read_bytes() == calm.read_bytes())],
    ]


def _write_broken(path: Path, articles: Sequence[Article], folder: Path) -> None:
    """Write half of a packed file of ten reports."""
    write(folder / "some.jsonl", articles, 10, prefix="b")
    packed = gzip.compress((folder / "some.jsonl").read_bytes())
    path.write_bytes(packed[: len(packed) // 2])
