"""Rows survive the file, know their line, and are grouped without loss."""

from __future__ import annotations

from pathlib import Path
from random import Random

from training.teacher.lines import Row, batches, read_rows, write_rows


def rows(*sizes: int) -> list[Row]:
    return [{"words": ["kata"] * size} for size in sizes]


def test_a_row_knows_the_line_that_it_was_read_from(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    write_rows(path, [{"words": ["é"]}, {"words": ["b"], "at": 7}])
    assert read_rows(path) == [{"at": 0, "words": ["é"]}, {"at": 7, "words": ["b"]}]


def test_batches_hold_every_row_once_and_no_more_padded_words_than_told() -> None:
    given = rows(9, 3, 3, 8, 1, 2, 3)
    groups = list(batches(given, 18))
    assert sorted(len(row["words"]) for group in groups for row in group) == [1, 2, 3, 3, 3, 8, 9]
    assert [[len(row["words"]) for row in group] for group in groups] == [[9, 8], [3, 3, 3, 2, 1]]


def test_a_row_longer_than_a_batch_stands_alone() -> None:
    assert [len(group) for group in batches(rows(30, 2), 18)] == [1, 1]


def test_the_order_is_drawn_again_each_time_but_by_the_seed() -> None:
    given = rows(*range(1, 40))
    drawn = [len(group) for group in batches(given, 60, Random(1))]
    assert drawn == [len(group) for group in batches(given, 60, Random(1))]
    assert drawn != [len(group) for group in batches(given, 60, Random(2))]
