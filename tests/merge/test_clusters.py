"""Average linkage under bounds."""

from __future__ import annotations

import numpy as np

from peristiwa.merge.clusters import components, linked

APART = float("-inf")


def groups(scores: dict[tuple[int, int], float], other: float = 0.0) -> list[list[int]]:
    """Link three items; pairs that ``scores`` doesn't have score ``other``."""
    square = np.full((3, 3), APART)
    square[np.triu_indices(3, 1)] = other
    for pair, score in scores.items():
        square[pair] = score
    return linked(square)


def test_what_is_joined_hangs_together() -> None:
    assert components(5, [(3, 1), (1, 4)]) == [[0], [1, 3, 4], [2]]


def test_what_has_nothing_in_common_stays_alone() -> None:
    assert groups({}) == [[0], [1], [2]]


def test_a_pair_above_nought_is_joined() -> None:
    assert groups({(0, 2): 1.0}, -1.0) == [[0, 2], [1]]


def test_a_chain_is_cut_where_its_ends_differ() -> None:
    assert groups({(0, 1): 2.0, (1, 2): 1.0, (0, 2): -4.0}) == [[0, 1], [2]]


def test_what_is_parted_is_never_in_one_group() -> None:
    assert groups({(0, 1): 5.0, (1, 2): 5.0, (0, 2): APART}) == [[0, 1], [2]]


def test_what_is_bound_is_in_one_group() -> None:
    assert [0, 1] in groups({(0, 1): float("inf"), (1, 2): 3.0, (0, 2): -9.0})
