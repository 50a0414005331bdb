"""Abbreviations of names, and of common words as in "pajak bumi dan bangunan (PBB)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice

from peristiwa.coding.names import NameHit
from peristiwa.parse.tokens import Doc

__all__ = ["abbreviates", "redefined"]

_BRACKET = "("


def abbreviates(short: str, name: str) -> bool:
    """Tell whether the letters of ``short`` stand in ``name`` in that order, from its first on."""
    letters = iter(name.lower())
    return short[:1].lower() == name[:1].lower() and all(c in letters for c in short.lower())


def redefined(doc: Doc, hits: Sequence[NameHit], coordinators: Set[str]) -> set[str]:
    """Give the names among ``hits`` that are abbreviations of something else in ``doc``.

    The initials of the words before the bracket spell it; ``coordinators`` may be passed over.
    """
    return {
        doc[hit.start].text
        for hit in hits
        if hit.end == hit.start + 1 and hit.start > 1 and doc[hit.start - 1].text == _BRACKET
        if _is_spelt(doc[hit.start].text, _initials(doc, hit.start - 2, coordinators))
    }


def _is_spelt(short: str, initials: Iterator[str]) -> bool:
    """Whether initials, the last one first, spell an abbreviation of two letters and more."""
    spelt = "".join(islice(initials, len(short)))
    return short.isupper() and len(short) > 1 and spelt == short.lower()[::-1]


def _initials(doc: Doc, position: int, coordinators: Set[str]) -> Iterator[str]:
    """The first letters of the words in small letters that end at a token, the last one first."""
    while position >= 0 and doc[position].is_lower:
        if doc.words[position] not in coordinators:
            yield doc.words[position][0]
        position -= 1
