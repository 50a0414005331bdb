"""Finds the articles that reprint one another, so that they count as one source."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from zlib import crc32

from rensa import RMinHash, RMinHashLSH

__all__ = ["are_reprints", "bands", "find_origins"]

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_PERMUTATIONS = 128
_BANDS = 32
_SEED = 42
_REPRINT = 0.5
"""The share of four-word sequences of the shorter text that a reprint has from the other."""


def find_origins(articles: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give for each article the id of the first one that it reprints, else its own.

    Args:
        articles: ids with texts, those published first before others.

    Returns:
        Ids of articles by id. A reprint of a reprint has the origin of that one.
    """
    index = RMinHashLSH(_REPRINT, _PERMUTATIONS, _BANDS)
    known: list[tuple[str, frozenset[str]]] = []
    origins: dict[str, str] = {}
    for id_, text in articles:
        shingles = _shingles(text)
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(sorted(shingles))
        near = sorted(index.query(sketch)) if shingles else []
        original = next((known[n][0] for n in near if _reprints(shingles, known[n][1])), None)
        origins[id_] = origins[original] if original is not None else id_
        if shingles:
            index.insert(len(known), sketch)
        known.append((id_, shingles))
    return origins


def bands(text: str) -> list[int]:
    """Give numbers, one of which a text very likely shares with each of its reprints.

    They are checksums, from -2^31 up, of the bands by which `find_origins` looks articles up; a
    text of fewer than four words has none.
    """
    shingles = _shingles(text)
    if not shingles:
        return []
    sketch = RMinHash(_PERMUTATIONS, _SEED)
    sketch.update(sorted(shingles))
    digest, size = sketch.digest(), _PERMUTATIONS // _BANDS
    starts = range(0, _PERMUTATIONS, size)
    packed = (struct.pack(f"<{size + 1}I", at, *digest[at : at + size]) for at in starts)
    return [crc32(band) - (1 << 31) for band in packed]


def are_reprints(one: str, other: str) -> bool:
    """Whether one of two texts has half of the four-word sequences of the shorter one."""
    first, second = _shingles(one), _shingles(other)
    return bool(first and second) and _reprints(first, second)


def _shingles(text: str) -> frozenset[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    return frozenset(_sequences(words))


def _sequences(words: Sequence[str]) -> Iterable[str]:
    return (" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1))


def _reprints(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _REPRINT * min(len(one), len(other))
