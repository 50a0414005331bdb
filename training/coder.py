"""Trains the models of steps 4 and 5: which candidates name an act, and who takes part in it.

Learns from annotated reports by logistic regression over named features. Each fifth of the reports
is judged by a model of the others: of the thresholds whose F1 is less than a point under the best,
the lowest is taken, since what is not told can't be found later.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter
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
from training.grounding import grounding_rows
from training.log import log

MODELS = Path(__file__).parents[1] / "src/peristiwa/coding/model"
_STRENGTH = 0.1
_FOLDS = 5
_BATCH = 32
_SEED = 0
_GOLD = 2.0
_SMALLEST = 0.005
_NEARLY = 0.01
_SURE = 0.4
_THRESHOLDS = np.arange(0.05, 0.9, 0.01)

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
            looked_for = {"act": events, "actor": _yes(rows), "recipient": _yes(rows)}.get(name)
            write(train(name, rows, looked_for, weights), name)


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


def train(
    name: str, rows: Sequence[Row], looked_for: int | None, weights: Mapping[str, float]
) -> LinearModel:
    """Give the model of ``rows``, and print how it does on reports that it has not seen.

    ``looked_for`` counts all right answers, with those that no row offers; None where one of the
    rows of a question is looked for. ``weights`` says what a row of some reports counts, not 1.
    """
    vectors, matrix = _vectors(rows)
    answers = np.array([row.answer for row in rows])
    ids = [row.document for row in rows]
    counts = np.array([weights.get(name, 1.0) for name in ids])
    guesses = cross_validate(matrix, answers, counts, ids)
    if looked_for is not None:
        threshold = _one_by_one(answers, guesses, looked_for)
    elif name.startswith("side"):
        threshold = _one_country(rows, guesses, weights)
    else:
        threshold = _one_person(rows, guesses)
    log(f"{name}: {len(rows)} rows, {answers.sum()} yes, threshold {threshold:.2f}")
    fit = _fit(matrix, answers, counts)
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


def _yes(rows: Sequence[Row]) -> int:
    return sum(row.answer for row in rows)


def _one_by_one(answers: np.ndarray, guesses: np.ndarray, looked_for: int) -> float:
    """Of the thresholds whose F1 is less than a point under the best, the lowest."""
    chosen = [guesses >= limit for limit in _THRESHOLDS]
    f1 = [2 * (answers & yes).sum() / (looked_for + yes.sum()) for yes in chosen]
    lowest = next(n for n, value in enumerate(f1) if value > max(f1) - _NEARLY)
    log(f"  F1 in cross-validation {100 * f1[lowest]:.1f}, at best {100 * max(f1):.1f}")
    return round(float(_THRESHOLDS[lowest]), 2)


class _Answer(NamedTuple):
    """The likeliest row of a question: is it right, and is any row."""

    document: str
    guess: float
    right: bool
    some: bool


def _one_person(rows: Sequence[Row], guesses: np.ndarray) -> float:
    """The threshold with which most questions are answered rightly, by one row or by none.

    At least two in five of the rows that it gives must be right: a null is better than a name that
    is mostly wrong.
    """
    answers = _answers(rows, guesses)

    def sure(limit: float) -> bool:
        given = [answer.right for answer in answers if answer.guess >= limit]
        return sum(given) >= _SURE * len(given)

    limit = max(filter(sure, _THRESHOLDS), key=lambda limit: _share(answers, limit))
    log(f"  {100 * _share(answers, limit):.1f} % right in cross-validation")
    return round(float(limit), 2)


def _one_country(rows: Sequence[Row], guesses: np.ndarray, gold: Container[str]) -> float:
    """The threshold with which most countries are right.

    The reports of the gold, most of them world news, count as much together as all others.
    """
    answers = _answers(rows, guesses)
    abroad = [answer for answer in answers if answer.document in gold]
    at_home = [answer for answer in answers if answer.document not in gold]

    def both(limit: float) -> float:
        return (_share(abroad, limit) + _share(at_home, limit)) / 2

    limit = max(_THRESHOLDS, key=both)
    log(f"  {100 * both(limit):.1f} % right in cross-validation")
    return round(float(limit), 2)


def _answers(rows: Sequence[Row], guesses: np.ndarray) -> list[_Answer]:
    questions: dict[tuple[str, int], list[tuple[float, Row]]] = {}
    for row, guess in zip(rows, guesses, strict=True):
        questions.setdefault((row.document, row.question), []).append((guess, row))
    answers = []
    for (document, _), question in questions.items():
        guess, row = max(question, key=itemgetter(0))
        some = any(other.answer for _, other in question)
        answers.append(_Answer(document, guess, row.answer, some))
    return answers


def _share(answers: Sequence[_Answer], limit: float) -> float:
    """The share of questions that are answered rightly, by one row or by none."""
    right = [a.right if a.guess >= limit else not a.some for a in answers]
    return sum(right) / max(1, len(right))


def cross_validate(
    matrix: csr_matrix, answers: np.ndarray, counts: np.ndarray, documents: Sequence[str]
) -> np.ndarray:
    """Give each row the probability that a model of other reports gives it."""
    ids = sorted(set(documents))
    np.random.default_rng(_SEED).shuffle(ids)
    fold = {name: number % _FOLDS for number, name in enumerate(ids)}
    folds = np.array([fold[name] for name in documents])
    guesses = np.zeros(len(answers))
    for number in range(_FOLDS):
        seen, unseen = folds != number, folds == number
        fit = _fit(matrix[seen], answers[seen], counts[seen])
        guesses[unseen] = fit.predict_proba(matrix[unseen])[:, 1]
    return guesses


def _fit(matrix: csr_matrix, answers: np.ndarray, counts: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=_STRENGTH, solver="liblinear", random_state=_SEED)
    return model.fit(matrix, answers, sample_weight=counts)


if __name__ == "__main__":
    main()
