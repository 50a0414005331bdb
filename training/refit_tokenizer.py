"""``python -m training.refit_tokenizer [MODEL]``: puts edited word lists into a trained pipeline.

Only the tokenizer is rebuilt; the weights stay. For small edits of
``lexicon/language/tokenizer.yaml``: what changes many tokens needs a new training.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

from peristiwa.parse.tokenizer import build_tokenizer
from training.assemble import write_model
from training.evaluate import MODEL
from training.rules import load_rules

__all__ = ["main"]


def main() -> None:
    """Rewrite the shipped pipeline, or the one named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL
    nlp = spacy.load(folder)
    nlp.tokenizer = build_tokenizer(nlp.vocab, load_rules())
    write_model(nlp, folder)


if __name__ == "__main__":
    main()
