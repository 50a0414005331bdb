"""Takes items of a stream some at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["parcels"]

_T = TypeVar("_T")


def parcels(
    items: Iterable[_T], most: int, size: Callable[[_T], int], largest: int
) -> Iterator[list[_T]]:
    """Give the items in lists, in order.

    Args:
        items: what is taken, no further ahead than the list that is given next.
        most: how many items a list has at most.
        size: gives the size of an item.
        largest: the size from which a list takes no further item, so that memory stays flat.
    """
    parcel: list[_T] = []
    total = 0
    for item in items:
        parcel.append(item)
        total += size(item)
        if len(parcel) >= most or total >= largest:
            yield parcel
            parcel, total = [], 0
    if parcel:
        yield parcel
