"""Reads entity corpora in columns (one token a line, BIO tags) into sentences of this project.

The corpora are pre-tokenised; the text is put together again as a newspaper would print it and
parted anew by the tokenizer, so that the pipeline is trained on what it will meet.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from training.treebank import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.tokenizer import Tokenizer

__all__ = ["LABELS", "Span", "bio_spans", "read_entities", "read_spans", "spans_of"]

LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "ORGANISATION": "ORG",
    "LOC": "LOC",
    "PLACE": "LOC",
}
Span = tuple[int, int, str]
_CLOSING = frozenset(",.;:!?)]}%…”\u2019")
_OPENING = frozenset("([{“\u2018")
_QUOTES = frozenset("\"'")


def read_entities(path: Path, tokenizer: Tokenizer) -> list[Sentence]:
    """Read a column file into sentences whose words carry BIO tags and no other layer."""
    return [_sentence(text, spans, tokenizer) for text, spans in read_spans(path)]


def read_spans(path: Path) -> Iterator[tuple[str, list[Span]]]:
    """Give each sentence of a column file as its text and its entities in character offsets."""
    for rows in _blocks(path):
        text, offsets = _typeset([row[0] for row in rows])
        yield text, list(bio_spans([row[-1] for row in rows], offsets))


def spans_of(sentence: Sentence) -> tuple[str, list[Span]]:
    """Give the text of a sentence whose words carry BIO tags, and its entities."""
    ends = accumulate(len(word.form) + word.spaced for word in sentence.words)
    starts = [0, *ends]
    offsets = [(at, at + len(word.form)) for at, word in zip(starts, sentence.words, strict=False)]
    return sentence.text, list(bio_spans([word.entity or "O" for word in sentence.words], offsets))


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        if rows:
            yield rows


def _typeset(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens with the spaces that print would have; a quote opens and closes in turn."""
    text = ""
    offsets = []
    glue = True
    inside: set[str] = set()
    for token in tokens:
        closes = token in _QUOTES and token in inside
        if not (glue or closes or token[0] in _CLOSING):
            text += " "
        offsets.append((len(text), len(text) + len(token)))
        text += token
        glue = token in _OPENING or (token in _QUOTES and not closes)
        if token in _QUOTES:
            inside ^= {token}
    return text, offsets


def bio_spans(tags: Sequence[str], offsets: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Give the entities that BIO tags mark, in the offsets of the tokens; B may be left out."""
    begin = 0
    for index, tag in enumerate(tags):
        kind = tag[2:]
        if not kind:
            continue
        if tag.startswith("B-") or index == 0 or tags[index - 1][2:] != kind:
            begin = offsets[index][0]
        follows = index + 1 < len(tags) and tags[index + 1] == f"I-{kind}"
        if not follows:
            yield begin, offsets[index][1], LABELS[kind]


def _sentence(text: str, spans: Sequence[Span], tokenizer: Tokenizer) -> Sentence:
    doc = tokenizer(text)
    tags = ["O"] * len(doc)
    for begin, end, kind in spans:
        inside = [token.i for token in doc if token.idx < end and token.idx + len(token) > begin]
        for index in inside:
            tags[index] = f"I-{kind}"
        tags[inside[0]] = f"B-{kind}"
    words = (
        Word(token.text, bool(token.whitespace_), "", "", None, "", tags[token.i])
        for token in doc
        if not token.is_space
    )
    return Sentence(tuple(words))
