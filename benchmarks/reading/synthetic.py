"""Invented reports in every form that is read: the same for the same number."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from types import MappingProxyType

import pyarrow as pa
import zstandard
from pyarrow import parquet

__all__ = ["FORMS", "make"]

FORMS = MappingProxyType(
    {
        "JSON lines": "reports.jsonl",
        "JSON lines, gzip": "reports.jsonl.gz",
        "JSON lines, Zstandard": "reports.jsonl.zst",
        "CSV": "reports.csv",
        "Parquet": "reports.parquet",
        "folder of texts": "texts",
    }
)
"""What each form is called, and its file in the folder that is made."""

_SYLLABLES = ("ba", "ca", "da", "ga", "ka", "la", "ma", "na", "pa", "ra", "sa", "ta", "wa", "ya")
_WORDS = 320
_A_FOLDER = 1000
_Row = dict[str, str]


def make(folder: Path, form: str, articles: int) -> Path:
    """Write so many reports of about 2,200 characters in a form, and give where they are."""
    folder.mkdir(exist_ok=True)
    path = folder / FORMS[form]
    _WRITERS[form](path, _rows(articles))
    return path


def _rows(articles: int) -> Iterator[_Row]:
    random = Random(7)
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(1, 5))) for _ in range(5000)]
    for number in range(articles):
        text = random.choices(words, k=_WORDS)
        sentences = [" ".join(text[start : start + 20]) + "." for start in range(0, _WORDS, 20)]
        yield {
            "id": f"laporan-{number:06}",
            "published": f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
            "title": " ".join(text[:6]),
            "text": "\n".join(sentences),
        }


def _lines(rows: Iterator[_Row]) -> Iterator[bytes]:
    return (json.dumps(row).encode() + b"\n" for row in rows)


def _jsonl(path: Path, rows: Iterator[_Row]) -> None:
    with path.open("wb") as stream:
        stream.writelines(_lines(rows))


def _gzip(path: Path, rows: Iterator[_Row]) -> None:
    with gzip.open(path, "wb", compresslevel=1) as stream:
        stream.writelines(_lines(rows))


def _zstandard(path: Path, rows: Iterator[_Row]) -> None:
    with path.open("wb") as raw, zstandard.ZstdCompressor().stream_writer(raw) as stream:
        for line in _lines(rows):
            stream.write(line)


def _csv(path: Path, rows: Iterator[_Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["id", "published", "title", "text"])
        writer.writeheader()
        writer.writerows(rows)


def _parquet(path: Path, rows: Iterator[_Row]) -> None:
    """Write one row group, which is what pandas writes: the hardest to read in little memory."""
    parquet.write_table(pa.Table.from_pylist(list(rows)), path)


def _texts(path: Path, rows: Iterator[_Row]) -> None:
    for number, row in enumerate(rows):
        below = path / f"{number // _A_FOLDER:04}"
        below.mkdir(parents=True, exist_ok=True)
        (below / f"{row['id']}.txt").write_text(row["text"], encoding="utf-8")


_WRITERS: MappingProxyType[str, Callable[[Path, Iterator[_Row]], None]] = MappingProxyType(
    {
        "JSON lines": _jsonl,
        "JSON lines, gzip": _gzip,
        "JSON lines, Zstandard": _zstandard,
        "CSV": _csv,
        "Parquet": _parquet,
        "folder of texts": _texts,
    }
)
