"""Average linkage under bounds."""

from __future__ import annotations

from peristiwa.merge.clusters import clusters

APART = float("-inf")


def test_what_has_nothing_in_common_stays_alone() -> None:
    assert clusters(3, {}, lambda *_: 0.0) == [[0], [1], [2]]


def test_a_pair_above_nought_is_joined() -> None:
    assert clusters(3, {(0, 2): 1.0}, lambda *_: -1.0) == [[0, 2], [1]]


def test_a_chain_is_cut_where_its_ends_differ() -> None:
    scores = {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -4.0}
    assert clusters(3, scores, lambda *_: 0.0) == [[0, 1], [2]]


def test_what_is_parted_is_never_in_one_group() -> None:
    scores = {(0, 1): 5.0, (1, 2): 5.0, (0, 2): APART}
    assert clusters(3, scores, lambda *_: 0.0) == [[0, 1], [2]]


def test_what_is_bound_is_in_one_group() -> None:
    scores = {(0, 1): float("inf"), (1, 2): 3.0, (0, 2): -9.0}
    assert [0, 1] in clusters(3, scores, lambda *_: 0.0)
