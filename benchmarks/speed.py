"""Times each step on one core, as ratios to the bare spaCy pipeline in the same run.

Run by ``make bench``. The text is the example report that ships, repeated, so that anyone can
repeat the measure; it tells an act every ten words, several times more than news does. ``make bench
REPORTS=FILE`` takes the reports of a file instead. The ratios travel between machines, the absolute
figures do not.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.table import Table

from peristiwa.read import read_articles
from peristiwa.records import Article, CodedArticle

if TYPE_CHECKING:
    from peristiwa.pipeline import Pipeline

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

REPORT = Path(__file__).parents[1] / "examples/laporan-rusak.txt"
COPIES = 64
COMMITTED = 500
PETRARCH = 715
"""Sentences a second of UniversalPetrarch (commit 067552d) without parsing, the most of several."""

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


@dataclass
class Times:
    """Seconds of processor time that each step took, in its order."""

    bare: float
    single: float
    repair: float
    parse: float
    code: float
    ground: float
    store: float

    @property
    def coding(self) -> dict[str, float]:
        """The steps from raw text to coded events."""
        return {
            "repair": self.repair,
            "parse, 32 together": self.parse,
            "code": self.code,
            "ground": self.ground,
        }


def main() -> None:
    """Load the coder, run each step over the same articles, and print the tables."""
    start = time.process_time()
    from peristiwa.pipeline import load

    coder = load()
    load_time = time.process_time() - start
    gc.collect()
    gc.freeze()  # as the command line does
    articles = read_reports(sys.argv[1:])
    words = sum(len(article.text.split()) for article in articles)
    times, sentences = measured(coder, articles)
    console = Console()
    console.print(
        f"{len(articles):,} articles, {words:,} words, {sentences:,} sentences; one core, loading"
        f" took {load_time:.1f} s, at most {peak():,.0f} MB were held"
    )
    console.print(shares(times, len(articles), words))
    console.print(beside(times, words))
    alone, both = sentences / times.code, sentences / (times.code + times.ground)
    rest = 1 - times.parse / sum(times.coding.values())
    one_by_one = times.repair + times.code + times.ground
    console.print(
        f"All but parsing is {rest:.0%} of coding 32 articles together, and"
        f" {one_by_one / (one_by_one + times.single):.0%} of coding one at a time.\n"
        f"Coding alone reads {alone:,.0f} sentences/s, with grounding {both:,.0f}:"
        f" {alone / PETRARCH:.1f} and {both / PETRARCH:.1f} times the {PETRARCH} at most that"
        " UniversalPetrarch was measured at on parsed English."
    )


def measured(coder: Pipeline, articles: Sequence[Article]) -> tuple[Times, int]:
    """Time each step over all articles; give the number of sentences, too."""
    from peristiwa.parse import load_pipeline

    bare = load_pipeline()
    list(bare.pipe([coder.repair(articles[0].text).text]))
    repair, repaired = timed(lambda: [coder.repair(a.text, a.title) for a in articles])
    texts = [one.text for one in repaired]
    plain, _ = timed(lambda: list(bare.pipe(texts, batch_size=TOGETHER)))
    single, _ = timed(lambda: [coder.parse(one) for one in repaired])
    parse, docs = timed(lambda: list(coder.parse.pipe(repaired, TOGETHER)))
    code, coded = timed(lambda: [coder.find(doc) for doc in docs])
    ground, events = timed(
        lambda: [coder.ground(*row) for row in zip(articles, repaired, docs, coded, strict=True)]
    )
    results = [
        CodedArticle(id=article.id, published=article.published, events=told)
        for article, told in zip(articles, events, strict=True)
    ]
    store = stored(list(zip(articles, results, strict=True)))
    sentences = sum(len(doc.sents) for doc in docs)
    return Times(plain, single, repair, parse, code, ground, store), sentences


def stored(pairs: Sequence[tuple[Article, CodedArticle]]) -> float:
    """Give the seconds of processor time that merging and storing takes, 500 articles a commit."""
    from peristiwa.store import Address, Store

    with tempfile.TemporaryDirectory() as folder:
        store = Store(Address(folder))
        store.make()
        start = time.process_time()
        for first in range(0, len(pairs), COMMITTED):
            store.add(pairs[first : first + COMMITTED], "bench")
        return time.process_time() - start


def peak() -> float:
    """Give the most memory, in MB, that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def shares(times: Times, articles: int, words: int) -> Table:
    """Lay out what each step takes of coding, and what storing takes besides."""
    table = Table("step", "share of coding", "µs a word", "words/s", "articles/s")
    whole = sum(times.coding.values())
    rows = {**times.coding, "raw text to events": whole}
    rows |= {"merge and store": times.store, "raw text to store": whole + times.store}
    for name, seconds in rows.items():
        table.add_row(
            name,
            f"{seconds / whole:.0%}",
            f"{1e6 * seconds / words:.1f}",
            f"{words / seconds:,.0f}",
            f"{articles / seconds:,.0f}",
        )
    return table


def beside(times: Times, words: int) -> Table:
    """Lay out the same beside the bare spaCy pipeline, which only parses."""
    table = Table("", "words/s", "time, bare pipeline = 1")
    rows = {
        "bare spaCy pipeline, 32 together": times.bare,
        "repair and parse, 32 together": times.repair + times.parse,
        "repair and parse, one at a time": times.repair + times.single,
        "raw text to events, 32 together": sum(times.coding.values()),
    }
    for name, seconds in rows.items():
        table.add_row(name, f"{words / seconds:,.0f}", f"{seconds / times.bare:.2f}")
    return table


if __name__ == "__main__":
    main()
