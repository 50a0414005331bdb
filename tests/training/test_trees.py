"""The teacher's trees are trees, and the best ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from training.teacher.trees import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    """Whether heads (0 the root) make one tree with one root."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def best_by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (t for t in product(range(size + 1), repeat=size) if is_tree(t))
    return max(sum(scores[at, head] for at, head in enumerate(tree)) for tree in trees)


@pytest.mark.parametrize("seed", range(60))
def test_no_tree_scores_better(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 5))
    scores = rng.normal(size=(size, size + 1)).astype("float32") * 3
    scores[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads = best_tree(scores)
    assert is_tree(tuple(heads.tolist()))
    assert scores[np.arange(size), heads].sum() == pytest.approx(best_by_trying_all(scores))


def test_heads_that_are_a_tree_already_stay() -> None:
    scores = np.log(np.array([[0.1, 0.0, 0.9], [0.8, 0.2, 0.0]]) + 1e-9).astype("float32")
    assert best_tree(scores).tolist() == [2, 0]
