"""What is measured, each as the rows of a table."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.scale.cluster import cluster
from benchmarks.scale.faults import faults, faults_long
from benchmarks.scale.runs import PERISTIWA, Rows, Run, digest, run, write
from peristiwa.records import Article

__all__ = ["MEASURES"]

ROUNDS = 3
MANY = 1000


def _add(reports: Path, store: Path, *more: str) -> Run:
    shutil.rmtree(store, ignore_errors=True)
    return _done(run("add", str(reports), "--store", str(store), *more))


def _code(reports: Path, *more: str) -> Run:
    return _done(run("code", str(reports), "--format", "jsonl", *more))


def _done(done: Run) -> Run:
    assert done.status == 0, done.told
    return done


def workers(articles: Sequence[Article], folder: Path) -> Rows:
    """`peristiwa code` by one worker and by two, turn by turn; seconds beyond those of two."""
    rows = [["run", "workers", "seconds", "articles/s", "times one worker"]]
    rows[0] += ["processor seconds of the first process", "of the workers", "of other programs"]
    few, many = folder / "few.jsonl", folder / "many.jsonl"
    write(few, articles, 2)
    write(many, articles, MANY)
    for turn in range(ROUNDS):
        one = 0.0
        for count in (1, 2):
            more = ("--workers", str(count))
            starting, done = _code(few, *more), _code(many, *more)
            taken = done.seconds - starting.seconds
            one = one or taken
            rows.append(
                [
                    f"{turn + 1}",
                    f"{count}",
                    f"{taken:.1f}",
                    f"{MANY / taken:.1f}",
                    f"{one / taken:.2f}",
                    f"{done.own:.1f}",
                    f"{done.workers:.1f}",
                    f"{done.elsewhere:.1f}",
                ]
            )
    return rows


def ceiling(articles: Sequence[Article], folder: Path) -> Rows:
    """Two separate commands at once, 500 reports each, against one: what the machine gives."""
    rows = [["run", "commands at once", "seconds", "times the work of one in its time"]]
    reports = folder / "reports.jsonl"
    write(reports, articles, MANY // 2)
    words = [sys.executable, *PERISTIWA, "code", str(reports), "--format", "jsonl"]
    for turn in range(ROUNDS):
        one = 0.0
        for count in (1, 2):
            start = time.perf_counter()
            running = [subprocess.Popen(words, stdout=subprocess.DEVNULL) for _ in range(count)]
            statuses = [process.wait() for process in running]
            assert not any(statuses)
            taken = time.perf_counter() - start
            one = one or taken
            rows.append([f"{turn + 1}", f"{count}", f"{taken:.1f}", f"{count * one / taken:.2f}"])
    return rows


def native_and_ray(articles: Sequence[Article], folder: Path) -> Rows:
    """The same reports by one process, two workers, and two nodes of a cluster."""
    rows = [["how", "articles", "seconds", "digest of the store"]]
    number, reports, store = 300, folder / "reports.jsonl", folder / "store"
    write(reports, articles, number)
    for name, more in (("one process", ()), ("--workers 2", ("--workers", "2"))):
        done = _add(reports, store, *more)
        rows.append([name, f"{number}", f"{done.seconds:.1f}", digest(store)[:16]])
    with cluster() as (address, token):
        shutil.rmtree(store)
        words = ("add", str(reports), "--store", str(store), "--ray", address)
        done = _done(run(*words, environment=token))
        name = "--ray, a head and a second node, token on"
        rows.append([name, f"{number}", f"{done.seconds:.1f}", digest(store)[:16]])
        wrong = run(*words, environment={**token, "RAY_AUTH_TOKEN": "0" * 64})
        rows.append(["--ray with another token", "0", "", f"refused, exit status {wrong.status}"])
    return rows


def growth(articles: Sequence[Article], folder: Path) -> Rows:
    """`peristiwa code`, two workers, of more and more articles."""
    return _growth(articles, folder, lambda reports: _code(reports, "--workers", "2"))


def growth_of_store(articles: Sequence[Article], folder: Path) -> Rows:
    """`peristiwa add`, two workers, of more and more articles, a hundred of each day."""
    store = folder / "store"
    return _growth(articles, folder, lambda reports: _add(reports, store, "--workers", "2"))


def _growth(articles: Sequence[Article], folder: Path, take: Callable[[Path], Run]) -> Rows:
    rows = [["articles", "seconds", "processor ms an article", "to the first"]]
    rows[0] += ["of it the first process", "peak MB"]
    write(folder / "few.jsonl", articles, 2)
    start = take(folder / "few.jsonl")
    first = 0.0
    for number in SIZES:
        write(folder / "many.jsonl", articles, number)
        done = take(folder / "many.jsonl")
        each = 1000 * (done.processor - start.processor) / number
        first = first or each
        rows.append(
            [
                f"{number:,}",
                f"{done.seconds:.0f}",
                f"{each:.1f}",
                f"{each / first:.2f}",
                f"{1000 * (done.own - start.own) / number:.1f}",
                f"{done.megabytes:,.0f}",
            ]
        )
    return rows


SIZES: list[int] = [1000, 10_000]
"""Articles of the runs of ``growth``; ``--sizes`` gives others."""


def length(articles: Sequence[Article], _: Path) -> Rows:
    """One article of more and more words, the reports one behind the other; turn by turn."""
    from peristiwa.pipeline import load

    coder = load()
    rows = [["words", "processor seconds", "µs a word", "to the first"]]
    texts = [_joined(articles, words) for words in (1000, 3000, 10_000, 30_000, 100_000)]
    coder.code(texts[1])
    least = [min(_seconds(coder.code, text) for _ in range(ROUNDS)) for text in texts]
    first = 0.0
    for text, taken in zip(texts, least, strict=True):
        words = len(text.split())
        each = 1e6 * taken / words
        first = first or each
        rows.append([f"{words:,}", f"{taken:.2f}", f"{each:.0f}", f"{each / first:.2f}"])
    return rows


def _joined(articles: Sequence[Article], words: int) -> str:
    parts: list[str] = []
    count = index = 0
    while count < words:
        parts.append(articles[index % len(articles)].text)
        count += len(parts[-1].split())
        index += 1
    return "\n\n".join(parts)


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began


MEASURES: dict[str, Callable[[Sequence[Article], Path], Rows]] = {
    "workers": workers,
    "ceiling": ceiling,
    "ray": native_and_ray,
    "length": length,
    "growth": growth,
    "growth-of-store": growth_of_store,
    "faults": faults,
    "faults-long": faults_long,
}
"""By name; ``faults-long`` is taken only where it is asked for."""
