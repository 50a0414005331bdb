"""``peristiwa watch``: each page once, whatever happens in between."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from peristiwa.errors import InputError
from peristiwa.read.fetching import Fetching
from peristiwa.read.web.settings import WebSettings
from peristiwa.read.web.watcher import Watcher
from peristiwa.read.web.watchlist import WatchState, read_watchlist
from peristiwa.store import Store, find_address
from tests.local_site import Answer, Site, serving
from tests.read.pages.designs import BRIDGE, STRIKE, TALKS

Run = Callable[..., Any]
TEXTS = (BRIDGE, STRIKE, TALKS)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand_in: None) -> Store:
    monkeypatch.setenv("PERISTIWA_STORE", str(tmp_path / "store"))
    return Store(find_address(None))


def put(site: Site, count: int) -> None:
    """Put so many pages on the site, and name them in its feed."""
    for number in range(count):
        text = "".join(f"<p>{p}</p>" for p in TEXTS[number % len(TEXTS)])
        head = f"<html><head><title>Kabar {number}</title></head><body><article>"
        lead = f"<h1>Kabar {number}</h1><p>Berita nomor {number} dimuat pagi ini di daerah.</p>"
        site[f"/{number}"] = Answer(f"{head}{lead}{text}</article>".encode())
    items = "".join(f"<item><link>/{number}</link></item>" for number in range(count))
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()

    def answer(headers: Any) -> Answer:
        if headers["If-None-Match"] == f'"{count}"':
            return Answer(status=304)
        return Answer(feed, headers={"ETag": f'"{count}"'})

    site["/rss"] = answer


def feeds_file(tmp_path: Path, *addresses: str, every: float = 1.0) -> Path:
    path = tmp_path / "feeds.toml"
    feeds = "".join(f'[[feed]]\naddress = "{address}"\n' for address in addresses)
    path.write_text(f"every = {every}\ndelay = 0.0\n{feeds}", encoding="utf-8")
    return path


def articles(store: Store) -> list[str]:
    with store.view() as view:
        return sorted(row["id"] for row in view.rows("SELECT id FROM articles"))


def make_due(feeds: Path) -> None:
    path = feeds.with_suffix(".state.json")
    state = WatchState.load(path)
    for feed in state.feeds.values():
        feed.due = 0.0
    state.save(path)


def test_what_is_new_is_added_once(run: Run, site: Site, store: Store, tmp_path: Path) -> None:
    feeds = feeds_file(tmp_path, site.at("/rss"))
    for count in (2, 2, 3):
        put(site, count)
        done = run("watch", str(feeds), "--once", "--allow-private")
        assert done.exit_code == 0, done.stderr
        make_due(feeds)
    assert articles(store) == [site.at(f"/{number}") for number in range(3)]
    assert [site.asked.count(f"/{number}") for number in range(3)] == [1, 1, 1]


def test_a_feed_that_is_not_due_is_left_alone(
    run: Run, site: Site, store: Store, tmp_path: Path
) -> None:
    put(site, 1)
    feeds = feeds_file(tmp_path, site.at("/rss"), every=1000)
    for _ in range(3):
        run("watch", str(feeds), "--once", "--allow-private")
    assert site.asked.count("/rss") == 1


def test_private_addresses_are_refused_unless_allowed(
    run: Run, site: Site, store: Store, tmp_path: Path
) -> None:
    put(site, 1)
    done = run("watch", str(feeds_file(tmp_path, site.at("/rss"))), "--once")
    assert "no address of the public internet" in done.stderr
    assert not site.asked


@pytest.fixture
def fetching() -> Iterator[Fetching]:
    with Fetching(WebSettings(private=True, delay=0.0, attempts=1, longest_wait=0.0)) as made:
        yield made


def watcher(site: Site, state: WatchState, fetching: Fetching) -> Watcher:
    return Watcher({site.at("/rss"): 10.0}, state, fetching, lambda: 0.0)


def test_a_run_that_was_killed_between_reading_and_keeping_reads_again(
    site: Site, fetching: Fetching
) -> None:
    put(site, 2)
    state = WatchState()
    first = watcher(site, state, fetching).look(site.at("/rss"))
    assert len(first.articles) == 2
    again = watcher(site, WatchState(), fetching).look(site.at("/rss"))
    assert [a.id for a in again.articles] == [a.id for a in first.articles]


def test_pages_that_fail_are_tried_three_times(site: Site, fetching: Fetching) -> None:
    put(site, 2)
    site["/1"] = Answer(status=503)
    state = WatchState()
    watching = watcher(site, state, fetching)
    found = []
    for _ in range(5):
        look = watching.look(site.at("/rss"))
        watching.settle(look)
        found.append((len(look.articles), len(look.faults)))
    assert found == [(1, 1), (0, 1), (0, 1), (0, 0), (0, 0)]


def test_a_feed_that_fails_is_left_alone_for_longer_each_time(
    site: Site, fetching: Fetching
) -> None:
    site["/rss"] = Answer(status=404)
    state = WatchState()
    watching = watcher(site, state, fetching)
    rests = []
    for _ in range(15):
        watching.settle(watching.look(site.at("/rss")))
        rests.append(state.feeds[site.at("/rss")].due)
    assert rests[:3] == [20.0, 40.0, 80.0]
    assert rests[-1] == 6 * 3600.0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("feed = 3", "Expected `array`"),
        ("[[feed]]\nadress = 'x'", "unknown field `adress`"),
        ("[[feed]]", "either an address or an outlet"),
        ("[[feed]]\naddress = 'contoh.id'", "no address of http"),
        ("[[feed]]\noutlet = 'koran-saya'", "there is no outlet 'koran-saya'"),
        ("[[feed]]\naddress = 'https://a.id/'\nevery = 0.1", "make it longer"),
        ("[[feed", "feeds.toml"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_watchlist(path).feeds()


def test_an_outlet_stands_for_its_feeds(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text("[[feed]]\noutlet = 'antara'\nevery = 300", encoding="utf-8")
    feeds = read_watchlist(path).feeds()
    assert feeds
    assert all(address.startswith("https://") for address in feeds)
    assert set(feeds.values()) == {300.0}


def test_a_damaged_state_is_told(tmp_path: Path) -> None:
    path = tmp_path / "feeds.state.json"
    path.write_text(json.dumps([]), encoding="utf-8")
    with pytest.raises(InputError, match="no state that `peristiwa watch` keeps"):
        WatchState.load(path)
