"""A folder stands for the files in it that can be read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from peristiwa.read.faults import ReadFault

__all__ = ["SUFFIXES", "expand", "size_of", "suffix_of"]

SUFFIXES = frozenset(
    [
        *(".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".csv"),
        *(".tsv", ".parquet", ".warc", ".wet", ".xml", ".rss", ".atom"),
    ]
)
"""What names of files to be read end in, before a ``.gz`` or ``.zst``."""

_PACKED = (".gz", ".zst")
_NAMED = 3


def suffix_of(name: str) -> str:
    """Give the lower-case suffix that tells the form of a file, without a ``.gz`` or ``.zst``."""
    path = Path(name.lower())
    return path.with_suffix("").suffix if path.suffix in _PACKED else path.suffix


def expand(folder: str) -> Iterator[str | ReadFault]:
    """Yield the files under a folder, in the order of their names; hidden ones are left out.

    Links to folders are not followed. Files of other kinds are told at the end in one warning.
    """
    others: list[str] = []
    found = False
    for item in _walk(folder, others):
        found = True
        yield item
    if not found:
        yield ReadFault(folder, "is a folder without any file that can be read", "empty")
    if others:
        named = ", ".join(others[:_NAMED]) + (", …" if len(others) > _NAMED else "")
        yield ReadFault(
            folder,
            f"{len(others)} of its files were passed over, for their names end in none of"
            f" {' '.join(sorted(SUFFIXES))}: {named}",
            "warning",
            "type",
        )


def _walk(folder: str, others: list[str]) -> Iterator[str | ReadFault]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield ReadFault(folder, f"can't be listed ({error.strerror}); check its permissions")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, others)
        elif entry.is_file() and suffix_of(entry.name) in SUFFIXES:
            yield entry.path
        elif entry.is_file():
            others.append(entry.name)


def size_of(names: Iterable[str]) -> int | None:
    """Give how many bytes files and the files of folders have; None where one is neither."""
    total = 0
    for name in names:
        path = Path(name)
        try:
            if path.is_dir():
                found = (one for one in expand(name) if isinstance(one, str))
                total += sum(Path(one).stat().st_size for one in found)
            elif path.is_file():
                total += path.stat().st_size
            else:
                return None
        except (OSError, ValueError):
            return None
    return total
