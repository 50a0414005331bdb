"""The shape of ``lexicon/language/merging.yaml``."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

__all__ = ["MergeSettings"]


class MergeSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """Weights and words of step 6; the comments of the file say what each is."""

    compatible: list[list[str]]
    mutual: list[str]
    weights: Mapping[str, float]
    common_words: float
    name: float
    together: int
    apart: int
    counted: Mapping[str, list[str]]
    number_words: Mapping[str, int]
    number_ends: Mapping[str, int]
    thousands: Mapping[str, int]
