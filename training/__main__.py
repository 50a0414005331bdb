"""``python -m training DATA``: trains, evaluates, writes the model and its card."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from peristiwa.parse import MODEL
from training.assemble import folder_size, write_model
from training.card import CARD_PATH, card, meta
from training.evaluate import evaluate, sample_scores, table
from training.steps import train_pipeline


def main() -> None:
    """Train and write the pipeline that the package ships."""
    options = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    options.add_argument("data", type=Path, help="folder that holds ud_csui/, ud_pud/, ...")
    options.add_argument("--out", type=Path, default=MODEL, help="where the model is written")
    chosen = options.parse_args()
    nlp = train_pipeline(chosen.data)
    scores = {**evaluate(nlp, chosen.data), "shipped sample": sample_scores(nlp)}
    nlp.meta.update(meta(chosen.data, scores))
    write_model(nlp, chosen.out)
    size = folder_size(chosen.out)
    CARD_PATH.write_text(card(chosen.data, scores, size), encoding="utf-8")
    sys.stdout.write(f"{table(scores)}\n{chosen.out}: {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
