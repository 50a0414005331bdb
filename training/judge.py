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
from spacy.tokens import Doc

from peristiwa.coding import LinearModel
from peristiwa.evaluation import GoldDocument, read_gold
from peristiwa.evaluation.gold import GoldEvent, GoldParticipant, sentence_starts
from peristiwa.pipeline import Pipeline, load
from peristiwa.repair import RepairedText
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


class Report(NamedTuple):
    """The rows of one report for each model."""

    act: list[Row]
    actor: list[Row]
    recipient: list[Row]


def main() -> None:
    """Train on the annotated reports of a data folder and write the model."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder that holds raw/ and, beside it, gold/")
    data = parser.parse_args().data
    reports = read_annotated(data) + read_gold(found(data.parent / "gold/train.jsonl"))
    pipeline = load()
    read = list(documents(pipeline, reports))
    for name in Report._fields:
        rows = [row for report in read for row in getattr(report, name)]
        model, f1 = train(rows, sum(row.answer for row in rows))
        answers = sum(row.answer for row in rows)
        print(f"{name}: {len(rows)} rows, {answers} yes, F1 in cross-validation {100 * f1:.1f}")
        path = MODELS / f"{name}.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")


def documents(pipeline: Pipeline, reports: Sequence[GoldDocument]) -> Iterator[Report]:
    """Give the rows of each report."""
    stream = iter(reports)
    while batch := list(islice(stream, _BATCH)):
        repaired = [pipeline.repair(report.text) for report in batch]
        docs = pipeline.parse.pipe(repaired, _BATCH)
        for report, text, doc in zip(batch, repaired, docs, strict=True):
            yield _rows(pipeline, report, text, doc)


def _rows(pipeline: Pipeline, report: GoldDocument, text: RepairedText, doc: Doc) -> Report:
    def raw(start: int, end: int) -> tuple[int, int]:
        last = doc[end - 1]
        return text.to_raw(doc[start].idx, last.idx + len(last))

    survey = pipeline.find.survey(doc)
    spans = [raw(a.candidate.start, a.candidate.end) for a in survey.attempts]
    types = [attempt.frame.type for attempt in survey.attempts]
    named = _named(spans, types, report)
    rows = Report([], [], [])
    starts = sentence_starts(report.sentences)
    for number, attempt in enumerate(survey.attempts):
        event = named.get(number)
        overlaps = any(_meet(spans[number], (e.start, e.end)) for e in report.events)
        if event is not None or not overlaps:
            rows.act.append(Row(report.id, survey.features[number], event is not None))
        if event is None or event.type != attempt.frame.type:
            continue
        cast = pipeline.find.cast(doc, attempt, survey)
        parties = [raw(party.start, party.end) for party in cast.parties]
        for role, gold in (("actor", event.actors), ("recipient", event.recipients)):
            meant = _meant(parties, gold, report.sentences[event.s], starts[event.s])
            getattr(rows, role).extend(
                Row(report.id, features, number in meant)
                for number, features in enumerate(cast.features)
            )
    return rows


def _meet(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _meant(
    parties: Sequence[tuple[int, int]],
    gold: Sequence[GoldParticipant],
    sentence: str,
    start: int,
) -> set[int]:
    """The parties that the gold participants are: of those that overlap one, the longest part."""
    meant = set()
    for participant in gold:
        if participant.text is None:
            continue
        first = start + sentence.index(participant.text)
        last = first + len(participant.text)
        shared = [min(last, end) - max(first, begin) for begin, end in parties]
        if shared and max(shared) > 0:
            meant.add(shared.index(max(shared)))
    return meant


def _named(
    spans: Sequence[tuple[int, int]], types: Sequence[str], report: GoldDocument
) -> dict[int, GoldEvent]:
    """The candidate that names each event best, one of its type before others."""
    named = {}
    for event in report.events:
        over = [n for n, span in enumerate(spans) if _meet(span, (event.start, event.end))]
        if over:
            named[max(over, key=lambda n: types[n] == event.type)] = event
    return named


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
