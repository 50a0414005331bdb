"""What unpacks to more than reports can hold is left early, by name, and costs no other input."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from peristiwa.read import ReadFault, articles, read_articles
from peristiwa.read.settings import Settings
from peristiwa.records import Article

Write = Callable[[str, bytes | str], str]
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def only_fault(items: Iterable[Article | ReadFault]) -> ReadFault:
    faults = [item for item in items if isinstance(item, ReadFault) and item.kind == "failed"]
    assert len(faults) == 1
    return faults[0]


@pytest.mark.parametrize("kind", PACKERS)
def test_a_stream_that_unpacks_to_200_times_its_size_is_left(write: Write, kind: str) -> None:
    line = json.dumps({"id": "a", "text": "x" * 99_000}).encode() + b"\n"
    name = write(f"a.jsonl.{kind}", PACKERS[kind](line * 1000))
    fault = only_fault(read_articles([name, write("b.txt", "Satu.")]))
    assert (fault.where, fault.cause) == (name, "bomb")
    assert "more than 200 times its size" in fault.reason


@pytest.mark.parametrize("kind", PACKERS)
def test_a_stream_that_unpacks_to_more_than_the_limit_is_left(
    write: Write, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(*values: Any, **named: Any) -> Settings:
        return Settings(*values, **named, largest=1_000_000)

    monkeypatch.setattr(articles, "Settings", small)
    random = Random(1)
    rows = [{"id": str(n), "text": random.randbytes(500).hex()} for n in range(2000)]
    content = b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    items = list(read_articles(write(f"a.{kind}", PACKERS[kind](content))))
    fault = only_fault(items)
    assert fault.cause == "bomb"
    assert "unpacks to more than 1 MB; unpack it" in fault.reason
    assert 800 < len(items) < 1000


def test_an_archive_in_an_archive_is_not_unpacked_twice(write: Write) -> None:
    fault = only_fault(read_articles(write("a.gz", gzip.compress(gzip.compress(b"Satu.")))))
    assert fault.cause == "type"


def parquet(text: pa.Array, **more: object) -> bytes:
    buffer = io.BytesIO()
    ids = [str(number) for number in range(len(text))]
    pq.write_table(pa.table({"id": ids, "text": text}), buffer, **more)
    return buffer.getvalue()


def test_a_parquet_column_that_unpacks_to_200_times_its_size_is_refused(write: Write) -> None:
    text = pa.array([f"{number:02}" + "x" * 1_000_000 for number in range(60)])
    content = parquet(text, compression="zstd", use_dictionary=False)
    assert len(content) < 300_000
    fault = only_fault(read_articles(write("a.parquet", content)))
    assert fault.cause == "bomb"


def test_a_long_cell_that_a_dictionary_repeats_is_not_copied_for_each_row(write: Write) -> None:
    text = pa.DictionaryArray.from_arrays([0] * 100, ["x" * 10_000_000])
    name = write("a.parquet", parquet(text, compression="none", store_schema=False))
    before = pa.default_memory_pool().max_memory()
    faults = list(read_articles(name))
    assert len(faults) == 100
    assert all(isinstance(one, ReadFault) and one.cause == "too long" for one in faults)
    assert pa.default_memory_pool().max_memory() - before < 100_000_000


def test_a_stream_of_blank_lines_is_left(write: Write) -> None:
    fault = only_fault(read_articles(write("a.txt", b"\n" * 200_000)))
    assert (fault.cause, fault.reason) == ("too long", "begins with 100,000 blank lines; cut them")
