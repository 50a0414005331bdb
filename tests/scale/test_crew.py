"""Workers code in order, and what one report does to them costs that report alone."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from benchmarks.store.synthetic import a_pair
from peristiwa.read import ReadFault
from peristiwa.records import Article, CodedArticle
from peristiwa.scale import Crew
from peristiwa.scale.local import LocalWorker
from tests.scale.stand_ins import load_odd


def run(texts: list[str], size: int = 2) -> list[CodedArticle | ReadFault]:
    articles = [Article(id=f"r{n}", text=text) for n, text in enumerate(texts)]
    crew = Crew[Article](lambda: LocalWorker(load_odd), size, lambda _: 1.0)
    found = list(crew.run(articles))
    assert [article for article, _ in found] == articles
    return [outcome for _, outcome in found if outcome is not None]


def told(outcomes: list[CodedArticle | ReadFault]) -> list[str]:
    return [o.warnings[0] if isinstance(o, CodedArticle) else f"fault {o.where}" for o in outcomes]


@pytest.mark.parametrize("size", [1, 3])
def test_results_come_in_order(size: int) -> None:
    texts = [f"berita {n}" for n in range(40)]
    assert told(run(texts, size)) == texts


def test_a_report_that_hangs_ends_or_fails_costs_itself_and_is_named() -> None:
    texts = ["satu", "macet", "dua", "mati", "tiga", "cacat", "empat"]
    outcomes = run(texts)
    faults = {f"r{texts.index(bad)}": bad for bad in ("macet", "mati", "cacat")}
    expected = [f"fault report r{n}" if f"r{n}" in faults else t for n, t in enumerate(texts)]
    assert told(outcomes) == expected
    assert all(len(o.reason) > 20 for o in outcomes if isinstance(o, ReadFault))


def test_workers_that_are_killed_lose_nothing() -> None:
    articles = [Article(id=f"r{n}", text=f"berita {n}") for n in range(2000)]
    crew = Crew[Article](lambda: LocalWorker(load_odd), 2, lambda _: 30.0)
    found, killed = [], 0
    for pair in crew.run(articles):
        found.append(pair)
        if len(found) in {50, 150, 250} and (children := multiprocessing.active_children()):
            children[0].kill()
            killed += 1
    assert killed == 3
    assert [article for article, _ in found] == articles
    assert told([o for _, o in found if o is not None]) == [a.text for a in articles]


def test_workers_write_what_one_process_writes(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    file.write_bytes(b"\n".join(msgspec.json.encode(a_pair(n)[0]) for n in range(8)))
    written = []
    for workers in ([], ["--workers", "2"]):
        command = [sys.executable, "-m", "peristiwa", "code", str(file), "--format", "jsonl"]
        done = subprocess.run([*command, *workers], capture_output=True, check=True)
        written.append(done.stdout)
    assert written[0].count(b"\n") == 8
    assert written[0] == written[1]
