"""Finds the lemma of a word, which for Indonesian is its root.

A word listed by hand, or learnt from the treebanks, has the root that is written there. Any other
is taken apart by the affix rules (`peristiwa.language.affixes`); of several roots the one is taken
whose affixes are the most usual for the part of speech and which is itself the most usual.
Lemmas are as in Universal Dependencies: lower case, except for names, which keep their form.
"""

from __future__ import annotations

from functools import lru_cache
from math import log

from msgspec import Struct

from peristiwa.language.affixes import TWICE, Analysis, take_apart
from peristiwa.lexicon.compiled import load_built

__all__ = [
    "ANY",
    "FUNCTION",
    "FUNCTION_TAGS",
    "KEPT_TAGS",
    "RootData",
    "RootFinder",
    "is_abbreviation",
    "load_root_finder",
    "pattern_parts",
]

KEPT_TAGS = frozenset({"PROPN", "X", "PUNCT", "SYM"})
"""UPOS tags whose words keep their form."""
FUNCTION_TAGS = frozenset(
    {"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NUM", "PART", "PRON", "SCONJ"}
)
"""UPOS tags of closed classes; a listed word has the same lemma under all of them."""
FUNCTION = "function"
"""Stands for any of `FUNCTION_TAGS` where words are listed."""
ANY = "any"
"""Stands for any UPOS tag where patterns are counted."""

_CACHE_SIZE = 65536
_UNSEEN = 0.2
_PATTERNS = 100
_ROOT_WEIGHT = 0.5


class RootData(Struct, frozen=True, forbid_unknown_fields=True):
    """What is loaded: plain data, compiled from the lexicon.

    ``words`` gives listed lemmas by word and then by UPOS tag, `FUNCTION`, or the empty string
    for any tag. ``compounds`` gives the lemma of a root that is a compound written as one word.
    ``patterns`` counts affix patterns in treebanks by UPOS tag and under `ANY`,
    ``counts`` roots.
    """

    roots: frozenset[str]
    words: dict[str, dict[str, str]]
    compounds: dict[str, str]
    bound_prefixes: frozenset[str]
    patterns: dict[str, dict[str, int]]
    counts: dict[str, int]


class RootFinder:
    """Gives the root of a word; the same word costs its analysis once."""

    def __init__(self, data: RootData) -> None:
        self._data = data
        self._patterns = {upos: _logs(counts) for upos, counts in data.patterns.items()}
        self._roots = {root: _ROOT_WEIGHT * log(n + _UNSEEN) for root, n in data.counts.items()}
        self._new_root = _ROOT_WEIGHT * log(_UNSEEN)
        self._cached = lru_cache(maxsize=_CACHE_SIZE)(self._find)

    def __call__(self, form: str, upos: str = "") -> str:
        """Give the lemma of ``form``.

        Args:
            form: a token as written, with its particles and enclitics where the tokenizer leaves
                them on.
            upos: its Universal Dependencies part of speech; empty when not known.

        Returns:
            The lower-case root; the form itself for names, foreign words, symbols, figures and
            abbreviations; the lower-case form when no known root is in it.
        """
        return self._cached(form, upos)

    def _find(self, form: str, upos: str) -> str:
        if upos in KEPT_TAGS or not form.replace("-", "").isalpha():
            return form
        word = form.lower()
        listed = self._listed(word, upos)
        if listed:
            return listed
        best = self.best(word, upos)
        if best:
            return self._data.compounds.get(best.root, best.root)
        return self._unknown(form, word)

    def _listed(self, word: str, upos: str) -> str | None:
        entry = self._data.words.get(word)
        if entry is None:
            return None
        group = FUNCTION if upos in FUNCTION_TAGS else upos
        return entry.get(upos) or entry.get(group) or entry.get("")

    def best(self, word: str, upos: str) -> Analysis | None:
        """Give the likeliest analysis of a lower-case word, None when no known root is in it."""
        analyses = take_apart(word, self._data.roots)
        if len(analyses) < 2:
            return analyses[0] if analyses else None
        usual = self._patterns.get(upos) or self._patterns.get(ANY, {})
        unseen = usual.get(None, 0.0)

        def score(analysis: Analysis) -> float:
            parts = pattern_parts(analysis.pattern)
            root = self._roots.get(analysis.root, self._new_root)
            return root + sum(usual.get(part, unseen) for part in parts)

        return max(analyses, key=score)

    def _unknown(self, form: str, word: str) -> str:
        """Part a hyphenated prefix from a loan or an abbreviation; keep what is in capitals."""
        prefix, _, rest = form.partition("-")
        if rest and prefix.lower() in self._data.bound_prefixes:
            return rest if is_abbreviation(rest) else self(rest.lower())
        return form if is_abbreviation(form) else word


def pattern_parts(pattern: str) -> list[str]:
    """Part a pattern into what is counted by itself: the affixes, and the clitics after them.

    >>> pattern_parts("R:meN-kan+lah")
    ['meN-kan', '+lah']
    """
    affixes, plus, clitics = pattern.removeprefix(TWICE).partition("+")
    return [affixes, plus + clitics] if plus else [affixes]


def _logs(counts: dict[str, int]) -> dict[str | None, float]:
    """Give log probabilities of patterns; under None that of one never seen."""
    total = sum(counts.values()) + _UNSEEN * _PATTERNS
    known: dict[str | None, float] = {p: log((n + _UNSEEN) / total) for p, n in counts.items()}
    return {**known, None: log(_UNSEEN / total)}


def is_abbreviation(form: str) -> bool:
    """Tell whether a word, or its part up to a hyphen, has several capitals, as "RAPBN-P" has."""
    return sum(letter.isupper() for letter in form.partition("-")[0]) > 1


def load_root_finder() -> RootFinder:
    """Load the finder over the data that ship with the package.

    Raises:
        LexiconError: when the built file is missing or of another shape.
    """
    return RootFinder(load_built("roots.json", RootData))
