"""Trains the models of steps 4 and 5: which candidates are acts, who acts, and how acts stand.

Learns from annotated reports by logistic regression over named features. Each fifth of the reports
is judged by a model of the others, and the threshold is set by these judgements.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from peristiwa.coding import LinearModel
from peristiwa.evaluation import GoldDocument, read_gold
from peristiwa.parse import Doc
from peristiwa.pipeline import Pipeline, load
from peristiwa.repair import RepairedText
from training.annotated import LEISURE, PUBLIC, read_annotated
from training.data import found
from training.examples import Row, coding_rows
from training.folds import FOLDS, fold_of
from training.grounding import grounding_rows
from training.log import log
from training.thresholds import threshold_of

MODELS = Path(__file__).parents[1] / "src/peristiwa/coding/model"
_STRENGTH = 0.1
_STRENGTHS = {"act": 0.2, "status": 1.0, "history": 0.3}
_RARITY = {"act": 0.2, "status": 0.3, "history": 0.2, "understood": 0.2}
"""The power of its rarity by which a feature counts more, for the models that gain by it."""
_BATCH = 32
_SEED = 0
_GOLD = 2.0
_SMALLEST = 0.005

Examples = Callable[[Pipeline, GoldDocument, RepairedText, Doc], Mapping[str, list[Row]]]
EXAMPLES: tuple[Examples, ...] = (coding_rows, grounding_rows)


def main() -> None:
    """Train on the annotated reports of a data folder and write the models."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder that holds raw/ and, beside it, gold/")
    data = parser.parse_args().data
    gold, public, others = annotated(data)
    reports = others + public + gold
    weights = weights_of(gold)
    events = sum(len(report.events) for report in reports)
    for examples in EXAMPLES:
        for name, rows in rows_of(reports, examples).items():
            write(train(name, rows, events, weights), name)


def annotated(data: Path) -> tuple[list[GoldDocument], list[GoldDocument], list[GoldDocument]]:
    """Give the reports to learn from: the gold beside a data folder, public affairs, all others."""
    gold = read_gold(found(data.parent / "gold/train.jsonl"))
    others = read_annotated(data) + read_annotated(data, LEISURE)
    return gold, read_annotated(data, PUBLIC), others


def weights_of(gold: Sequence[GoldDocument]) -> dict[str, float]:
    """Give what a row of each report of the gold counts; one of any other counts 1."""
    return dict.fromkeys((report.id for report in gold), _GOLD)


def rows_of(reports: Sequence[GoldDocument], examples: Examples) -> dict[str, list[Row]]:
    """Give the rows of all reports by the name of the model that they are for."""
    read = list(documents(load(), reports, examples))
    return {name: [row for report in read for row in report[name]] for name in read[0]}


def documents(
    pipeline: Pipeline, reports: Sequence[GoldDocument], examples: Examples
) -> Iterator[Mapping[str, list[Row]]]:
    """Give the examples of each report, by the name of the model that they are for."""
    stream = iter(reports)
    while batch := list(islice(stream, _BATCH)):
        repaired = [pipeline.repair(report.text) for report in batch]
        docs = pipeline.parse.pipe(repaired, _BATCH)
        for report, text, doc in zip(batch, repaired, docs, strict=True):
            yield examples(pipeline, report, text, doc)


def write(model: LinearModel, name: str) -> None:
    """Write ``model`` beside the other models, one weight a line."""
    text = msgspec.json.format(msgspec.json.encode(model), indent=1)
    (MODELS / f"{name}.json").write_bytes(text + b"\n")


def train(name: str, rows: Sequence[Row], events: int, weights: Mapping[str, float]) -> LinearModel:
    """Give the model of ``rows``, and print how it does on reports that it has not seen.

    ``events`` counts all annotated acts; ``weights`` says what a row of some reports counts, not 1.
    """
    read = _read(name, rows, weights)
    ids = [row.document for row in rows]
    guesses = cross_validate(read.matrix, read.answers, read.counts, ids, _strength(name))
    threshold = threshold_of(name, rows, guesses, events, weights)
    log(f"{name}: {len(rows)} rows, {read.answers.sum()} yes, threshold {threshold:.2f}")
    return _model(name, read, threshold)


def fit(
    name: str, rows: Sequence[Row], weights: Mapping[str, float], threshold: float
) -> LinearModel:
    """Give the model ``name`` of ``rows``; see ``train``."""
    return _model(name, _read(name, rows, weights), threshold)


class _Read(NamedTuple):
    """Rows as numbers: their features, whether each is right, and what it counts.

    A feature that holds stands in ``matrix`` by its ``scales``, the larger the rarer it is.
    """

    features: Sequence[str]
    scales: np.ndarray
    matrix: csr_matrix
    answers: np.ndarray
    counts: np.ndarray


def _read(name: str, rows: Sequence[Row], weights: Mapping[str, float]) -> _Read:
    vectors, matrix = _vectors(rows)
    often = matrix.getnnz(axis=0) + 1.0
    scales = (often / often.mean()) ** -_RARITY.get(_kind(name), 0.0)
    matrix = matrix.multiply(scales.astype(np.float32)).tocsr()
    answers = np.array([row.answer for row in rows])
    counts = np.array([weights.get(row.document, 1.0) for row in rows])
    return _Read(vectors.get_feature_names_out(), scales, matrix, answers, counts)


def _model(name: str, read: _Read, threshold: float) -> LinearModel:
    fitted = _fit(read.matrix, read.answers, read.counts, _strength(name))
    return LinearModel(
        bias=round(float(fitted.intercept_[0]), 4),
        threshold=threshold,
        weights={
            feature: round(float(weight), 3)
            for feature, weight in zip(read.features, fitted.coef_[0] * read.scales, strict=True)
            if abs(weight) >= _SMALLEST
        },
    )


def _strength(name: str) -> float:
    return _STRENGTHS.get(_kind(name), _STRENGTH)


def _kind(name: str) -> str:
    """What the models have in common that are called "status_…"."""
    return name.split("_")[0]


def _vectors(rows: Sequence[Row]) -> tuple[DictVectorizer, csr_matrix]:
    vectors = DictVectorizer(dtype=np.float32)
    matrix = vectors.fit_transform([dict.fromkeys(row.features, 1.0) for row in rows])
    matrix.indices, matrix.indptr = (a.astype(np.int32) for a in (matrix.indices, matrix.indptr))
    return vectors, matrix


def cross_validate(
    matrix: csr_matrix,
    answers: np.ndarray,
    counts: np.ndarray,
    documents: Sequence[str],
    strength: float,
) -> np.ndarray:
    """Give each row the probability that a model of other reports gives it."""
    folds = np.array([fold_of(name) for name in documents])
    guesses = np.zeros(len(answers))
    for number in range(FOLDS):
        seen, unseen = folds != number, folds == number
        fitted = _fit(matrix[seen], answers[seen], counts[seen], strength)
        guesses[unseen] = fitted.predict_proba(matrix[unseen])[:, 1]
    return guesses


def _fit(
    matrix: csr_matrix, answers: np.ndarray, counts: np.ndarray, strength: float
) -> LogisticRegression:
    model = LogisticRegression(C=strength, solver="liblinear", random_state=_SEED)
    return model.fit(matrix, answers, sample_weight=counts)


if __name__ == "__main__":
    main()
