"""Features of candidates, kept at hand as what a model makes of them.

What is told of a candidate comes in groups of features, most of which come again with other
candidates and acts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

__all__ = ["Features", "kept"]

Features = tuple[str, ...]
_Weight = TypeVar("_Weight")
_REMEMBERED = 1 << 14


def kept(
    features: Callable[..., Features], weigh: Callable[[Features], _Weight]
) -> Callable[..., _Weight]:
    """Give what ``weigh`` makes of ``features``, as a function of what these are made of."""

    def weighed(*told: Any) -> _Weight:
        return weigh(features(*told))

    return lru_cache(_REMEMBERED)(weighed)
