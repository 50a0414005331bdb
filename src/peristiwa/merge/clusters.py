"""Groups what belongs together by average linkage, under what people have pinned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

__all__ = ["clusters"]

_Pair = tuple[int, int]
_Scores = NDArray[np.float64]


def clusters(
    count: int,
    scores: Mapping[_Pair, float],
    score: Callable[[int, int], float],
) -> list[list[int]]:
    """Group items 0 to ``count`` until no two groups have a mean score of their pairs above 0.

    Args:
        count: the number of items.
        scores: what is known of pairs ``(i, j)``, i < j; infinity binds or parts a pair.
        score: gives the score of any other pair of one component.

    Returns:
        The groups, each sorted, in the order of their first items. The same for the same scores.
    """
    groups = []
    for component in _components(count, scores):
        groups += _linked(component, dict(scores), score)
    return sorted(groups)


def _components(count: int, scores: Mapping[_Pair, float]) -> list[list[int]]:
    """What hangs together by pairs above 0."""
    parent = list(range(count))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for (one, other), value in scores.items():
        if value > 0:
            parent[max(root(one), root(other))] = min(root(one), root(other))
    found: dict[int, list[int]] = {}
    for item in range(count):
        found.setdefault(root(item), []).append(item)
    return list(found.values())


def _linked(
    items: Sequence[int], scores: dict[_Pair, float], score: Callable[[int, int], float]
) -> list[list[int]]:
    """Join the two groups of the highest mean score, the first that tie, until none is above 0.

    ``between`` has the mean scores of the groups, by the places of their first items; what is below
    its diagonal is not looked at.
    """
    groups = {place: [item] for place, item in enumerate(items)}
    between = np.full((len(items), len(items)), -np.inf)
    for one, other in combinations(range(len(items)), 2):
        pair = (items[one], items[other])
        between[one, other] = scores[pair] if pair in scores else score(*pair)
    while True:
        one, other = divmod(int(between.argmax()), len(items))
        if between[one, other] <= 0:
            return [sorted(group) for group in groups.values()]
        _average(between, one, other, (len(groups[one]), len(groups[other])))
        groups[one] += groups.pop(other)


def _average(between: _Scores, one: int, other: int, sizes: tuple[int, int]) -> None:
    """Make the scores of ``one`` those of it and ``other`` together, and leave ``other`` out.

    What parts any pair parts the groups, what binds one binds them.
    """
    both = [
        np.concatenate([between[:place, place], between[place, place:]]) for place in (one, other)
    ]
    parted = np.isneginf(both).any(axis=0)
    weighted = [np.where(parted, 0.0, row) * size for row, size in zip(both, sizes, strict=True)]
    mean = np.where(parted, -np.inf, sum(weighted) / sum(sizes))
    between[:one, one], between[one, one + 1 :] = mean[:one], mean[one + 1 :]
    between[:other, other] = between[other, other:] = -np.inf
