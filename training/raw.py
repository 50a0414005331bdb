"""Reads raw news for self-training: paragraphs that no held-out sentence overlaps.

The file is the article text of CLICK-ID (William and Sari 2020, CC BY 4.0), one paragraph a line.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from training.treebank import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Span

__all__ = ["clean_paragraphs", "sample", "sentences"]

SEED = 1945
OVERLAP = 8
"""Words in a row that make a paragraph count as overlapping with a held-out text."""
BLOCK = 20
SHORTEST, LONGEST = 3, 60


def clean_paragraphs(path: Path, held_out: Iterable[str]) -> list[str]:
    """Read the distinct paragraphs of ``path`` that share no eight words with ``held_out``."""
    forbidden = {gram for text in held_out for gram in _grams(text)}
    lines = path.read_text(encoding="utf-8").split("\n")
    paragraphs = dict.fromkeys(line.strip() for line in lines)
    return [text for text in paragraphs if text and forbidden.isdisjoint(_grams(text))]


def sample(paragraphs: Sequence[str], words: int, seed: int = SEED) -> list[str]:
    """Draw blocks of neighbouring paragraphs until they hold ``words`` words."""
    starts = list(range(0, len(paragraphs), BLOCK))
    Random(seed).shuffle(starts)
    chosen: list[str] = []
    held = 0
    for start in starts:
        if held >= words:
            break
        block = paragraphs[start : start + BLOCK]
        chosen += block
        held += sum(len(text.split()) for text in block)
    return chosen


def sentences(nlp: Language, paragraphs: Iterable[str]) -> Iterator[Sentence]:
    """Part paragraphs into sentences of this project's tokens, without any layer.

    ``nlp`` tokenises and marks sentences; very short and very long ones are left out.
    """
    for doc in nlp.pipe(paragraphs):
        for span in doc.sents:
            if SHORTEST <= len(span) <= LONGEST:
                yield _sentence(span)


def _sentence(span: Span) -> Sentence:
    return Sentence(
        tuple(
            Word(token.text, bool(token.whitespace_), "", "", None, "")
            for token in span
            if not token.is_space
        )
    )


def _grams(text: str) -> Iterator[tuple[str, ...]]:
    words = text.lower().split()
    return (tuple(words[at : at + OVERLAP]) for at in range(len(words) - OVERLAP + 1))
