"""``python -m training DATA``: converts, trains, evaluates, writes the model and its card.

The parser and the entity recogniser are trained side by side in two processes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from training.assemble import assemble, folder_size, write_model
from training.card import CARD_PATH, card, meta
from training.corpus import epoch
from training.data import OLD_TREEBANK, SOURCES, entity_corpora, old_treebank, treebanks
from training.evaluate import MODEL, evaluate, table
from training.legacy import modernise
from training.loop import Plan, train
from training.pipelines import entity_score, new_pipeline, parse_score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from spacy.language import Language
    from spacy.training import Example

    from training.treebank import Sentence

PARSER = Plan(epochs=11)
LARGER_PARSER = Plan(epochs=7, score_from=0.5)
ENTITIES = Plan(epochs=11)


def main() -> None:
    """Train and write the pipeline that the package ships."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("data", type=Path, help="folder that holds ud_csui/, ud_pud/, ...")
    options.add_argument("--out", type=Path, default=MODEL, help="where the model is written")
    options.add_argument(
        "--old-treebank", action="store_true", help="learn from GSD's train file of 2018 as well"
    )
    chosen = options.parse_args()
    sources = (*SOURCES, OLD_TREEBANK) if chosen.old_treebank else SOURCES
    with tempfile.TemporaryDirectory() as scratch:
        folders = (Path(scratch) / "parse", Path(scratch) / "ner")
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            jobs = (
                pool.submit(train_parser, chosen.data, folders[0], chosen.old_treebank),
                pool.submit(train_entities, chosen.data, folders[1]),
            )
            for job in jobs:
                job.result()
        nlp = assemble(spacy.load(folders[0]), spacy.load(folders[1]))
    scores = evaluate(nlp, chosen.data)
    nlp.meta.update(meta(chosen.data, sources, scores))
    write_model(nlp, chosen.out)
    size = folder_size(chosen.out)
    CARD_PATH.write_text(card(chosen.data, sources, scores, size), encoding="utf-8")
    sys.stdout.write(f"{table(scores)}\n{chosen.out}: {size / 1e6:.1f} MB\n")


def train_parser(data: Path, folder: Path, with_old: bool) -> None:
    """Train tagger and parser on present treebanks.

    With the old treebank this pipeline is the teacher that helps to convert it, and a second one
    is trained on both.
    """
    nlp = new_pipeline("parse")
    corpora = treebanks(data, nlp.tokenizer)
    _train(nlp, corpora.train, corpora.selection, PARSER, "parser")
    if with_old:
        modern = modernise(old_treebank(data, nlp.tokenizer), nlp)
        nlp = new_pipeline("parse")
        _train(nlp, (*corpora.train, modern), corpora.selection, LARGER_PARSER, "larger parser")
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


if __name__ == "__main__":
    main()
