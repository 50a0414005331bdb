"""Takes a word apart into a root and its affixes, in every way that the grammar allows.

Which prefixes follow each other, which suffix closes them and how words are reduplicated is after
Sneddon et al. 2010, chapter 1. What goes in is a lower-case word and the set of known roots.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from peristiwa.language.allomorphs import without_nasal, without_r

__all__ = ["BARE", "TWICE", "Analysis", "take_apart"]

BARE = "root"
"""The pattern of a word that is a root as it stands."""
TWICE = "R:"
"""Stands before the pattern of a reduplicated word: that of its barer half."""

SHORTEST_ROOT = 3
_NO_NASAL = tuple("lmnrwy")
_VERBAL = ("", "kan", "i")
_CLITICS = ("lah", "kah", "pun", "tah", "nya", "ku", "mu")
_STACKED = 2
_CHAINS: dict[tuple[str, ...], tuple[str, ...]] = {
    (): ("", "kan", "i", "an"),
    ("meN",): _VERBAL,
    ("di",): _VERBAL,
    ("ku",): _VERBAL,
    ("kau",): _VERBAL,
    ("ter",): _VERBAL,
    ("ber",): ("", "an", "kan"),
    ("per",): ("", "an", "kan", "i"),
    ("peN",): ("", "an"),
    ("pe",): ("", "an"),
    ("ke",): ("", "an", "kan", "i"),
    ("se",): ("", "an", "kan"),
    ("meN", "per"): _VERBAL,
    ("di", "per"): _VERBAL,
    ("ku", "per"): _VERBAL,
    ("ter", "per"): _VERBAL,
    ("meN", "ber"): ("kan",),
    ("di", "ber"): ("kan",),
    ("peN", "ber"): ("an",),
    ("meN", "ke"): ("kan", "i"),
    ("di", "ke"): ("kan", "i"),
    ("ter", "ke"): ("", "kan"),
    ("peN", "ke"): ("an",),
    ("meN", "se"): ("kan", "i"),
    ("di", "se"): ("kan", "i"),
    ("peN", "se"): ("an",),
    ("per", "se"): ("an",),
    ("ke", "ber"): ("an",),
    ("ke", "ter"): ("an",),
    ("ke", "peN"): ("an",),
    ("ke", "per"): ("an",),
    ("ke", "se"): ("an",),
    ("ke", "tidak"): ("an",),
    ("ke", "tidak", "ber"): ("an",),
    ("ke", "tidak", "ter"): ("an",),
    ("ke", "tidak", "se"): ("an",),
    ("ber", "ke"): ("an",),
    ("ber", "peN"): ("", "an"),
    ("ber", "pe"): ("", "an"),
    ("ber", "per"): ("an",),
    ("ber", "se"): ("", "an"),
    ("se", "peN"): ("", "an"),
    ("se", "per"): ("an",),
    ("se", "ke"): ("an",),
}
"""Prefixes from the outside in, with the suffixes that may stand with them."""
_OPEN = frozenset(chain[:size] for chain in _CHAINS for size in range(len(chain) + 1))


class Analysis(NamedTuple):
    """A root and how the word is made of it: ``meN-kan``, ``-an+nya``, ``R:root``."""

    root: str
    pattern: str


def take_apart(word: str, roots: Container[str]) -> list[Analysis]:
    """Give each way in which ``word`` is made of one of ``roots``, the barest first.

    Args:
        word: a lower-case word; with a hyphen it is read as a reduplication.
        roots: the known roots.

    Returns:
        Analyses without repetition; none when no known root can be in the word.

    >>> take_apart("pengadilan", {"adil", "kadil"})
    [Analysis(root='adil', pattern='peN-an'), Analysis(root='kadil', pattern='peN-an')]
    >>> take_apart("tolong-menolong", {"tolong"})
    [Analysis(root='tolong', pattern='R:root')]
    """
    found = [Analysis(word, BARE)] if word in roots else []
    for core, clitics in _without_clitics(word):
        parts = _reduplicated(core, roots) if "-" in core else _affixed(core, roots)
        found.extend(Analysis(root, pattern + clitics) for root, pattern in parts)
    return list(dict.fromkeys(found))


def _without_clitics(word: str) -> Iterator[tuple[str, str]]:
    layers = [(word, "")]
    for _ in range(_STACKED + 1):
        yield from layers
        layers = [
            (core.removesuffix(clitic), f"+{clitic}{after}")
            for core, after in layers
            for clitic in _CLITICS
            if core.endswith(clitic) and len(core) >= len(clitic) + SHORTEST_ROOT - 1
        ]


def _affixed(core: str, roots: Container[str]) -> Iterator[Analysis]:
    for suffix in ("", "an", "i", "kan"):
        if core.endswith(suffix):
            stem = core.removesuffix(suffix)
            yield from _prefixed(stem, (), suffix, roots)


def _prefixed(
    stem: str, chain: tuple[str, ...], suffix: str, roots: Container[str]
) -> Iterator[Analysis]:
    if suffix in _CHAINS.get(chain, ()) and stem in roots and _may_be_affixed(stem, chain, suffix):
        yield Analysis(stem, _pattern(chain, suffix))
    for prefix, rest in _one_prefix(stem):
        if (*chain, prefix) in _OPEN and len(rest) >= SHORTEST_ROOT:
            yield from _prefixed(rest, (*chain, prefix), suffix, roots)


def _may_be_affixed(stem: str, chain: tuple[str, ...], suffix: str) -> bool:
    return len(stem) >= SHORTEST_ROOT or not (chain or suffix)


def _pattern(chain: tuple[str, ...], suffix: str) -> str:
    if not chain and not suffix:
        return BARE
    return f"{'-'.join(chain)}-{suffix}"


def _one_prefix(stem: str) -> Iterator[tuple[str, str]]:
    """Give each prefix that ``stem`` may begin with, and what may stand after it."""
    first, rest = stem[:2], stem[2:]
    if first in ("di", "ke", "se", "ku"):
        yield first, rest
    if stem.startswith("kau"):
        yield "kau", stem[3:]
    elif stem.startswith("tidak"):
        yield "tidak", stem[5:]
    elif first in ("me", "pe"):
        yield from ((first + "N", base) for base in without_nasal(rest))
    if first in ("be", "te", "pe"):
        yield from ((first + "r", base) for base in without_r(rest))
    if first == "pe" and rest[:1] not in _NO_NASAL:
        yield "pe", rest


def _reduplicated(core: str, roots: Container[str]) -> Iterator[Analysis]:
    """Give the roots that both halves share; either half, or both together, may be affixed.

    The second half may copy the nasal of the first ("menakut-nakuti").
    """
    first, _, second = core.partition("-")
    left = dict(reversed(list(_affixed(first, roots))))
    seconds = (second, "me" + second) if first.startswith("me") else (second,)
    for half in seconds:
        for root, pattern in _affixed(half, roots):
            if root in left:
                yield Analysis(root, TWICE + min(left[root], pattern, key=_affixation))


def _affixation(pattern: str) -> int:
    return 0 if pattern == BARE else len(pattern)
