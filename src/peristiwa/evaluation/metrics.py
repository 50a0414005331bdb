"""Counting what is right in one document; all measures are sums of these counts.

Every measure is a share: the counts of its numerator and denominator are added over the
documents before one is divided by the other, so that documents weigh by their events.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from peristiwa.evaluation.fields import FIELDS, same_dyad
from peristiwa.evaluation.gold import GoldEvent
from peristiwa.evaluation.matching import TypedSpan, match_spans
from peristiwa.records import Event

__all__ = ["ACCURACIES", "LEVELS", "MEASURES", "SHARES", "Share", "count_shares", "match_events"]

LEVELS = ("detect", "type", "dyad")
SHARES = ("precision", "recall", "F1")
ACCURACIES = tuple(field.name for field in FIELDS)
MEASURES: tuple[tuple[str, str], ...] = (
    *((level, share) for level in LEVELS for share in SHARES),
    *((name, "accuracy") for name in ACCURACIES),
)


class Share(NamedTuple):
    """A numerator and a denominator that can be summed over documents."""

    right: int
    of: int


def match_events(gold: Sequence[GoldEvent], predicted: Sequence[Event]) -> list[tuple[int, int]]:
    """Return which gold event is paired with which predicted one, by their indices."""
    return match_spans(
        [TypedSpan(event.start, event.end, event.type) for event in gold],
        [TypedSpan(event.trigger.start, event.trigger.end, event.type) for event in predicted],
    )


def count_shares(
    gold: Sequence[GoldEvent], predicted: Sequence[Event], pairs: Sequence[tuple[int, int]]
) -> list[Share]:
    """Return the share of each of ``MEASURES`` in one document, given its matched pairs."""
    typed = [
        (gold[first], predicted[second])
        for first, second in pairs
        if gold[first].type == predicted[second].type
    ]
    dyads = sum(same_dyad(one, other) for one, other in typed)
    shares = []
    for right in (len(pairs), len(typed), dyads):
        shares += [
            Share(right, len(predicted)),
            Share(right, len(gold)),
            Share(2 * right, len(gold) + len(predicted)),
        ]
    for field in FIELDS:
        answers = [field.agree(one, other) for one, other in typed]
        shares.append(Share(answers.count(True), len(answers) - answers.count(None)))
    return shares
