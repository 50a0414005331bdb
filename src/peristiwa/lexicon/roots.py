"""Compiles what the root finder loads: a list of roots, hand-edited lemmas and learnt ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from msgspec import Struct

from peristiwa.errors import LexiconError
from peristiwa.language.roots import FUNCTION, FUNCTION_TAGS, RootData
from peristiwa.lexicon.hand_edited import read_yaml

__all__ = ["HAND_EDITED", "LEARNT", "LearntRoots", "build_roots", "without_learning"]

HAND_EDITED = Path("lexicon/language/roots.yaml")
LEARNT = Path("lexicon/learnt/roots.yaml")
_TAGS = FUNCTION_TAGS | {FUNCTION, "ADJ", "NOUN", "VERB"}


class RootsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All of the hand-edited ``roots.yaml``; words are parted by blanks."""

    roots: str
    not_roots: str
    whole: str
    compounds: str
    lemmas: dict[str, str]
    bound_prefixes: str


class LearntRoots(Struct, frozen=True, forbid_unknown_fields=True):
    """All of the learnt ``roots.yaml``; ``counts`` has the roots by how often they were seen."""

    roots: str
    lemmas: dict[str, str]
    patterns: dict[str, dict[str, int]]
    counts: dict[int, str]


def build_roots(root: Path) -> RootData:
    """Check and join the files under ``root`` and PySastrawi's root list.

    What is edited by hand goes before what was learnt.

    Raises:
        LexiconError: when a file is missing or misshapen, a word has two lemmas, or a tag is
            none of Universal Dependencies.
    """
    by_hand = without_learning(root)
    learnt = read_yaml(root / LEARNT, LearntRoots)
    words = {word: dict(entry) for word, entry in by_hand.words.items()}
    for word, entry in _words(learnt.lemmas, "", LEARNT).items():
        if "" not in words.get(word, {}):
            words[word] = {**entry, **words.get(word, {})}
    return RootData(
        roots=by_hand.roots | frozenset(learnt.roots.split()),
        words=words,
        compounds=by_hand.compounds,
        bound_prefixes=by_hand.bound_prefixes,
        patterns=learnt.patterns,
        counts={word: n for n, words in learnt.counts.items() for word in words.split()},
    )


def without_learning(root: Path) -> RootData:
    """Give what `build_roots` gives with nothing learnt; raises as it does."""
    edited = read_yaml(root / HAND_EDITED, RootsFile)
    compounds = {parts.replace("-", ""): parts for parts in edited.compounds.split()}
    return RootData(
        roots=_roots(edited) | frozenset(compounds),
        words=_words(edited.lemmas, edited.whole, HAND_EDITED),
        compounds=compounds,
        bound_prefixes=frozenset(edited.bound_prefixes.split()),
        patterns={},
        counts={},
    )


def _roots(edited: RootsFile) -> frozenset[str]:
    """Give PySastrawi's roots, less those that were struck out, and those that were added."""
    listed = (resources.files("Sastrawi.Stemmer") / "data/kata-dasar.txt").read_text().split()
    struck = frozenset(edited.not_roots.split())
    idle = sorted(struck - set(listed))
    if idle:
        raise LexiconError(f"{HAND_EDITED}: not_roots: {idle[0]!r} is on no list: drop the entry")
    whole = [word for word in edited.whole.split() if "/" not in word]
    return (frozenset(listed) - struck).union(edited.roots.split(), whole, edited.lemmas)


def _words(lemmas: dict[str, str], whole: str, file: Path) -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for lemma, word, tag in (*_listed(lemmas.items()), *_kept(whole)):
        if tag and tag not in _TAGS:
            raise LexiconError(f"{file}: {word}/{tag}: no such tag; use one of {sorted(_TAGS)}")
        known = words.setdefault(word, {}).setdefault(tag, lemma)
        if known != lemma:
            raise LexiconError(f"{file}: {word!r} has the lemmas {known!r} and {lemma!r}: keep one")
    return words


def _listed(lemmas: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for lemma, forms in lemmas:
        for form in forms.split():
            word, _, tag = form.partition("/")
            yield lemma, word, tag


def _kept(whole: str) -> Iterator[tuple[str, str, str]]:
    for form in whole.split():
        word, _, tag = form.partition("/")
        yield word, word, tag
