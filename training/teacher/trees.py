"""The best tree for given arc scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree"]

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
ROOTS_TRIED = 4


def best_tree(scores: Scores) -> Heads:
    """Give the head of each word, 0 for the root, one root only.

    Args:
        scores: (N, 1 + N) log probabilities of heads; column 0 is the root.

    Algorithm: the best heads where they make a tree, else Chu-Liu and Edmonds for the few words
    most likely to be the root.
    """
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and _cycle(np.concatenate([[0], heads])) is None:
        return heads
    best, best_score = heads, -np.inf
    for root in np.argsort(-scores[:, 0])[:ROOTS_TRIED]:
        limited = scores.copy()
        limited[:, 0] = -1e9
        limited[root, 0] = scores[root, 0]
        square = np.full((len(scores) + 1, len(scores) + 1), -1e9)
        square[1:] = np.maximum(limited, -1e9)
        found = _spanning(square)[1:]
        total = limited[np.arange(len(found)), found].sum()
        if total > best_score:
            best, best_score = found, total
    return best


def _cycle(heads: Heads) -> list[int] | None:
    """Give the nodes of a cycle, or None; ``heads[0]`` is ignored."""
    state = np.zeros(len(heads), dtype=int)
    state[0] = -1
    for start in range(1, len(heads)):
        path = []
        node = start
        while state[node] == 0:
            state[node] = start
            path.append(node)
            node = int(heads[node])
        if state[node] == start:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = -1
    return None


def _spanning(scores: NDArray[np.float64]) -> Heads:
    """Chu-Liu and Edmonds: (M, M) scores of (dependent, head), node 0 the root."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    ring = np.array(cycle)
    loss = scores[ring, heads[ring]]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(ring, outside)] - loss[:, None]
    small[-1, :-1] = entering.max(0)
    small[:-1, -1] = scores[np.ix_(outside, ring)].max(1)
    found = _spanning(small)
    result = heads.copy()
    for at, node in enumerate(outside):
        head = found[at]
        if head == len(outside):
            result[node] = ring[scores[node, ring].argmax()]
        else:
            result[node] = outside[head]
    entry = found[-1]
    broken = entering[:, entry].argmax()
    result[ring[broken]] = outside[entry]
    return result
