"""Folds words for search: case, diacritics, reduplication, and affixes down to the root."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

__all__ = ["WORD", "Span", "folded_words", "root_folder", "words_with_spans"]

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
"""A word as it is written: letters and figures, with hyphens between them."""

Span = tuple[str, int, int]


def folded_words(text: str) -> list[str]:
    """Give the words of a text in the form in which they are compared.

    Case and diacritics go; full reduplication is the word once (Sneddon et al. 2010, section
    1.30); other words with hyphens are taken apart.

    >>> folded_words("Anak-anak Bung Hatta tuduh-menuduh")
    ['anak', 'bung', 'hatta', 'tuduh', 'menuduh']
    """
    return [part for found in WORD.findall(text) for part in _parts(found)]


def words_with_spans(text: str) -> Iterator[Span]:
    """Yield each word, folded, with the offsets of what stands for it in ``text``."""
    for found in WORD.finditer(text):
        for part in _parts(found.group()):
            yield part, found.start(), found.end()


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, ...]:
    parts = _plain(word).split("-")
    return tuple(dict.fromkeys(parts)) if len(set(parts)) == 1 else tuple(parts)


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


@cache
def root_folder() -> Callable[[str], str]:
    """Give a function from a folded word to its root, which is the word where none is known."""
    from peristiwa.language.roots import load_root_finder

    return lru_cache(maxsize=262144)(load_root_finder())
