"""Counts what repair knows of words: their class, their capitals, stems that prefixes keep to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from peristiwa.repair.tokens import read_tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from peristiwa.repair.tokens import WordClasses

__all__ = ["capitals_of", "stems_of", "tags_of"]

LETTERS = {
    "NOUN": "N", "VERB": "V", "ADP": "P", "ADV": "R", "ADJ": "J", "AUX": "X", "CCONJ": "C",
    "SCONJ": "S", "DET": "D", "PRON": "I", "NUM": "9", "PART": "T", "INTJ": "O", "X": "O",
}  # fmt: skip
"""UPOS (https://universaldependencies.org/u/pos/) by the letter that stands for it."""

TAGGED, WRITTEN, SHOUTED, JOINED = 2, 8, 0.8, 5
SHARES = (0.02, 0.1, 0.4, 0.8, 0.97)
APART = 0.015
_SHORTEST = 3
_PLAIN = re.compile(r"[a-z]+(?:-[a-z]+)*")
_WORDS = re.compile(r"[a-z]+")


def tags_of(treebanks: Iterable[Path], plain: WordClasses) -> dict[str, str]:
    """Give the words whose commonest class in the treebanks isn't the one of their shape."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in treebanks:
        for line in path.read_text(encoding="utf-8").split("\n"):
            columns = line.split("\t")
            if len(columns) == 10 and columns[3] in LETTERS and columns[1][:1].isalpha():
                counts[columns[1].lower()][LETTERS[columns[3]]] += 1
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for word, counter in counts.items():
        letter = counter.most_common(1)[0][0]
        often = counter.total() >= TAGGED and _PLAIN.fullmatch(word)
        if often and plain.tag(word)[0] != letter:
            classes[letter].append(word)
    return _listed(classes)


def capitals_of(paragraphs: Iterable[str], plain: WordClasses) -> tuple[dict[str, str], str]:
    """Give words by how often they have a capital in mid-sentence, and the acronyms."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in paragraphs:
        line = read_tokens(paragraph, plain)
        if not line.headline:
            for before, token in zip(line.tokens, line.tokens[1:], strict=False):
                if before.last.isalnum() or before.last == ",":
                    counts[token.low][token.shape] += 1
    shares: defaultdict[str, list[str]] = defaultdict(list)
    acronyms = []
    for word, counter in counts.items():
        if counter.total() < WRITTEN or not word.replace("-", "").isalpha():
            continue
        share = 1 - counter["x"] / counter.total()
        shares[str(sum(share >= bound for bound in SHARES))].append(word)
        if counter["A"] > SHOUTED * counter.total():
            acronyms.append(word)
    return _listed(shares), " ".join(sorted(acronyms))


def stems_of(prefix: str, paragraphs: Sequence[str]) -> str:
    """Give what stands after ``prefix`` as one word often and apart from it hardly ever.

    What isn't a word that the prefix was put before (a root that only begins alike) counts too:
    apart from the prefix it is no word either.
    """
    joined: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    beside = re.compile(rf"\b{prefix} ([a-z]+)")
    for paragraph in paragraphs:
        words = _WORDS.findall(paragraph)
        joined.update(w.removeprefix(prefix) for w in words if w.startswith(prefix))
        apart.update(beside.findall(paragraph))
    return " ".join(
        sorted(
            stem
            for stem, count in joined.items()
            if count >= JOINED and len(stem) >= _SHORTEST and apart[stem] <= APART * count
        )
    )


def _listed(words: dict[str, list[str]]) -> dict[str, str]:
    return {key: " ".join(sorted(words[key])) for key in sorted(words)}
