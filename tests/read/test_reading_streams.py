"""Reading is lazy: nothing is taken from an input before it is asked for."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.reading.measure import read
from benchmarks.reading.synthetic import FORMS, make
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


@pytest.mark.parametrize("form", [form for form in FORMS if form != "folder of texts"])
def test_memory_stays_flat_over_a_long_stream(tmp_path: Path, form: str) -> None:
    """25 MB more of reports take no more memory; measured in a process of its own."""
    few, many = (read(make(tmp_path / f"{number}", form, number)) for number in (3000, 15000))
    assert (many.articles, many.faults) == (15000, 0)
    assert many.megabytes < few.megabytes + 14
