"""Pairing gold with predicted events: one-to-one, by overlapping triggers, best types first.

The pairing is a maximum-weight matching in a bipartite graph, grown by one longest augmenting
path after the other (Papadimitriou and Steiglitz 1982, "Combinatorial Optimization", ch. 11).
Weights are whole numbers, so that the order of preference is exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["TypedSpan", "match_spans", "overlap"]

Edges = dict[tuple[int, int], int]


class TypedSpan(NamedTuple):
    """A trigger's place in the text and the type of its event."""

    start: int
    end: int
    type: str


class _Path(NamedTuple):
    gain: int
    pairs: list[tuple[int, int]]


def overlap(first: tuple[int, int], second: tuple[int, int]) -> int:
    """Return how many characters two (start, end) spans share."""
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def match_spans(gold: Sequence[TypedSpan], predicted: Sequence[TypedSpan]) -> list[tuple[int, int]]:
    """Return the pairs (gold index, predicted index), in the order of the gold events.

    Only spans that share a character are paired, each at most once. Of all such pairings it is
    one with the most pairs of equal type; of these, one with the most pairs; of these, one
    whose pairs share the most characters. What is then still open is settled by input order.
    """
    edges = _edges(gold, predicted)
    holder: dict[int, int] = {}
    while True:
        path = _longest_path(edges, holder)
        if path is None or path.gain <= 0:
            return sorted((first, second) for second, first in holder.items())
        holder.update((second, first) for first, second in path.pairs)


def _edges(gold: Sequence[TypedSpan], predicted: Sequence[TypedSpan]) -> Edges:
    shared = {
        (first, second): characters
        for first, one in enumerate(gold)
        for second, other in enumerate(predicted)
        if (characters := overlap(one[:2], other[:2]))
    }
    pair = sum(shared.values()) + 1
    equal_type = pair * (min(len(gold), len(predicted)) + 1)
    return {
        (first, second): characters
        + pair
        + equal_type * (gold[first].type == predicted[second].type)
        for (first, second), characters in shared.items()
    }


def _longest_path(edges: Edges, holder: dict[int, int]) -> _Path | None:
    """Find the alternating path from a free gold to a free predicted event that gains most.

    ``holder`` maps matched predicted to gold events. Gains are relaxed as in Bellman-Ford; a
    matching of greatest weight for its size leaves no cycle that gains, so this ends.
    """
    taken = set(holder.values())
    gain_at = {first: 0 for first, _ in edges if first not in taken}
    reached: dict[int, tuple[int, int]] = {}
    changed = True
    while changed:
        changed = False
        for (first, second), weight in edges.items():
            if first not in gain_at or holder.get(second) == first:
                continue
            gain = gain_at[first] + weight
            if second in reached and gain <= reached[second][0]:
                continue
            reached[second] = (gain, first)
            changed = True
            if second in holder:
                gain_at[holder[second]] = gain - edges[holder[second], second]
    ends = [second for second in reached if second not in holder]
    if not ends:
        return None
    end = max(ends, key=lambda second: reached[second][0])
    return _Path(reached[end][0], _trace(end, reached, holder))


def _trace(
    end: int, reached: dict[int, tuple[int, int]], holder: dict[int, int]
) -> list[tuple[int, int]]:
    held_by = {first: second for second, first in holder.items()}
    pairs = []
    second: int | None = end
    while second is not None:
        first = reached[second][1]
        pairs.append((first, second))
        second = held_by.get(first)
    return pairs
