"""Writes the texts that the teacher learns from and annotates, as JSON lines.

A line is a sentence: its ``corpus``, its ``part`` (train, selection, test or raw), its ``words``
and whichever layers are known: ``upos``, ``voice``, ``heads`` (0-based, own index for the root),
``labels``, ``entities``.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from training.data import GOLD_PARTS, raw_paragraphs, raw_sentences, read_part
from training.pipelines import rule_pipeline
from training.teacher.lines import GOLD, LANGUAGE, RAW, Row, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from training.treebank import Sentence

__all__ = ["prepare"]


def prepare(data: Path, work: Path) -> None:
    """Write three files to ``work``: gold sentences, raw sentences, and tokenised paragraphs."""
    work.mkdir(parents=True, exist_ok=True)
    nlp = rule_pipeline()
    gold = [
        (name, part, sentence)
        for name, part in GOLD_PARTS
        for sentence in read_part(name, part, data, nlp.tokenizer)
    ]
    write_rows(work / GOLD, (_row(*item) for item in gold))
    write_rows(work / RAW, (_row("click", "raw", item) for item in raw_sentences(nlp, data)))
    with gzip.open(work / LANGUAGE, "wt", encoding="utf-8") as file:
        for doc in nlp.tokenizer.pipe(raw_paragraphs(data)):
            file.write(" ".join(token.text for token in doc if not token.is_space) + "\n")
        for _, part, sentence in gold:
            if part == "train":
                file.write(" ".join(word.form for word in sentence.words) + "\n")


def _row(corpus: str, part: str, sentence: Sentence) -> Row:
    words = sentence.words
    row: Row = {"corpus": corpus, "part": part, "words": [word.form for word in words]}
    if words[0].upos:
        row["upos"] = [word.upos for word in words]
        if corpus != "old":
            row["voice"] = [word.voice for word in words]
    if words[0].head is not None:
        row["heads"] = [word.head for word in words]
        row["labels"] = [word.label for word in words]
    if words[0].entity:
        row["entities"] = [word.entity for word in words]
    return row
