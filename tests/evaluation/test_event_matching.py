"""Pairing of gold and predicted events, held against trying every pairing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from peristiwa.evaluation.matching import TypedSpan, match_spans, overlap

Pairs = Sequence[tuple[int, int]]


def _rank(pairs: Pairs, gold: list[TypedSpan], predicted: list[TypedSpan]) -> tuple[int, int, int]:
    equal = sum(gold[first].type == predicted[second].type for first, second in pairs)
    shared = sum(overlap(gold[first][:2], predicted[second][:2]) for first, second in pairs)
    return equal, len(pairs), shared


def _every_pairing(
    gold: list[TypedSpan],
    predicted: list[TypedSpan],
    first: int = 0,
    used: frozenset[int] = frozenset(),
) -> Iterator[list[tuple[int, int]]]:
    if first == len(gold):
        yield []
        return
    yield from _every_pairing(gold, predicted, first + 1, used)
    for second in range(len(predicted)):
        if second in used or not overlap(gold[first][:2], predicted[second][:2]):
            continue
        for rest in _every_pairing(gold, predicted, first + 1, used | {second}):
            yield [(first, second), *rest]


spans = st.lists(
    st.builds(
        lambda start, length, kind: TypedSpan(start, start + length, kind),
        st.integers(0, 12),
        st.integers(0, 6),
        st.sampled_from("AB"),
    ),
    max_size=5,
)


@given(spans, spans)
def test_no_other_pairing_is_better(gold: list[TypedSpan], predicted: list[TypedSpan]) -> None:
    best = max(_rank(pairs, gold, predicted) for pairs in _every_pairing(gold, predicted))
    assert _rank(match_spans(gold, predicted), gold, predicted) == best


@given(spans, spans)
def test_pairs_are_one_to_one_and_overlap(
    gold: list[TypedSpan], predicted: list[TypedSpan]
) -> None:
    pairs = match_spans(gold, predicted)
    assert len({first for first, _ in pairs}) == len({second for _, second in pairs}) == len(pairs)
    assert all(overlap(gold[first][:2], predicted[second][:2]) for first, second in pairs)


def test_spans_that_only_touch_do_not_match() -> None:
    assert match_spans([TypedSpan(0, 5, "A")], [TypedSpan(5, 9, "A")]) == []


def test_one_shared_character_is_enough() -> None:
    assert match_spans([TypedSpan(0, 5, "A")], [TypedSpan(4, 9, "B")]) == [(0, 0)]


def test_an_equal_type_goes_before_a_longer_overlap() -> None:
    gold = [TypedSpan(0, 9, "A")]
    assert match_spans(gold, [TypedSpan(0, 9, "B"), TypedSpan(8, 9, "A")]) == [(0, 1)]


def test_an_equal_type_goes_before_a_second_pair() -> None:
    gold = [TypedSpan(0, 4, "A"), TypedSpan(4, 8, "B")]
    predicted = [TypedSpan(0, 8, "A"), TypedSpan(0, 2, "C")]
    assert match_spans(gold, predicted) == [(0, 0)]


def test_a_pair_gives_way_where_both_can_be_matched() -> None:
    gold = [TypedSpan(0, 8, "A"), TypedSpan(0, 3, "A")]
    predicted = [TypedSpan(0, 3, "A"), TypedSpan(4, 8, "A")]
    assert match_spans(gold, predicted) == [(0, 1), (1, 0)]


def test_equal_claims_are_settled_by_order() -> None:
    assert match_spans([TypedSpan(0, 3, "A")], [TypedSpan(0, 3, "A")] * 2) == [(0, 0)]


def test_hundreds_of_events_in_one_place_are_matched() -> None:
    crowd = [TypedSpan(0, 9, "AB"[index % 2]) for index in range(120)]
    assert len(match_spans(crowd, crowd[::-1])) == 120
