"""Inputs on disk and on standard input."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest

from peristiwa.read import ReadFault, read_articles
from peristiwa.records import Article


@pytest.fixture
def read_lines(
    write: Callable[[str, bytes | str], str],
) -> Callable[..., list[Article | ReadFault]]:
    """Read the given objects, or lines as they are, from a file of JSON lines."""

    def reader(*lines: Any) -> list[Article | ReadFault]:
        rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        return list(read_articles(write("batch.jsonl", "\n".join(rows))))

    return reader


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input."""

    def feed(content: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return feed
