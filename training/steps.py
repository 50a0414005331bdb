"""The two trainings, each from the corpora to a folder of its own."""

from __future__ import annotations

import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from training.corpus import epoch
from training.data import entity_corpora, old_treebank, treebanks
from training.legacy import modernise
from training.loop import Plan, train
from training.pipelines import entity_score, new_pipeline, parse_score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from random import Random

    from spacy.language import Language
    from spacy.training import Example

    from training.treebank import Sentence

__all__ = ["ENTITIES", "FINISH", "PARSER", "TEACHER", "train_entities", "train_parser"]

TEACHER = Plan(epochs=11)
PARSER = Plan(epochs=7, score_from=0.5)
FINISH = Plan(epochs=4, rate=0.0006, dropout=0.2, resumes=True)
ENTITIES = Plan(epochs=11)


def train_parser(data: Path, folder: Path) -> None:
    """Train a teacher on present treebanks, then the parser on these and the modernised one.

    The last passes are over the present treebanks alone.
    """
    nlp = new_pipeline("parse")
    corpora = treebanks(data, nlp.tokenizer)
    _train(nlp, corpora.train, corpora.selection, TEACHER, "teacher")
    modern = modernise(old_treebank(data, nlp.tokenizer), nlp)
    nlp = new_pipeline("parse")
    _train(nlp, (*corpora.train, modern), corpora.selection, PARSER, "parser")
    _train(nlp, corpora.train, corpora.selection, FINISH, "finish")
    nlp.to_disk(folder)


def train_entities(data: Path, folder: Path) -> None:
    """Train the entity recogniser."""
    nlp = new_pipeline("ner")
    corpora = entity_corpora(data, nlp.tokenizer)
    score = entity_score(corpora.selection)
    train(nlp, partial(_epoch, corpora.train), score, ENTITIES, partial(_log, "entities"))
    nlp.to_disk(folder)


def _train(
    nlp: Language,
    corpora: Sequence[Sequence[Sentence]],
    selection: Sequence[Sentence],
    plan: Plan,
    name: str,
) -> None:
    train(nlp, partial(_epoch, corpora), parse_score(selection), plan, partial(_log, name))


def _epoch(corpora: Sequence[Sequence[Sentence]], nlp: Language, rng: Random) -> list[Example]:
    return epoch(nlp, corpora, rng)


def _log(name: str, line: str) -> None:
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {name} {line}\n")
