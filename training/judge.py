"""Trains the models of step 4: which candidates name an act.

Learns from annotated reports by logistic regression over the features of ``coding.features``; the
threshold is the one that gives the best F1 when each fifth of the reports is judged by a model
of the others.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
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
from peristiwa.pipeline import Pipeline, load
from training.annotated import read_annotated
from training.data import found

MODELS = Path(__file__).parents[1] / "src/peristiwa/coding/model"
_STRENGTH = 0.05
_FOLDS = 5
_BATCH = 32
_SEED = 0
_SMALLEST = 0.005
_THRESHOLDS = np.arange(0.1, 0.6, 0.01)


class Row(NamedTuple):
    """A candidate of one report: its features, and whether it names an annotated act."""

    document: str
    features: Sequence[str]
    answer: bool


def main() -> None:
    """Train on the annotated reports of a data folder and write the model."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder that holds raw/ and, beside it, gold/")
    data = parser.parse_args().data
    reports = read_annotated(data) + read_gold(found(data.parent / "gold/train.jsonl"))
    pipeline = load()
    rows = [row for report in documents(pipeline, reports) for row in report]
    events = sum(len(report.events) for report in reports)
    model, f1 = train(rows, events)
    print(f"{len(rows)} candidates, {events} events, F1 in cross-validation {100 * f1:.1f}")
    (MODELS / "act.json").write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1))


def documents(pipeline: Pipeline, reports: Sequence[GoldDocument]) -> Iterator[list[Row]]:
    """Give the candidates of each report."""
    stream = iter(reports)
    while batch := list(islice(stream, _BATCH)):
        repaired = [pipeline.repair(report.text) for report in batch]
        docs = pipeline.parse.pipe(repaired, _BATCH)
        for report, text, doc in zip(batch, repaired, docs, strict=True):
            survey = pipeline.find.survey(doc)
            spans = []
            for attempt in survey.attempts:
                last = doc[attempt.candidate.end - 1]
                start = doc[attempt.candidate.start].idx
                spans.append(text.to_raw(start, last.idx + len(last)))
            types = [attempt.frame.type for attempt in survey.attempts]
            answers = _answers(spans, types, report)
            yield [
                Row(report.id, features, answer)
                for features, answer in zip(survey.features, answers, strict=True)
                if answer is not None
            ]


def _answers(
    spans: Sequence[tuple[int, int]], types: Sequence[str], report: GoldDocument
) -> list[bool | None]:
    """True for the candidate that names each event best, None for others that overlap it."""
    answers: list[bool | None] = [False] * len(spans)
    for event in report.events:
        over = [n for n, (a, b) in enumerate(spans) if a < event.end and event.start < b]
        for n in over:
            answers[n] = answers[n] or None
        if over:
            answers[max(over, key=lambda n: types[n] == event.type)] = True
    return answers


def train(rows: Sequence[Row], events: int) -> tuple[LinearModel, float]:
    """Give the model of ``rows`` and its F1 over ``events`` acts in cross-validation."""
    vectors = DictVectorizer(dtype=np.float32)
    matrix = vectors.fit_transform([dict.fromkeys(row.features, 1.0) for row in rows])
    matrix.indices, matrix.indptr = (a.astype(np.int32) for a in (matrix.indices, matrix.indptr))
    answers = np.array([row.answer for row in rows])
    guesses = cross_validate(matrix, answers, [row.document for row in rows])
    f1 = [
        2 * (answers & (guesses >= t)).sum() / ((guesses >= t).sum() + events) for t in _THRESHOLDS
    ]
    fit = _fit(matrix, answers)
    weights = {
        name: round(float(weight), 4)
        for name, weight in zip(vectors.get_feature_names_out(), fit.coef_[0], strict=True)
        if abs(weight) >= _SMALLEST
    }
    best = int(np.argmax(f1))
    model = LinearModel(
        bias=round(float(fit.intercept_[0]), 4),
        threshold=round(float(_THRESHOLDS[best]), 2),
        weights=weights,
    )
    return model, f1[best]


def cross_validate(
    matrix: csr_matrix, answers: np.ndarray, documents: Sequence[str]
) -> np.ndarray:
    """Give each row the probability that a model of other reports gives it."""
    ids = sorted(set(documents))
    np.random.default_rng(_SEED).shuffle(ids)
    fold = {name: number % _FOLDS for number, name in enumerate(ids)}
    folds = np.array([fold[name] for name in documents])
    guesses = np.zeros(len(answers))
    for number in range(_FOLDS):
        fit = _fit(matrix[folds != number], answers[folds != number])
        guesses[folds == number] = fit.predict_proba(matrix[folds == number])[:, 1]
    return guesses


def _fit(matrix: csr_matrix, answers: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=_SEED)
    return model.fit(matrix, answers)


if __name__ == "__main__":
    main()
