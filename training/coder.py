"""Trains the models of steps 4 and 5: which candidates are acts, who acts, and how acts stand.

Learns from annotated reports by logistic regression over named features. Each fifth of the reports
is judged by a model of the others, and the threshold is set by these judgements.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

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
from training.grounding import grounding_rows
from training.log import log
from training.thresholds import threshold_of

MODELS = Path(__file__).parents[1] / "src/peristiwa/coding/model"
_STRENGTH = 0.1
_STRENGTHS = {"status": 0.3, "history": 0.3}
_FOLDS = 5
_BATCH = 32
_SEED = 0
_GOLD = 2.0
_SMALLEST = 0.005

_Examples = Callable[[Pipeline, GoldDocument, RepairedText, Doc], Mapping[str, list[Row]]]


def main() -> None:
    """Train on the annotated reports of a data folder and write the models."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder that holds raw/ and, beside it, gold/")
    data = parser.parse_args().data
    gold = read_gold(found(data.parent / "gold/train.jsonl"))
    reports = read_annotated(data) + read_annotated(data, LEISURE)
    reports += read_annotated(data, PUBLIC) + gold
    weights = dict.fromkeys((report.id for report in gold), _GOLD)
    events = sum(len(report.events) for report in reports)
    for examples in (coding_rows, grounding_rows):
        read = list(documents(load(), reports, examples))
        for name in read[0]:
            rows = [row for report in read for row in report[name]]
            write(train(name, rows, events, weights), name)


def documents(
    pipeline: Pipeline, reports: Sequence[GoldDocument], examples: _Examples
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
    vectors, matrix = _vectors(rows)
    answers = np.array([row.answer for row in rows])
    ids = [row.document for row in rows]
    counts = np.array([weights.get(name, 1.0) for name in ids])
    strength = _STRENGTHS.get(name.split("_")[0], _STRENGTH)
    guesses = cross_validate(matrix, answers, counts, ids, strength)
    threshold = threshold_of(name, rows, guesses, events, weights)
    log(f"{name}: {len(rows)} rows, {answers.sum()} yes, threshold {threshold:.2f}")
    fit = _fit(matrix, answers, counts, strength)
    names = vectors.get_feature_names_out()
    return LinearModel(
        bias=round(float(fit.intercept_[0]), 4),
        threshold=threshold,
        weights={
            feature: round(float(weight), 3)
            for feature, weight in zip(names, fit.coef_[0], strict=True)
            if abs(weight) >= _SMALLEST
        },
    )


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
    ids = sorted(set(documents))
    np.random.default_rng(_SEED).shuffle(ids)
    fold = {name: number % _FOLDS for number, name in enumerate(ids)}
    folds = np.array([fold[name] for name in documents])
    guesses = np.zeros(len(answers))
    for number in range(_FOLDS):
        seen, unseen = folds != number, folds == number
        fit = _fit(matrix[seen], answers[seen], counts[seen], strength)
        guesses[unseen] = fit.predict_proba(matrix[unseen])[:, 1]
    return guesses


def _fit(
    matrix: csr_matrix, answers: np.ndarray, counts: np.ndarray, strength: float
) -> LogisticRegression:
    model = LogisticRegression(C=strength, solver="liblinear", random_state=_SEED)
    return model.fit(matrix, answers, sample_weight=counts)


if __name__ == "__main__":
    main()
