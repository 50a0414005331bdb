"""The shipped benchmark of merging stays above its floors."""

from __future__ import annotations

import pytest

from benchmarks.merging.measure import PARTS, figures, read_told
from peristiwa.pipeline import Pipeline

F1, KEPT_APART = 0.90, 0.97


@pytest.mark.parametrize("part", PARTS)
def test_merging_stays_above_the_floors(coder: Pipeline, part: str) -> None:
    found = figures(read_told(coder, part))
    assert found.f1 >= F1
    assert found.kept_apart >= KEPT_APART
