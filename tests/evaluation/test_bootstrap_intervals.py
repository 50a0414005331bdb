"""Bootstrap intervals: seeded, over documents, and near what theory expects."""

from __future__ import annotations

import pytest

from peristiwa.evaluation.bootstrap import bootstrap_intervals
from peristiwa.evaluation.metrics import Share

MIXED = [[Share(index % 2, 1)] for index in range(100)]


def test_one_seed_gives_one_answer() -> None:
    first, again, other = (
        bootstrap_intervals(MIXED, resamples=50, seed=seed) for seed in (7, 7, 8)
    )
    assert first == again
    assert first != other


def test_the_interval_is_near_the_normal_approximation() -> None:
    (interval,) = bootstrap_intervals(MIXED, resamples=4000, seed=1)
    assert interval == pytest.approx((0.5 - 1.96 * 0.05, 0.5 + 1.96 * 0.05), abs=0.012)


def test_documents_are_drawn_whole() -> None:
    """Ten equal answers in one document tell no more than one answer does."""
    packed = [[Share(10 * one[0].right, 10)] for one in MIXED]
    arguments = {"resamples": 100, "seed": 3}
    assert bootstrap_intervals(packed, **arguments) == bootstrap_intervals(MIXED, **arguments)


def test_resamples_with_nothing_to_count_are_passed_over() -> None:
    documents = [[Share(1, 1)], [Share(0, 0)]]
    assert bootstrap_intervals(documents, resamples=100, seed=0) == [(1.0, 1.0)]


@pytest.mark.parametrize("resamples", [0, 100])
def test_a_measure_with_nothing_to_count_has_no_interval(resamples: int) -> None:
    assert bootstrap_intervals([[Share(0, 0)]], resamples=resamples, seed=0) == [None]


def test_no_documents_have_no_intervals() -> None:
    assert bootstrap_intervals([], resamples=10, seed=0) == []
