"""``make validate-coder DATA=…``: how the whole chain codes reports that it has not learnt.

Each fifth of the annotated reports is coded with regressions of the other four, and all of them
are scored together: those of ``gold/train.jsonl``, and the public ones of ``corpus/``. Lexicon,
gazetteers, parser and thresholds are those that ship, and so are the models that cast the parties
of whom the models of step 5 learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from peristiwa.coding import LinearModel, load_linear
from peristiwa.evaluation import GoldDocument, render, score
from peristiwa.pipeline import load
from peristiwa.records import Article, CodedArticle
from training.coder import EXAMPLES, annotated, fit, rows_of, weights_of
from training.examples import Row
from training.folds import FOLDS, fold_of

_BATCH = 32


def main() -> None:
    """Learn five times, and print two reports of scores."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder that holds raw/ and, beside it, gold/")
    data = parser.parse_args().data
    gold, public, others = annotated(data)
    reports, console = others + public + gold, Console()
    rows = {name: r for examples in EXAMPLES for name, r in rows_of(reports, examples).items()}
    coded: dict[str, CodedArticle] = {}
    for number in track(range(FOLDS), "fifths", console=console, transient=True):
        models = models_without(number, rows, weights_of(gold))
        unseen = [report for report in gold + public if fold_of(report.id) == number]
        coded.update((article.id, article) for article in _coded(unseen, models))
    for name, some in (("gold/train.jsonl", gold), ("corpus/click_id_public.jsonl", public)):
        console.rule(name)
        render(score(some, {report.id: coded[report.id] for report in some}), console)


def models_without(
    number: int, rows: Mapping[str, Sequence[Row]], weights: Mapping[str, float]
) -> dict[str, LinearModel]:
    """Give the models of all reports but those of one fifth, with the thresholds that ship."""
    return {
        name: fit(
            name,
            [row for row in some if fold_of(row.document) != number],
            weights,
            load_linear(name).threshold,
        )
        for name, some in rows.items()
    }


def _coded(
    reports: Sequence[GoldDocument], models: Mapping[str, LinearModel]
) -> list[CodedArticle]:
    pipeline = load(models=models.__getitem__)
    articles = (Article(id=r.id, text=r.text, published=r.published) for r in reports)
    return list(pipeline.pipe(articles, _BATCH))


if __name__ == "__main__":
    main()
