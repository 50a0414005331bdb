"""Reading is lazy: nothing is taken from an input before it is asked for."""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from peristiwa.read import read_articles
from peristiwa.records import Article


def test_a_record_comes_out_before_the_next_is_written() -> None:
    reading, writing = os.pipe()
    with open(writing, "wb", buffering=0) as pen:
        items = read_articles([f"/dev/fd/{reading}"])
        for number in range(3):
            pen.write(json.dumps({"id": str(number), "text": "Satu."}).encode() + b"\n")
            item = next(items)
            assert isinstance(item, Article)
            assert item.id == str(number)
    assert list(items) == []
    os.close(reading)


def test_a_file_is_opened_only_when_its_turn_comes(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text("Satu.", encoding="utf-8")

    def names() -> Iterator[str]:
        yield str(first)
        raise AssertionError("the second name was asked for")

    assert isinstance(next(read_articles(names())), Article)


def test_memory_stays_flat_over_a_long_file(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    text = "kata " * 2000
    with path.open("w", encoding="utf-8") as file:
        for number in range(2000):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
    tracemalloc.start()
    try:
        count = sum(1 for _ in read_articles([str(path)]))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 2000
    assert peak < path.stat().st_size / 10
