"""Versions of a store: by number, by moment, by name; and what names their contents."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks.store.synthetic import pairs
from peristiwa.errors import StoreError
from peristiwa.merge import Merger
from peristiwa.store import Address, Store
from peristiwa.store.citation import citation
from peristiwa.store.digest import digest_of
from peristiwa.store.upkeep import compact


def articles(store: Store, as_of: str | None) -> int:
    with store.view(as_of) as view:
        return view.count("articles")


def test_each_commit_is_a_version_that_stays(filled: Store) -> None:
    filled.add(pairs(range(20, 25)), "1")
    assert [articles(filled, as_of) for as_of in ("1", "2", None)] == [20, 25, 25]


def test_a_snapshot_names_a_version_for_good(filled: Store) -> None:
    filled.snapshot("paper")
    filled.add(pairs(range(30), revision=1), "1")
    compact(filled.tables)
    assert articles(filled, "paper") == 20
    with filled.view("paper") as view:
        snapshot = view.rows("SELECT * FROM snapshots")
        assert snapshot == []  # it was made after the version that it names
        digest = digest_of(view)
    with filled.view() as view:
        assert view.rows("SELECT digest FROM snapshots WHERE name = 'paper'") == [
            {"digest": digest}
        ]


def test_a_moment_means_the_last_commit_before_it(filled: Store) -> None:
    with filled.view() as view:
        moment = view.commits[0].moment
    filled.add(pairs(range(20, 25)), "1")
    assert articles(filled, moment.isoformat()) == 20
    assert articles(filled, (moment + timedelta(days=1)).date().isoformat()) == 25
    with pytest.raises(StoreError, match="held nothing at"):
        filled.view((moment - timedelta(days=2)).date().isoformat())


@pytest.mark.parametrize(
    ("as_of", "reason"),
    [
        ("7", "no version 7; the newest is 1"),
        ("0", "no version 0"),
        ("nothing", "no snapshot 'nothing'"),
        ("2025-13-01", "is no moment"),
    ],
)
def test_what_is_no_version(filled: Store, as_of: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason):
        filled.view(as_of)


@pytest.mark.parametrize("name", ["2025", "2025-01-01", "", "two words", "-x"])
def test_what_can_t_be_a_name(filled: Store, name: str) -> None:
    with pytest.raises(StoreError, match="can't name a snapshot"):
        filled.snapshot(name)


def test_a_name_is_given_once(filled: Store) -> None:
    filled.snapshot("paper")
    with pytest.raises(StoreError, match="already"):
        filled.snapshot("paper")


def test_the_digest_is_that_of_the_contents_alone(tmp_path: Path, merger: Merger) -> None:
    digests = []
    for name, parts in (("a", [range(12)]), ("b", [range(6, 12), range(8)])):
        store = Store(Address(str(tmp_path / name)), merger)
        store.make()
        for part in parts:
            store.add(pairs(part), "1")
        with store.view() as view:
            digests.append(digest_of(view))
    assert digests[0] == digests[1]
    store.add(pairs(range(1), revision=1), "1")
    with store.view() as view:
        assert digest_of(view) != digests[0]


def test_a_citation_names_version_contents_coder_and_digest(filled: Store) -> None:
    with filled.view() as view:
        line = citation(view)
        assert digest_of(view) in line
    for part in ("version 1 of ", "20 articles, 100 mentions", "coded by peristiwa 1;"):
        assert part in line
