"""Sets the probability from which a model says yes, by its guesses on reports it has not seen."""

from __future__ import annotations

from collections.abc import Container, Sequence
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from training.examples import Row
from training.log import log

__all__ = ["threshold_of"]

_NEARLY = 0.01
_ALIKE = 0.003
_SURE = 0.4
_THRESHOLDS = np.arange(0.05, 0.9, 0.01)


def threshold_of(
    name: str, rows: Sequence[Row], guesses: np.ndarray, events: int, gold: Container[str]
) -> float:
    """Give the threshold of the model ``name``, and print how its rows are answered with it.

    Args:
        name: of the model, which says what is looked for.
        rows: the examples.
        guesses: the probability of yes for each.
        events: how many acts are annotated in all, with those that no row offers.
        gold: the ids of the reports of the gold, most of them world news.
    """
    if name in {"act", "actor", "recipient"}:
        answers = np.array([row.answer for row in rows])
        return _one_by_one(answers, guesses, events if name == "act" else int(answers.sum()))
    kind = name.split("_")[0]
    if kind == "understood":
        return _one_person(rows, guesses)
    if kind in {"side", "place"}:
        return _most_right(_answers(rows, guesses), gold)
    alone = [
        _Answer(row.document, guess, row.answer, row.answer)
        for row, guess in zip(rows, guesses, strict=True)
    ]
    return _most_right(alone, gold)


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


def _most_right(answers: Sequence[_Answer], gold: Container[str]) -> float:
    """The threshold with which most answers are right; world news and all others count alike.

    Of those that do nearly as well it is the lowest, with which most is answered.
    """
    abroad = [answer for answer in answers if answer.document in gold]
    at_home = [answer for answer in answers if answer.document not in gold]

    def both(limit: float) -> float:
        return (_share(abroad, limit) + _share(at_home, limit)) / 2

    shares = [both(limit) for limit in _THRESHOLDS]
    lowest = next(n for n, share in enumerate(shares) if share > max(shares) - _ALIKE)
    log(
        f"  {100 * shares[lowest]:.1f} % right in cross-validation, at best {100 * max(shares):.1f}"
    )
    return round(float(_THRESHOLDS[lowest]), 2)


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
