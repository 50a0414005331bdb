"""Times appending, a small increment, and typical queries as a store grows."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from benchmarks.store.synthetic import EVENTS, pairs
from peristiwa.merge import Merger
from peristiwa.records import Occurrence
from peristiwa.store import Address, Store, View
from peristiwa.store.filters import EventFilter
from peristiwa.store.query import count_events, find_events, find_mentions, find_occurrences
from peristiwa.store.search import article_ids, find_articles
from peristiwa.store.stats import event_stats
from peristiwa.store.told import Told
from peristiwa.store.upkeep import compact, compact_if_scattered

__all__ = ["QUERIES", "measure"]

COMMIT = 2000
"""Reports a commit while the store grows; the increment has as many as one `peristiwa add`."""

INCREMENT = 200
_ROUNDS = 7
_FIFTY = 50
_WEEK = date(2020, 3, 2)
_YEAR = {"since": date(2019, 1, 1), "until": date(2019, 12, 31)}
_MONTH = {"since": date(2019, 6, 1), "until": date(2019, 6, 30)}

Parts = list[list[Told]]

QUERIES: dict[str, Callable[[View], object]] = {
    "who did what in a month, 50 rows": lambda view: find_events(
        view, EventFilter(actor=["santoso"], type=["COERCE"], **_MONTH), _FIFTY
    ),
    "a dyad in a year, 50 rows": lambda view: find_events(
        view, EventFilter(dyad=["IDN-MYS"], **_YEAR), _FIFTY
    ),
    "a country's events, counted": lambda view: count_events(view, EventFilter(country=["TLS"])),
    "a place's acts that took place, 50 rows": lambda view: find_events(
        view, EventFilter(place=["ambon"], status=["actual"], mode=["arrest"]), _FIFTY
    ),
    "according to somebody, 50 whole records": lambda view: find_occurrences(
        view, EventFilter(source=["Gita Lubis"], type=["ACCUSE"]), _FIFTY
    ),
    "one event and its mentions": lambda view: find_mentions(view, _an_event(view)),
    "counts by year and type": lambda view: event_stats(view, EventFilter(), ["year", "type"]),
    "counts by month of a dyad": lambda view: event_stats(
        view, EventFilter(dyad=["CHN-IDN"]), ["month"]
    ),
    "counts by dyad in a year": lambda view: event_stats(view, EventFilter(**_YEAR), ["dyad"]),
    "SQL: mentions by outlet": lambda view: view.table(
        "SELECT outlet, count(*), avg(goldstein) FROM mentions GROUP BY outlet ORDER BY outlet"
    ),
    "full text: two words, best 10": lambda view: find_articles(view, "tangkap jayapura", 10),
    "full text: a phrase, best 10": lambda view: find_articles(view, '"gita lubis"', 10),
    "events told by reports with a phrase, 50 rows": lambda view: find_events(
        view,
        EventFilter(type=["AID"], articles=article_ids(view, '"eko halim" kupang')),
        _FIFTY,
    ),
}


def measure(folder: Path, sizes: Sequence[int]) -> None:
    """Grow a store to each size in turn and print a table of figures."""
    store = Store(Address(str(folder)))
    store.make()
    table = Table(title="milliseconds, medians of 7, unless another unit is named")
    table.add_column("")
    columns = []
    held = 0
    for size in sorted(sizes):
        figures = {}
        seconds = _grow(store, held, size // EVENTS)
        figures["append without merging, mentions/s"] = (size - held * EVENTS) / seconds
        held = size // EVENTS
        begin = time.perf_counter()
        compact(store.tables)
        figures["compaction, s"] = time.perf_counter() - begin
        figures.update(_increment(store, held))
        held += INCREMENT
        figures.update(_read(store))
        figures["on disk, MB"] = sum(one.stat().st_size for one in folder.rglob("*.parquet")) / 1e6
        columns.append(figures)
        Console(stderr=True).print(f"{size:,}", figures)
        table.add_column(f"{size:,} mentions", justify="right")
    for name in columns[0]:
        table.add_row(
            name,
            *[
                f"{figures[name]:,.1f}" if name.endswith(", s") else f"{figures[name]:,.0f}"
                for figures in columns
            ],
        )
    Console().print(table)


def _grow(store: Store, first: int, last: int) -> float:
    """Add the reports from ``first`` to ``last``; give the seconds that the store took.

    Nothing is compared with anything, but everything is written by which it will be compared.
    """
    seconds = 0.0
    with patch("peristiwa.store.merging.components", _each_alone):
        for start in range(first, last, COMMIT):
            batch = pairs(range(start, min(start + COMMIT, last)))
            begin = time.perf_counter()
            store.add(batch, "1")
            compact_if_scattered(store.tables)
            seconds += time.perf_counter() - begin
    return seconds


def _each_alone(_: View, __: Merger, new: Sequence[Told], *___: object, **____: object) -> Parts:
    return [[told] for told in new]


def _increment(store: Store, first: int) -> dict[str, float]:
    """Add the reports of a week, which meet those of the weeks around, and add them again."""
    batch = pairs(range(first, first + INCREMENT), week=_WEEK)
    store.merger.read  # noqa: B018 - loading the merger is none of the increment
    begin = time.perf_counter()
    store.add(batch, "1")
    increment = time.perf_counter() - begin
    begin = time.perf_counter()
    store.add(batch, "1")
    return {
        f"{INCREMENT} more reports of a week, merged, s": increment,
        "the same again": (time.perf_counter() - begin) * 1000,
    }


def _an_event(view: View) -> Occurrence:
    id_ = view.rows("SELECT event FROM links WHERE mention = 'report-0000777#report-0000777:3'")
    return find_occurrences(view, EventFilter(id=[id_[0]["event"]]))[0]


def _read(store: Store) -> dict[str, float]:
    begin = time.perf_counter()
    view = store.view()
    figures = {"opening a version": (time.perf_counter() - begin) * 1000}
    with view:
        begin = time.perf_counter()
        article_ids(view, "tangkap")
        figures["indexing for search, s"] = time.perf_counter() - begin
        medians = {name: _median(query, view) for name, query in QUERIES.items()}
    figures.update(medians)
    figures["median of the queries"] = statistics.median(medians.values())
    figures["slowest of the queries"] = max(medians.values())
    return figures


def _median(query: Callable[[View], object], view: View) -> float:
    times = []
    for _ in range(_ROUNDS):
        begin = time.perf_counter()
        query(view)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)
