"""Groups what belongs together by average linkage, under what people have pinned."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from peristiwa.merge.columns import Floats, Ints

__all__ = ["components", "linked"]

_Pair = tuple[int, int]


def components(count: int, joined: Iterable[_Pair]) -> list[list[int]]:
    """Give what hangs together of items 0 to ``count`` by ``joined`` pairs, each part ascending."""
    parent = list(range(count))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in joined:
        parent[max(root(one), root(other))] = min(root(one), root(other))
    found: dict[int, list[int]] = {}
    for item in range(count):
        found.setdefault(root(item), []).append(item)
    return list(found.values())


def linked(scores: Floats) -> list[list[int]]:
    """Group items until no two groups have a mean score of their pairs above 0.

    The two groups of the highest mean score are joined, the first that tie, until none is above 0.

    Args:
        scores: those of all pairs, above the diagonal of a square, and minus infinity elsewhere;
            infinity binds or parts a pair. What comes of it has the mean scores of the groups, by
            their first items.

    Returns:
        The groups, each ascending, in the order of their first items. The same for the same scores.
    """
    groups = {item: [item] for item in range(len(scores))}
    nearest = scores.argmax(axis=1)
    best = scores[np.arange(len(scores)), nearest]
    while True:
        one = int(best.argmax())
        other = int(nearest[one])
        if best[one] <= 0:
            return [sorted(group) for _, group in sorted(groups.items())]
        _average(scores, one, other, (len(groups[one]), len(groups[other])))
        groups[one] += groups.pop(other)
        _look_again(scores, one, other, nearest, best)


def _look_again(scores: Floats, one: int, other: int, nearest: Ints, best: Floats) -> None:
    """Renew the highest score of each row and its place, after ``other`` was joined to ``one``."""
    above = np.arange(one)
    new = scores[:one, one]
    closer = (new > best[:one]) | ((new == best[:one]) & (nearest[:one] > one))
    lost = ((nearest == one) | (nearest == other)) & (best > -np.inf)
    lost[above[closer]] = False
    best[above[closer]], nearest[above[closer]] = new[closer], one
    for row in {*np.flatnonzero(lost).tolist(), one, other}:
        nearest[row] = scores[row].argmax()
        best[row] = scores[row, nearest[row]]


def _average(scores: Floats, one: int, other: int, sizes: tuple[int, int]) -> None:
    """Make the scores of ``one`` those of it and ``other`` together, and leave ``other`` out.

    What parts any pair parts the groups, what binds one binds them.
    """
    both = [
        np.concatenate([scores[:place, place], scores[place, place:]]) for place in (one, other)
    ]
    parted = np.isneginf(both).any(axis=0)
    weighted = [np.where(parted, 0.0, row) * size for row, size in zip(both, sizes, strict=True)]
    mean = np.where(parted, -np.inf, sum(weighted) / sum(sizes))
    scores[:one, one], scores[one, one + 1 :] = mean[:one], mean[one + 1 :]
    scores[:other, other] = scores[other, other:] = -np.inf
