"""``python -m training.evaluate DATA [MODEL]``: scores the shipped pipeline on held-out corpora.

Three tables: tags, trees, lemmas and entities; the same beside what other systems publish; repair.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from peristiwa.parse import MODEL, load_pipeline
from training.data import TEST_ENTITIES, TEST_TREEBANKS
from training.entities import read_spans, spans_of
from training.evaluate_lemmas import lemma_scores
from training.evaluate_repair import repair_scores
from training.evaluate_repair import table as repair_table
from training.published import beside_published
from training.scores import Scores, entity_scores, tree_scores
from training.treebank import read_treebank

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["SAMPLE", "evaluate", "main", "sample_scores", "table"]

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "parse" / "sample.conllu"


def evaluate(nlp: Language, data: Path) -> dict[str, Scores]:
    """Score ``nlp`` on every held-out corpus under ``data``; figures are per cent."""
    scores = {}
    for name, path in TEST_TREEBANKS.items():
        scores[name] = tree_scores(nlp, read_treebank(data / path, nlp.tokenizer))
        lemmas = lemma_scores(data / path, nlp)
        scores[name]["lemmas"] = lemmas["as written"]
        scores[name]["lemmas, our convention"] = lemmas["convention"]
    for name, path in TEST_ENTITIES.items():
        scores[name] = entity_scores(nlp, list(read_spans(data / path)))
    return scores


def sample_scores(nlp: Language) -> Scores:
    """Score ``nlp`` on the annotated sample that ships with the tests; figures are per cent."""
    sentences = read_treebank(SAMPLE, nlp.tokenizer)
    return tree_scores(nlp, sentences) | entity_scores(nlp, [spans_of(s) for s in sentences])


def table(scores: dict[str, Scores]) -> str:
    """Set scores as a Markdown table, a row for each corpus and measure."""
    rows = ["| corpus | measure | score |", "|---|---|---:|"]
    for corpus, measures in scores.items():
        rows += [f"| {corpus} | {name} | {value:.1f} |" for name, value in measures.items()]
    return "\n".join(rows)


def main() -> None:
    """Print all tables for the shipped pipeline, or the one named on the command line."""
    if len(sys.argv) < 2:
        sys.exit("usage: python -m training.evaluate DATA [MODEL]")
    data, model = Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL
    nlp = load_pipeline(model)
    scores = evaluate(nlp, data)
    _print("Held-out corpora, per cent", table(scores))
    _print("Beside published figures (training/published.yaml)", beside_published(scores))
    _print("Repair of held-out news", repair_table(repair_scores(nlp, data)))


def _print(title: str, text: str) -> None:
    sys.stdout.write(f"## {title}\n\n{text}\n\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
