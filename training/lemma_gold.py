"""Reads the lemmas of a CoNLL-U treebank for the tokens of this project.

Tokens are those of `training.treebank`. A word that is kept whole where the treebank parts it has
the lemma of its stem; a parted enclitic has itself as lemma, which is what CSUI and PUD write.
The treebanks differ in more than tokens; `conventional` says which lemma counts as right here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peristiwa.language.roots import KEPT_TAGS, is_abbreviation
from training.treebank import CLITIC, conllu_blocks, read_treebank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.tokenizer import Tokenizer

    from training.treebank import Word

__all__ = ["Gold", "conventional", "read_lemmas"]

_Lines = list[list[str]]


@dataclass(frozen=True)
class Gold:
    """A token with its lemma as the treebank writes it."""

    word: Word
    lemma: str


def read_lemmas(path: Path, tokenizer: Tokenizer) -> list[list[Gold]]:
    """Read a CoNLL-U file into sentences of tokens with lemmas."""
    sentences = read_treebank(path, tokenizer)
    blocks = conllu_blocks(path)
    return [
        list(_aligned(lines, sentence.words))
        for lines, sentence in zip(blocks, sentences, strict=True)
    ]


def conventional(sentences: Sequence[Sequence[Gold]]) -> list[list[Gold]]:
    """Bring the lemmas of one treebank to the convention of this project.

    Names and foreign words keep their form (CSUI lower-cases them at the start of a sentence, GSD
    everywhere). All others are lower case, save for abbreviations. A capitalised word that CSUI
    left unanalysed because it stands in a name ("Departemen Keuangan") gets the lemma that the
    same treebank gives to the same word in lower case, if it occurs.
    """
    usual = _lemmas_of_lower_case(sentences)
    return [[Gold(gold.word, _conventional(gold, usual)) for gold in row] for row in sentences]


def _conventional(gold: Gold, usual: dict[str, str]) -> str:
    form, upos = gold.word.form, gold.word.upos
    unanalysed = gold.lemma.lower() == form.lower()
    if upos in KEPT_TAGS or (unanalysed and is_abbreviation(form)):
        return form
    if gold.lemma == form and form != form.lower():
        return usual.get(f"{form.lower()}/{upos}", form.lower())
    return gold.lemma.lower()


def _lemmas_of_lower_case(sentences: Sequence[Sequence[Gold]]) -> dict[str, str]:
    seen: dict[str, Counter[str]] = {}
    for gold in (gold for row in sentences for gold in row):
        if gold.word.form.islower():
            key = f"{gold.word.form}/{gold.word.upos}"
            seen.setdefault(key, Counter())[gold.lemma.lower()] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}


def _aligned(lines: _Lines, words: Sequence[Word]) -> Iterator[Gold]:
    """Hand each unit of the treebank the tokens that it is written in."""
    at = index = 0
    while index < len(lines):
        first, _, last = lines[index][0].partition("-")
        size = int(last) - int(first) + 1 if last else 0
        surface, parts = lines[index][1], lines[index + 1 : index + 1 + size]
        tokens = 1 if words[at].form == surface else 2
        yield from _unit(words[at : at + tokens], parts or [lines[index]])
        index, at = index + 1 + size, at + tokens


def _unit(words: Sequence[Word], parts: _Lines) -> Iterator[Gold]:
    stem = max(parts, key=lambda part: len(part[1]))
    lemma = stem[2]
    if len(words) == 2 and len(parts) == 1 and lemma.lower() == stem[1].lower():
        lemma = lemma[: -len(CLITIC)]
    yield Gold(words[0], lemma)
    for clitic in words[1:]:
        yield Gold(clitic, clitic.form.lower())
