"""``python -m training DATA``: converts, trains, evaluates, writes the model and its card.

The parser and the entity recogniser are trained side by side in two processes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import spacy

from training.assemble import assemble, folder_size, write_model
from training.card import CARD_PATH, card, meta
from training.evaluate import MODEL, evaluate, table
from training.steps import train_entities, train_parser


def main() -> None:
    """Train and write the pipeline that the package ships."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("data", type=Path, help="folder that holds ud_csui/, ud_pud/, ...")
    options.add_argument("--out", type=Path, default=MODEL, help="where the model is written")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = (Path(scratch) / "parse", Path(scratch) / "ner")
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            jobs = (
                pool.submit(train_parser, chosen.data, folders[0]),
                pool.submit(train_entities, chosen.data, folders[1]),
            )
            for job in jobs:
                job.result()
        nlp = assemble(spacy.load(folders[0]), spacy.load(folders[1]))
    scores = evaluate(nlp, chosen.data)
    nlp.meta.update(meta(chosen.data, scores))
    write_model(nlp, chosen.out)
    size = folder_size(chosen.out)
    CARD_PATH.write_text(card(chosen.data, scores, size), encoding="utf-8")
    sys.stdout.write(f"{table(scores)}\n{chosen.out}: {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
