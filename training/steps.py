"""The training of the shipped pipeline, on gold and on the teacher's annotation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from peristiwa.errors import InputError
from peristiwa.parse.lemmas import LEMMAS
from training.corpus import epoch
from training.data import raw_sentences, read_part
from training.log import log
from training.loop import Plan, train
from training.pipelines import add_sentence_rule, new_pipeline, rule_pipeline, selection_score
from training.silver import SILVER, Silver
from training.treebank import Sentence

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from spacy.language import Language
    from spacy.training import Example

__all__ = ["PLAN", "Material", "material", "train_pipeline"]

PLAN = Plan(epochs=16, dropout=0.1, score_from=0.7)
PER_PASS = 16_000
"""Raw sentences that join each pass; the next pass takes the next ones."""
TREEBANKS = ("csui", "pud", "gsd")
LEAST_FOUND = 80_000


@dataclass(frozen=True)
class Material:
    """Sentences to learn from, all with every layer, and sentences that select the weights.

    ``gold`` are corpora with what the teacher added to them, ``old`` the file of 2018 and ``raw``
    news, both with the teacher's annotation alone.
    """

    gold: tuple[list[Sentence], ...]
    old: list[Sentence]
    raw: list[Sentence]
    trees: list[Sentence]
    entities: list[Sentence]


def material(data: Path) -> Material:
    """Read all corpora under ``data`` and fill them up from the teacher's annotation.

    Raises InputError when a file is missing, or when the annotation doesn't fit the texts.
    """
    nlp = rule_pipeline()
    silver = Silver()
    gold = tuple(
        silver.annotate(read_part(name, "train", data, nlp.tokenizer))
        for name in (*TREEBANKS, "idner", "nergrit")
    )
    old = silver.annotate(map(_bare, read_part("old", "train", data, nlp.tokenizer)))
    raw = silver.annotate(raw_sentences(nlp, data))
    log(f"{sum(map(len, gold)):,} gold sentences, {len(old):,} of 2018, {len(raw):,} raw")
    if len(raw) < LEAST_FOUND:
        raise InputError(
            f"{SILVER}: fits only {len(raw):,} raw sentences of {data}; the tokens have changed "
            "since it was made: make it again (training/README.md, The teacher)"
        )
    return Material(
        gold,
        old,
        raw,
        trees=[s for n in TREEBANKS for s in read_part(n, "selection", data, nlp.tokenizer)],
        entities=read_part("idner", "selection", data, nlp.tokenizer),
    )


def train_pipeline(data: Path) -> Language:
    """Train the pipeline from a data folder; always the same for the same files."""
    learnt = material(data)
    nlp = new_pipeline()
    passes = iter(range(PLAN.epochs))

    def next_pass(nlp: Language, rng: Random) -> list[Example]:
        start = next(passes) * PER_PASS % len(learnt.raw)
        raw = (learnt.raw + learnt.raw)[start : start + PER_PASS]
        return epoch(nlp, (*learnt.gold, learnt.old, raw), rng)

    train(nlp, next_pass, selection_score(learnt.trees, learnt.entities), PLAN, log)
    add_sentence_rule(nlp)
    nlp.add_pipe(LEMMAS, after="morphologizer")
    return nlp


def _bare(sentence: Sentence) -> Sentence:
    """Give the words without any layer."""
    words = (replace(word, upos="", voice="", head=None, label="") for word in sentence.words)
    return Sentence(tuple(words))
