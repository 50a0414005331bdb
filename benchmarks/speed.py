"""Times each step on one core, as ratios to the bare spaCy pipeline in the same run.

Run by ``make bench``. The text is the example report that ships, repeated, so that anyone can
repeat the measure; it tells an act every ten words, several times more than news does. ``make bench
REPORTS=FILE`` takes the reports of a file instead. The ratios travel between machines, the absolute
figures do not.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from peristiwa.read import read_articles
from peristiwa.records import Article

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

REPORT = Path(__file__).parents[1] / "examples/laporan-rusak.txt"
COPIES = 64
TOGETHER = 32
ROUNDS = 3
PUBLISHED = date(2025, 3, 14)
_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Give the seconds of processor time that ``work`` takes, the best of three, and its result."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def read_reports(files: list[str]) -> list[Article]:
    """Give the reports of ``files``, or copies of the example where none is named."""
    if not files:
        text = REPORT.read_text(encoding="utf-8")
        return [Article(id=str(n), text=text, published=PUBLISHED) for n in range(COPIES)]
    return [item for item in read_articles(files, PUBLISHED) if isinstance(item, Article)]


def main() -> None:
    """Load the coder, run each step over the same articles, and print the table."""
    start = time.process_time()
    from peristiwa.parse import load_pipeline
    from peristiwa.pipeline import load

    coder = load()
    load_time = time.process_time() - start
    bare = load_pipeline()
    articles = read_reports(sys.argv[1:])
    words = sum(len(article.text.split()) for article in articles)
    list(bare.pipe([coder.repair(articles[0].text).text]))
    repair_time, repaired = timed(lambda: [coder.repair(a.text, a.title) for a in articles])
    texts = [one.text for one in repaired]
    bare_time, _ = timed(lambda: list(bare.pipe(texts, batch_size=TOGETHER)))
    single_time, _ = timed(lambda: [coder.parse(one) for one in repaired])
    parse_time, docs = timed(lambda: list(coder.parse.pipe(repaired, TOGETHER)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    code_time, coded = timed(lambda: [coder.find(doc) for doc in docs])
    ground_time, _ = timed(
        lambda: [coder.ground(*row) for row in zip(articles, repaired, docs, coded, strict=True)]
    )
    steps = {
        "bare spaCy pipeline, 32 reports together": bare_time,
        "repair": repair_time,
        "parse, 32 reports together": parse_time,
        "parse, one report at a time": single_time,
        "repair and parse, together": repair_time + parse_time,
        "repair and parse, one at a time": repair_time + single_time,
        "code": code_time,
        "ground": ground_time,
        "all, together": repair_time + parse_time + code_time + ground_time,
    }
    table = Table(
        title=f"{words:,} words on one core; loading took {load_time:.1f} s, "
        f"repair and parse peaked at {memory:,.0f} MB"
    )
    for heading in ("step", "words/s", "time, bare pipeline = 1"):
        table.add_column(heading, justify="left" if heading == "step" else "right")
    for name, seconds in steps.items():
        table.add_row(name, f"{words / seconds:,.0f}", f"{seconds / bare_time:.2f}")
    Console().print(table)
    Console().print(
        f"Coding adds {code_time / single_time:.0%} to parsing one report at a time, as "
        f"`peristiwa code` does, and {code_time / parse_time:.0%} to parsing 32 together; "
        f"grounding {ground_time / single_time:.0%} and {ground_time / parse_time:.0%}."
    )


if __name__ == "__main__":
    main()
