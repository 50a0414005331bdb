"""Scoring coded articles against gold documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from peristiwa.evaluation.bootstrap import Interval, bootstrap_intervals
from peristiwa.evaluation.fields import FIELDS
from peristiwa.evaluation.gold import GoldDocument, GoldEvent, sentence_at
from peristiwa.evaluation.metrics import MEASURES, Share, count_shares, match_events
from peristiwa.evaluation.predictions import Prediction, coded_article
from peristiwa.records import Event

__all__ = ["Confusion", "Difference", "Measure", "Mistake", "ScoreReport", "score"]

MistakeKind = Literal["missed", "invented", "wrong type", "wrong argument"]


class Measure(Struct, frozen=True, kw_only=True):
    """One number: ``value`` is ``right / of``, or None where there was nothing to count."""

    name: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    right: int
    of: int


class Confusion(Struct, frozen=True):
    """How often gold events of one type were predicted as another; None stands for no event."""

    gold: str | None
    predicted: str | None
    count: int


class Difference(Struct, frozen=True):
    """A field in which a predicted event differs from the gold event of the same type."""

    field: str
    expected: str
    found: str


class Mistake(Struct, frozen=True, kw_only=True):
    """One gold or predicted event, or a pair, that is not right in every field."""

    document: str
    kind: MistakeKind
    sentence: str
    start: int
    gold_type: str | None = None
    gold_trigger: str | None = None
    predicted_type: str | None = None
    predicted_trigger: str | None = None
    differences: tuple[Difference, ...] = ()


class ScoreReport(Struct, frozen=True, kw_only=True):
    """All that came of scoring: measures, confusion of types, mistakes, and what was amiss.

    ``missing`` lists the gold documents without a prediction, which count as empty.
    """

    documents: int
    gold_events: int
    predicted_events: int
    resamples: int
    seed: int
    measures: tuple[Measure, ...]
    confusion: tuple[Confusion, ...]
    mistakes: tuple[Mistake, ...]
    missing: tuple[str, ...]
    warnings: tuple[str, ...]

    def measure(self, name: str, kind: str = "accuracy") -> Measure:
        """Return one measure, such as ("dyad", "F1") or ("status", "accuracy")."""
        return self.measures[MEASURES.index((name, kind))]


class _Scored(NamedTuple):
    document: GoldDocument
    predicted: list[Event]
    pairs: list[tuple[int, int]]


def score(
    gold: Sequence[GoldDocument],
    predicted: Mapping[str, Prediction],
    *,
    resamples: int = 1000,
    seed: int = 0,
) -> ScoreReport:
    """Compare predicted articles, by document id, with gold documents.

    A prediction is a ``CodedArticle`` or its decoded JSON; its offsets count in the document's
    sentences joined by one space. Raises InputError where a prediction breaks the contract.
    The rules are those of the gold codebook, section "Scoring"; measures are taken over all
    documents together, with 95 % intervals from ``resamples`` resamplings of documents.
    """
    scored = [_scored(document, predicted) for document in gold]
    shares = [count_shares(one.document.events, one.predicted, one.pairs) for one in scored]
    return ScoreReport(
        documents=len(gold),
        gold_events=sum(len(one.document.events) for one in scored),
        predicted_events=sum(len(one.predicted) for one in scored),
        resamples=resamples,
        seed=seed,
        measures=_measures(shares, bootstrap_intervals(shares, resamples=resamples, seed=seed)),
        confusion=_confusion(scored),
        mistakes=tuple(mistake for one in scored for mistake in _mistakes(one)),
        missing=tuple(document.id for document in gold if document.id not in predicted),
        warnings=_warnings(scored, predicted),
    )


def _scored(document: GoldDocument, predicted: Mapping[str, Prediction]) -> _Scored:
    found = predicted.get(document.id)
    where = f"prediction for document {document.id}"
    events = [] if found is None else coded_article(found, where).events
    return _Scored(document, events, match_events(document.events, events))


def _measures(shares: list[list[Share]], intervals: list[Interval]) -> tuple[Measure, ...]:
    measures = []
    for index, (name, kind) in enumerate(MEASURES):
        right = sum(document[index].right for document in shares)
        of = sum(document[index].of for document in shares)
        interval = intervals[index] if intervals else None
        low, high = interval or (None, None)
        value = right / of if of else None
        measures.append(
            Measure(name=name, kind=kind, value=value, low=low, high=high, right=right, of=of)
        )
    return tuple(measures)


def _confusion(scored: list[_Scored]) -> tuple[Confusion, ...]:
    counts: Counter[tuple[str | None, str | None]] = Counter()
    for document, predicted, pairs in scored:
        counts.update(
            (document.events[first].type, predicted[second].type) for first, second in pairs
        )
        missed, invented = _left_over(document.events, predicted, pairs)
        counts.update((event.type, None) for event in missed)
        counts.update((None, event.type) for event in invented)
    rows = sorted(counts.items(), key=lambda item: (item[0][0] or "~", item[0][1] or "~"))
    return tuple(Confusion(gold, found, count) for (gold, found), count in rows)


def _left_over(
    gold: Sequence[GoldEvent], predicted: Sequence[Event], pairs: Sequence[tuple[int, int]]
) -> tuple[list[GoldEvent], list[Event]]:
    found = {first for first, _ in pairs}
    used = {second for _, second in pairs}
    missed = [event for index, event in enumerate(gold) if index not in found]
    invented = [event for index, event in enumerate(predicted) if index not in used]
    return missed, invented


def _mistakes(one: _Scored) -> list[Mistake]:
    """Return the mistakes of one document in the order of its text."""
    document, predicted, pairs = one
    missed, invented = _left_over(document.events, predicted, pairs)
    mistakes = [_mistake(document, event, None) for event in missed]
    mistakes += [_mistake(document, None, event) for event in invented]
    for first, second in pairs:
        mistake = _mistake(document, document.events[first], predicted[second])
        if mistake.kind != "wrong argument" or mistake.differences:
            mistakes.append(mistake)
    return sorted(mistakes, key=lambda mistake: mistake.start)


def _mistake(document: GoldDocument, gold: GoldEvent | None, found: Event | None) -> Mistake:
    start = gold.start if gold else found.trigger.start if found else 0
    kind: MistakeKind = "wrong argument"
    differences: tuple[Difference, ...] = ()
    if gold is None:
        kind = "invented"
    elif found is None:
        kind = "missed"
    elif gold.type != found.type:
        kind = "wrong type"
    else:
        differences = _differences(gold, found)
    return Mistake(
        document=document.id,
        kind=kind,
        sentence=sentence_at(document, start),
        start=start,
        gold_type=gold.type if gold else None,
        gold_trigger=gold.trigger if gold else None,
        predicted_type=found.type if found else None,
        predicted_trigger=found.trigger.text if found else None,
        differences=differences,
    )


def _differences(gold: GoldEvent, found: Event) -> tuple[Difference, ...]:
    return tuple(
        Difference(field.name, field.show(gold), field.show(found))
        for field in FIELDS
        if field.listed and field.agree(gold, found) is False
    )


def _warnings(scored: list[_Scored], predicted: Mapping[str, Prediction]) -> tuple[str, ...]:
    known = {one.document.id for one in scored}
    warnings = [
        f"document {name} is predicted but not in the gold documents; it is left out"
        for name in predicted
        if name not in known
    ]
    for document, events, _ in scored:
        text = document.text
        strays = [e for e in events if text[e.trigger.start : e.trigger.end] != e.trigger.text]
        if strays:
            warnings.append(
                f"document {document.id}: {len(strays)} predicted triggers are not at their"
                " offsets; code the sentences joined by one space"
            )
    return tuple(warnings)
