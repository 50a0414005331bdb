"""Runs that are killed at random moments and gone on with lose and repeat nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.reading.kills import Outcome, kill_add, kill_code
from benchmarks.reading.synthetic import make


@pytest.mark.parametrize(
    ("kill", "number", "longest"), [(kill_code, 30_000, 1.5), (kill_add, 1500, 4.0)]
)
def test_nothing_is_lost_or_repeated(
    kill: Callable[..., Outcome], number: int, longest: float, tmp_path: Path
) -> None:
    reports = make(tmp_path, "JSON lines", number)
    outcome = kill(reports, tmp_path, 2, number, longest)
    assert (outcome.articles, outcome.lost, outcome.repeated) == (number, 0, 0)
