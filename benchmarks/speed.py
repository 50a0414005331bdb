"""Times each step on one core, as ratios to the bare parsing pipeline in the same run.

Run by ``make bench``. The text is the example report that ships, repeated, so that anyone can
repeat the measure; the ratios travel between machines, the absolute figures do not.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

REPORT = Path(__file__).parents[1] / "examples/laporan-rusak.txt"
COPIES = 60
PUBLISHED = date(2025, 3, 14)
_T = TypeVar("_T")


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Give the seconds of processor time that ``work`` takes, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def main() -> None:
    """Load the coder, run each step over the same articles, and print the table."""
    from peristiwa.pipeline import load
    from peristiwa.records import Article

    load_time, coder = timed(load)
    text = REPORT.read_text(encoding="utf-8")
    articles = [Article(id=str(n), text=text, published=PUBLISHED) for n in range(COPIES)]
    words = COPIES * len(text.split())
    coder.code_article(articles[0])
    repair_time, repaired = timed(lambda: [coder.repair(a.text, a.title) for a in articles])
    parse_time, docs = timed(lambda: [coder.parse(text) for text in repaired])
    code_time, coded = timed(lambda: [coder.find(doc) for doc in docs])
    ground_time, _ = timed(
        lambda: [coder.ground(*row) for row in zip(articles, repaired, docs, coded, strict=True)]
    )
    steps = {
        "repair": repair_time,
        "parse": parse_time,
        "code": code_time,
        "ground": ground_time,
    }
    table = Table(title=f"{words:,} words on one core; loading took {load_time:.1f} s")
    for heading in ("step", "words/s", "share of parsing time"):
        table.add_column(heading, justify="left" if heading == "step" else "right")
    for name, seconds in {**steps, "all": sum(steps.values())}.items():
        table.add_row(name, f"{words / seconds:,.0f}", f"{seconds / parse_time:.0%}")
    Console().print(table)


if __name__ == "__main__":
    main()
