"""What a user types to search with, as a query over the full-text index.

All words must be there. ``word`` stands for every form of its root, ``"two words"`` for just these
in this order, ``begin*`` for every word that begins so, and ``-`` before any of them for its
absence. Case and diacritics don't matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from peristiwa.errors import StoreError
from peristiwa.language.search_words import folded_words, words_with_spans

__all__ = ["Term", "TermKind", "parse_terms", "spans_of"]

TermKind = Literal["root", "phrase", "prefix"]
Folder = Callable[[str], str]

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


class Term(Struct, frozen=True):
    """One condition: words in a row, as roots or as they are, or one beginning."""

    kind: TermKind
    words: tuple[str, ...]
    absent: bool = False


def parse_terms(text: str, root: Folder) -> list[Term]:
    """Give the conditions that ``text`` states.

    Raises:
        StoreError: when it states none that must be met.
    """
    found = [_term(groups, root) for groups in _TERM.findall(text)]
    terms = [term for term in found if term.words]
    if all(term.absent for term in terms):
        raise StoreError(f"{text!r} holds no word to search for; name at least one")
    return terms


def _term(groups: tuple[str, str, str], root: Folder) -> Term:
    minus, phrase, word = groups
    absent = bool(minus)
    if not word:
        return Term("phrase", tuple(folded_words(phrase)), absent)
    words = folded_words(word)
    if word.endswith("*") and len(words) == 1:
        return Term("prefix", tuple(words), absent)
    return Term("root", tuple(map(root, words)), absent)


def spans_of(text: str, terms: Sequence[Term], root: Folder) -> list[tuple[int, int]]:
    """Give the offsets of the words of ``text`` that the conditions are about."""
    wanted = [term for term in terms if not term.absent]
    return [
        (start, end)
        for word, start, end in words_with_spans(text)
        if any(_meets(term, word, root) for term in wanted)
    ]


def _meets(term: Term, word: str, root: Folder) -> bool:
    if term.kind == "prefix":
        return word.startswith(term.words[0])
    return (root(word) if term.kind == "root" else word) in term.words
