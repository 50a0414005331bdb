"""Groups what belongs together by average linkage, under what people have pinned."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

__all__ = ["clusters"]

_Pair = tuple[int, int]


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
    groups = [[item] for item in items]
    between: dict[_Pair, float] = {}
    for one, other in combinations(range(len(items)), 2):
        pair = (items[one], items[other])
        between[one, other] = scores[pair] if pair in scores else score(*pair)
    alive = set(range(len(items)))
    while True:
        best = max(
            ((between[pair], -pair[0], -pair[1]) for pair in combinations(sorted(alive), 2)),
            default=(0.0, 0, 0),
        )
        if best[0] <= 0:
            return [sorted(groups[place]) for place in sorted(alive)]
        _join(-best[1], -best[2], groups, between, alive)


def _join(
    one: int, other: int, groups: list[list[int]], between: dict[_Pair, float], alive: set[int]
) -> None:
    """Add group ``other`` to group ``one``, and average what binds them to the rest."""
    alive.discard(other)
    sizes = len(groups[one]), len(groups[other])
    for third in alive - {one}:
        pairs = _pair(one, third), _pair(other, third)
        values = [between[pair] for pair in pairs]
        between[pairs[0]] = _mean(values, sizes)
    groups[one] += groups[other]


def _pair(one: int, other: int) -> _Pair:
    return (one, other) if one < other else (other, one)


def _mean(values: Sequence[float], sizes: Iterable[int]) -> float:
    """The mean of ``values``; what parts any pair parts the groups, what binds one binds them."""
    if float("-inf") in values:
        return float("-inf")
    weighted = [value * size for value, size in zip(values, sizes, strict=True)]
    return sum(weighted) / sum(sizes)
