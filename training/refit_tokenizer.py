"""``python -m training.refit_tokenizer [MODEL]``: puts edited word lists into a trained pipeline.

Only the tokenizer and the sentence rule are rebuilt; the weights stay. For small edits of
``lexicon/language/tokenizer.yaml`` and ``sentences.yaml``: what changes many tokens needs a new
training.
"""

from __future__ import annotations

import sys
from pathlib import Path

from peristiwa.parse import MODEL, load_pipeline
from peristiwa.parse.sentences import SENTENCES
from peristiwa.parse.tokenizer import build_tokenizer
from training.assemble import write_model
from training.pipelines import add_sentence_rule
from training.rules import load_rules

__all__ = ["main"]


def main() -> None:
    """Rewrite the shipped pipeline, or the one named on the command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL
    nlp = load_pipeline(folder)
    nlp.tokenizer = build_tokenizer(nlp.vocab, load_rules())
    nlp.remove_pipe(SENTENCES)
    add_sentence_rule(nlp)
    write_model(nlp, folder)


if __name__ == "__main__":
    main()
