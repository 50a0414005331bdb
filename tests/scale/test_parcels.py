"""A stream is taken some items at a time, and no further ahead."""

from __future__ import annotations

from itertools import count

import pytest

from peristiwa.scale.parcels import parcels


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([1, 1, 1, 1, 1], [[1, 1, 1], [1, 1]]),
        ([9, 1, 1], [[9, 1], [1]]),
        ([10, 20, 1], [[10], [20], [1]]),
    ],
)
def test_a_parcel_ends_by_number_or_by_size(sizes: list[int], expected: list[list[int]]) -> None:
    assert list(parcels(sizes, 3, lambda size: size, 10)) == expected


def test_nothing_is_taken_before_it_is_needed() -> None:
    taken = count()
    stream = (next(taken) for _ in range(9))
    assert next(parcels(stream, 4, lambda _: 1, 100)) == [0, 1, 2, 3]
    assert next(taken) == 4
