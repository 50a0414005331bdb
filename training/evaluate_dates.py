"""``python -m training.evaluate_dates DATA``: how much of the times in Detik's news is read.

What looks like a time is found by ``training/time_expressions.py``, which shares nothing with the
rules of step 5, in each article of ``detik_1000``, which nothing was learnt from. *Dated* is what
the rules give a value; *counted* is what counts from another date of the text and gets its value
only there ("keesokan harinya", "pukul 15.00"); *length* is a duration or a stretch of several
years; *no value* is vague ("beberapa hari lalu") or cut to no calendar unit ("hampir dua tahun
lalu"); *missed* is not read at all. ``--sample N`` prints random dated ones in their context, to be
judged by eye.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from peristiwa.ground.dates import DateReader, DateSettings, TimeExpression
from peristiwa.lexicon.compiled import load_built
from training.data import found
from training.time_expressions import Expression, expressions

__all__ = ["Reading", "main", "readings"]

FILE = "detik_1000/data_berita.csv"
STATES = ("dated", "counted", "length", "no value", "missed")
_AROUND = 60
_LONG = 10_000_000


class Reading(NamedTuple):
    """What looks like a time in an article, and how the rules read it: one of ``STATES``."""

    looked: Expression
    state: str
    value: str | None
    published: date
    context: str


def readings(data: Path) -> Iterator[Reading]:
    """Give each expression of the corpus in the folder ``data``, with how it is read."""
    reader = DateReader(load_built("dates.json", DateSettings))
    for text, published in _articles(found(data / FILE)):
        times = reader(text, published)
        for looked in expressions(text):
            over = [t for t in times if t.start < looked.end and looked.start < t.end]
            value = next((time.value for time in over if time.value), None)
            context = " ".join(text[max(0, looked.start - _AROUND) : looked.end + _AROUND].split())
            yield Reading(looked, _state(over, value), value, published, context)


def _articles(path: Path) -> Iterator[tuple[str, date]]:
    csv.field_size_limit(_LONG)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            published = datetime.strptime(row["tanggal"], "%m/%d/%Y %H:%M")
            yield row["isi_berita"], published.date()


def _state(over: list[TimeExpression], value: str | None) -> str:
    if value is not None:
        return "dated"
    kinds = {time.kind for time in over}
    if "anaphoric" in kinds:
        return "counted"
    if "duration" in kinds or any(time.granularity is None for time in over):
        return "length"
    return "no value" if over else "missed"


def main() -> None:
    """Print the shares, of all expressions and of distinct ones, and what is missed most."""
    parser = argparse.ArgumentParser(description="How much of the times in Detik's news is read.")
    parser.add_argument("data", type=Path, help="the folder that holds detik_1000/")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="print N dated ones")
    parser.add_argument("--seed", type=int, default=0, metavar="SEED", help="of the sample")
    options = parser.parse_args()
    console = Console(width=100)
    read = list(readings(options.data))
    first = {" ".join(one.looked.text.lower().split()): one for one in reversed(read)}
    for title, rows in (("All", read), ("Distinct", list(first.values()))):
        console.print(_table(title, rows))
    missed = Counter(key for key, one in first.items() if one.state == "missed")
    console.print("missed: " + ", ".join(sorted(missed)))
    dated = [one for one in first.values() if one.state == "dated"]
    for one in random.Random(options.seed).sample(dated, min(options.sample, len(dated))):
        sys.stdout.write(f"{one.published} | {one.value} | {one.looked.text} | {one.context}\n")


def _table(title: str, rows: list[Reading]) -> Table:
    table = Table(title=f"{title}: {len(rows)} expressions, % of each sort")
    table.add_column("sort")
    table.add_column("n", justify="right")
    for state in STATES:
        table.add_column(state, justify="right")
    sorts = sorted({one.looked.sort for one in rows})
    for sort in [*sorts, "all"]:
        some = [one for one in rows if sort in {one.looked.sort, "all"}]
        counts = Counter(one.state for one in some)
        shares = [f"{100 * counts[state] / len(some):.1f}" for state in STATES]
        table.add_row(sort, str(len(some)), *shares, end_section=sort == sorts[-1])
    return table


if __name__ == "__main__":
    main()
