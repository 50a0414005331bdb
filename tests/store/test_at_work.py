"""Short forms of ``python -m benchmarks.store together`` and ``kills``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.store.kills import kill_writers
from benchmarks.store.together import write_together

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are killed as POSIX does")


def test_two_writers_and_a_reader_lose_and_double_nothing(tmp_path: Path) -> None:
    done = write_together(tmp_path / "store", seconds=5)
    assert (done.broken, done.changed_versions, done.vanished) == (0, 0, 0)
    assert (done.lost, done.findings) == (0, 0)
    assert done.commits > 2
    assert done.reads > 1


def test_a_store_is_whole_after_its_writer_was_killed(tmp_path: Path) -> None:
    done = kill_writers(tmp_path / "store", kills=8)
    assert (done.kills, done.lost, done.findings) == (8, 0, 0)
    assert done.between > 0
