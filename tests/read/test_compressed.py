"""gzip and Zstandard: told by content, read as they come, losses and bombs named."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Callable

import pytest
import zstandard

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article

Write = Callable[[str, bytes | str], str]
LINES = b"".join(json.dumps({"id": str(n), "text": f"Kata {n}. " * 99}).encode() + b"\n"
                 for n in range(500))  # fmt: skip
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "zst": zstandard.ZstdCompressor(write_checksum=True).compress,
}


@pytest.mark.parametrize("kind", PACKERS)
def test_a_packed_text_is_named_without_both_suffixes(write: Write, kind: str) -> None:
    name = write(f"laporan.txt.{kind}", PACKERS[kind](b"Satu.\n"))
    assert list(read_articles([name])) == [Article(id="laporan", text="Satu.\n")]


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("suffix", ["jsonl.{}", "jsonl", "dat"])
def test_records_are_read_whatever_the_file_is_called(write: Write, kind: str, suffix: str) -> None:
    name = write("a." + suffix.format(kind), PACKERS[kind](LINES))
    assert [getattr(item, "id", item) for item in read_articles([name])] == [
        str(n) for n in range(500)
    ]


@pytest.mark.parametrize("kind", PACKERS)
def test_pieces_packed_one_after_another_are_one_stream(write: Write, kind: str) -> None:
    pack = PACKERS[kind]
    half = LINES.index(b"\n", len(LINES) // 2) + 1
    name = write("a.jsonl", pack(LINES[:half]) + pack(LINES[half:]))
    assert len(list(read_articles([name]))) == 500


def test_packed_standard_input_is_told_by_content(stdin: Callable[[bytes], None]) -> None:
    stdin(gzip.compress(b"Satu."))
    assert list(read_articles(["-"])) == [Article(id="stdin", text="Satu.")]


@pytest.mark.parametrize("kind", PACKERS)
def test_of_a_truncated_stream_the_whole_records_are_read_and_the_loss_is_named(
    write: Write, kind: str
) -> None:
    pack = PACKERS[kind]
    packed = b"".join(pack(line + b"\n") for line in LINES.splitlines())
    *articles, fault = read_articles([write("a.jsonl", packed[: len(packed) // 2])])
    assert len(articles) > 200
    assert [getattr(item, "id", item) for item in articles] == [
        str(n) for n in range(len(articles))
    ]
    assert isinstance(fault, ReadFault)
    assert (fault.kind, fault.cause) == ("failed", "truncated")
    assert "breaks off after" in fault.reason


@pytest.mark.parametrize("kind", PACKERS)
def test_damage_in_the_middle_is_named(write: Write, kind: str) -> None:
    packed = bytearray(PACKERS[kind](LINES))
    for at in range(len(packed) // 2, len(packed) // 2 + 60):
        packed[at] ^= 0x55
    fault = list(read_articles([write("a.jsonl", bytes(packed))]))[-1]
    assert isinstance(fault, ReadFault)
    assert fault.cause in ("truncated", "unreadable")


@pytest.mark.parametrize("kind", PACKERS)
def test_a_bomb_is_left_before_it_fills_memory(write: Write, kind: str) -> None:
    line = b"\n" * 300_000_000
    name = write("a.jsonl", PACKERS[kind](line))
    del line
    tracemalloc.start()
    try:
        (fault,) = read_articles([name])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(fault, ReadFault)
    assert fault.cause in ("bomb", "too long")
    assert peak < 150_000_000


def test_a_bomb_in_one_line_is_left_too(write: Write) -> None:
    (fault,) = read_articles([write("a.jsonl", gzip.compress(b"x" * 100_000_000))])
    assert isinstance(fault, ReadFault)
    assert fault.cause in ("bomb", "too long")
