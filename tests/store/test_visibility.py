"""Rows count once their commit is in the log, all at once, and never before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.store.synthetic import pairs
from peristiwa.errors import StoreError
from peristiwa.store import Store, upkeep
from peristiwa.store.change import Change
from peristiwa.store.check import broken_rules, check, left_behind
from peristiwa.store.commits import new_id
from peristiwa.store.schemas import DATA
from peristiwa.store.tables import Tables


def leave_behind(store: Store, table: str) -> None:
    """Write a row of ``table`` as a process does that dies before it commits."""
    change = Change()
    change.add(table, [{}])
    store.tables.append(table, change.tables(new_id())[table])


@pytest.mark.parametrize("table", DATA)
def test_what_a_dead_writer_left_is_seen_by_nobody(filled: Store, table: str) -> None:
    with filled.view() as view:
        before = {name: view.count(f"every_{name}") for name in ("articles", "mentions", "events")}
    leave_behind(filled, table)
    with filled.view() as view:
        assert before == {name: view.count(f"every_{name}") for name in before}
        assert left_behind(view) == 1
    assert not list(check(filled.tables))


def test_compaction_takes_out_what_was_left_only_when_it_is_old(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_behind(filled, "mentions")
    assert upkeep.compact(filled.tables).rows_left_behind == 0
    monkeypatch.setattr(upkeep, "KEPT", timedelta(0))
    assert upkeep.compact(filled.tables).rows_left_behind == 1
    with filled.view() as view:
        assert left_behind(view) == 0
        assert view.count("mentions") == 100
    assert not list(check(filled.tables))


def test_of_two_commits_from_one_version_the_second_is_prepared_anew(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, faster = Tables.append, [pairs(range(5))]

    def overtaken(self: Tables, name: str, rows: object) -> None:
        append(self, name, rows)
        if name == "mentions" and faster:
            Store(store.address, store.merger).add(faster.pop(), "1")

    monkeypatch.setattr(Tables, "append", overtaken)
    monkeypatch.setattr("peristiwa.store.store.in_turn", _no_lock)
    added = store.add(pairs(range(10)), "1")
    assert (added.new, added.known) == (5, 5)
    with store.view() as view:
        assert (view.number, view.count("articles"), view.count("mentions")) == (2, 10, 50)
        assert not list(broken_rules(view))


class _no_lock:  # noqa: N801 - stands for a function
    def __init__(self, *_: object) -> None: ...

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def test_a_view_stays_as_it_is_while_others_write_and_compact(filled: Store) -> None:
    with filled.view() as view:
        filled.add(pairs(range(40), revision=1), "1")
        upkeep.compact(filled.tables)
        assert view.count("articles") == 20
        assert view.rows("SELECT count(DISTINCT text) AS n FROM articles") == [{"n": 20}]


def test_compaction_changes_no_version(filled: Store) -> None:
    filled.snapshot("before")
    for start in range(20, 40, 4):
        filled.add(pairs(range(start - 2, start + 2)), "1")
    done = upkeep.compact(filled.tables)
    assert done.files_after < done.files_before
    assert not list(check(filled.tables))


def test_where_no_store_is_an_error_says_what_to_do(tmp_path: object) -> None:
    from peristiwa.store import find_address

    with pytest.raises(StoreError, match=r"no store is there; make one with `peristiwa add`"):
        Store(find_address(f"{tmp_path}/nothing")).view()
