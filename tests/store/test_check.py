"""Whatever is inconsistent is found and named."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from benchmarks.store.synthetic import pairs
from peristiwa.store import Store
from peristiwa.store.change import Change
from peristiwa.store.check import check
from peristiwa.store.files import local_files


def findings(store: Store) -> str:
    return "\n".join(map(str, check(store.tables)))


def force(store: Store, table: str, rows: list[dict[str, object]]) -> None:
    """Write rows into the commit that is there, as no program of ours does."""
    with store.view() as view:
        commit = view.commits[-1].id
    change = Change()
    change.add(table, rows)
    written = change.tables(commit)[table]
    numbers = pa.array([1000 + n for n in range(written.num_rows)], pa.int32())
    store.tables.append(table, written.set_column(1, written.schema.field("n"), numbers))


def test_a_sound_store_has_no_findings(filled: Store) -> None:
    assert findings(filled) == ""


LINK = {"mention": "ghost", "event": "phantom"}
LONE = {"id": "lone", "hash": "h", "text": "x", "text_sha256": "y"}
TWICE = {"id": "report-0000003", "hash": "h"}
STRAY = {"id": "stray", "article": "none"}
EMPTY = {"id": "empty", "mentions": 1, "mention_ids": ["a"], "sources": 3, "articles": 1}
JUDGED = {"mention": "a", "other": "b"}
RETIRED = {"of_table": "events", "row_commit": 1, "row_n": 1}


@pytest.mark.parametrize(
    ("table", "row", "named"),
    [
        ("links", LINK, "a link's mention is missing (1): ghost"),
        ("links", LINK, "a link's event is missing (1): phantom"),
        ("links", LINK, "a commit has not as many rows as it says (1): 1"),
        ("articles", LONE, "an article has no coding (1): lone"),
        ("articles", LONE, "text is not the one that was added (1): lone"),
        ("articles", TWICE, "articles holds a record twice (1): report-0000003"),
        ("mentions", STRAY, "a mention's article is missing (1): stray"),
        ("mentions", STRAY, "a mention belongs to no event (1): stray"),
        ("mentions", STRAY, "a mention belongs to no coding (1): stray"),
        ("events", EMPTY, "doesn't list the mentions that are linked to it (1): empty"),
        ("events", EMPTY, "counts more sources than it has articles (1): empty"),
        ("judgements", JUDGED, "a judgement is about a mention that never was (1): a / b"),
        ("retired", RETIRED, "a row of events is retired that isn't there (1): 1 row 1"),
    ],
)
def test_a_record_that_breaks_a_rule_is_named(
    filled: Store, table: str, row: dict[str, object], named: str
) -> None:
    force(filled, table, [row])
    assert named in findings(filled)


def test_a_trigger_at_other_offsets_is_named(filled: Store) -> None:
    with filled.view() as view:
        row = view.rows("SELECT * EXCLUDE (commit, n) FROM mentions ORDER BY id LIMIT 1")[0]
    force(filled, "mentions", [{**row, "trigger_start": 0, "id": "moved"}])
    assert "trigger doesn't stand at its offsets (1): moved" in findings(filled)


@pytest.mark.parametrize("table", ["articles", "events", "commits"])
def test_a_lost_file_is_named(filled: Store, table: str) -> None:
    path = _a_file(filled, table)
    path.unlink()
    assert f"a data file is missing or damaged (1): {path}" in findings(filled)


def test_a_damaged_file_is_named(filled: Store) -> None:
    path = _a_file(filled, "articles")
    content = bytearray(path.read_bytes())
    content[len(content) // 3 : len(content) // 2] = b"\0" * (len(content) // 2 - len(content) // 3)
    path.write_bytes(content)
    assert str(path) in findings(filled)


def test_a_snapshot_that_lost_a_row_is_named(filled: Store) -> None:
    filled.add(pairs(range(20, 22)), "1")
    filled.snapshot("paper")
    filled.tables.open("mentions").delete("article = 'report-0000021'")
    assert "no longer holds what its digest says (1): paper" in findings(filled)


def _a_file(store: Store, table: str) -> Path:
    return Path(local_files(store.address, table, store.tables.open(table))[0])
