"""What tests of every step share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import peristiwa
from peristiwa.merge import Merger, load_merger
from peristiwa.pipeline import Pipeline

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@pytest.fixture(scope="session")
def coder() -> Pipeline:
    """The pipeline that ships with the package, loaded once."""
    return peristiwa.load()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the full-text index of tests out of the user's cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def merger() -> Merger:
    """The merger that ships with the package, loaded once."""
    return load_merger()


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], str]:
    """Write a file and give its name."""

    def writer(name: str, content: bytes | str) -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return writer
