"""Makes a store of invented events, serves it in a process of its own, and asks each route."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

import httpx
from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from benchmarks.serving.paint import paint
from benchmarks.store.synthetic import EVENTS, a_pair, told_again
from peristiwa.lexicon.compiled import load_gazetteer
from peristiwa.lexicon.schema import Person
from peristiwa.merge import Merger
from peristiwa.records import Participant
from peristiwa.serve.app import create_app
from peristiwa.store import Address, Store, View
from peristiwa.store.adding import Pair
from peristiwa.store.told import Told
from peristiwa.store.upkeep import compact

__all__ = ["grow", "measure", "routes"]

COMMIT = 2000
_ACTORS = 400
_TWICE = 40
_JUDGED = 20
_STARTS = 3


def measure(folder: Path, events: int, rounds: int) -> None:
    """Print how long each route takes: asked for the first time, and again ``rounds`` times."""
    store = Store(Address(str(folder)))
    if not store.tables.exist():
        grow(store, events)
    table = Table(title=f"milliseconds to answer, {events:,} events, {rounds} requests each")
    for name in ("route", "first", "median", "slowest", "kB"):
        table.add_column(name, justify="left" if name == "route" else "right")
    with store.view() as view:
        asked = routes(view)
    firsts = _first_times(folder, asked)
    with _served(folder) as client:
        medians = []
        for name, path in asked.items():
            client.get(path)  # what is made once is not counted
            times, size = _ask(client, path, rounds)
            medians.append(statistics.median(times))
            figures = (firsts[name], medians[-1], max(times), size / 1000)
            table.add_row(name, *(f"{one:,.0f}" for one in figures))
        pages = [path for path in asked.values() if not path.startswith("/api/")]
        paint(str(client.base_url).rstrip("/"), pages)
    Console().print(table)
    middle, slowest = statistics.median(medians), max(medians)
    Console().print(f"median of the medians {middle:.0f}, slowest {slowest:.0f}")


def _first_times(folder: Path, asked: Mapping[str, str]) -> dict[str, float]:
    """Give the median time of the first answer of a server to each route, which nothing spares.

    Pages come before the API, which counts the same.
    """
    times: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(_STARTS):
        with _served(folder) as client:
            for name, path in sorted(asked.items(), key=lambda one: one[1].startswith("/api/")):
                times[name] += _ask(client, path, 1)[0]
    return {name: statistics.median(found) for name, found in times.items()}


def routes(view: View) -> Mapping[str, str]:
    """Give an address of each route that can be read, of the API and of the pages."""
    event = view.rows("SELECT id FROM events ORDER BY id LIMIT 1")[0]["id"]
    mention = view.rows("SELECT id, article FROM mentions ORDER BY id LIMIT 1")[0]
    actor = view.rows("SELECT actor_ids[1] AS id FROM events WHERE len(actor_ids) > 0 LIMIT 1")[0]
    api = {
        "events, newest 50": "events",
        "events of a country and a type in a year":
            "events?country=IDN&type=COERCE&from=2019-01-01&to=2019-12-31",
        "events of a dyad": "events?dyad=IDN-MYS",
        "events by words of the report": f"events?text={quote('tangkap jayapura')}",
        "one event": f"events/{event}",
        "mentions, newest 50": "mentions",
        "mentions of a dyad": "mentions?dyad=IDN-MYS",
        "one mention": f"mentions/{quote(mention['id'], safe='')}",
        "articles": "articles",
        "one article": f"articles/{quote(mention['article'], safe='')}",
        "actors by name": "actors?name=wi",
        "one actor": f"actors/{quote(actor['id'], safe='')}",
        "counts by year and type": "stats?by=year&by=type",
        "counts by dyad in a year": "stats?by=dyad&from=2019-01-01&to=2019-12-31",
        "search, two words": f"search?q={quote('tangkap jayapura')}",
        "versions": "versions",
        "reviews": "reviews",
        "judgements of merges": "merges",
        "events like one": f"merges/like?event={event}",
    }  # fmt: skip
    ids = {"articles": mention["article"], "events": event, "actors": actor["id"]}
    needs = {"/merges/like": f"?event={event}"}
    pages = {path: path + needs.get(path, "") for path in _pages(view.address)}
    pages |= {f"/{kind}/ID": f"/{kind}/{quote(id_, safe='')}" for kind, id_ in ids.items()}
    return {**{name: f"/api/v1/{path}" for name, path in api.items()}, **pages}


def _pages(address: Address) -> Iterator[str]:
    """Give the pages whose addresses hold no id."""
    for route in create_app(Store(address)).routes:
        own = "{" not in route.path_format and not route.path.startswith(("/api/", "/static"))
        if own and "GET" in getattr(route, "methods", ()):
            yield route.path


def grow(store: Store, events: int) -> None:
    """Fill a store; nothing is compared with anything, but all is written as it would be.

    Actors and recipients are people of the gazetteer, so that pages of actors have something to
    count. A few reports come a second time, from another outlet, and are merged; some of these
    merges are judged, so that the pages of merges have something to show.
    """
    people = load_gazetteer().people[:_ACTORS]
    store.make()
    with patch("peristiwa.store.merging.components", _each_alone):
        for first in range(0, events // EVENTS, COMMIT):
            numbers = range(first, min(first + COMMIT, events // EVENTS))
            store.add((_with_people(a_pair(number), number, people) for number in numbers), "1")
    _tell_twice(store, people)
    compact(store.tables)


def _tell_twice(store: Store, people: Sequence[Person]) -> None:
    """Add reports of a store from another outlet, and judge some of the merges."""
    again = (told_again(_with_people(a_pair(number), number, people)) for number in range(_TWICE))
    store.add(again, "1")
    with store.view() as view:
        query = f"SELECT id FROM events WHERE mentions > 1 ORDER BY id LIMIT {_JUDGED}"
        merged = [row["id"] for row in view.rows(query)]
    for event in merged:
        store.join([event], "benchmark")


def _with_people(pair: Pair, number: int, people: Sequence[Person]) -> Pair:
    article, coded = pair

    def known(parties: Iterable[Participant], place: int) -> list[Participant]:
        person = people[(number * 31 + place) % len(people)]
        return [replace(one, id=person.id, name=person.name) for one in parties]

    events = [
        replace(one, actors=known(one.actors, n), recipients=known(one.recipients, n + 50))
        for n, one in enumerate(coded.events)
    ]
    return article, replace(coded, events=events)


def _each_alone(_: View, __: Merger, new: list[Told], *___: object, **____: object) -> object:
    return [[told] for told in new]


@contextmanager
def _served(folder: Path) -> Iterator[httpx.Client]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "peristiwa", "serve", "--store", str(folder)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    with (
        subprocess.Popen([*command, "--port", str(port)], env=environment) as process,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client,
    ):
        try:
            _wait(client)
            yield client
        finally:
            process.terminate()


def _wait(client: httpx.Client) -> None:
    for _ in range(300):
        with suppress(httpx.HTTPError):
            client.get("/api/v1/versions").raise_for_status()
            return
        time.sleep(0.1)
    raise TimeoutError("the server did not come up in 30 s")


def _ask(client: httpx.Client, path: str, rounds: int) -> tuple[list[float], int]:
    times, size = [], 0
    for _ in range(rounds):
        begin = time.perf_counter()
        answer = client.get(path)
        times.append((time.perf_counter() - begin) * 1000)
        if answer.status_code >= 400:
            raise RuntimeError(f"{path}: {answer.status_code} {answer.text[:200]}")
        size = len(answer.content)
    return times, size
