"""Examples for the models of step 4: candidates and parties, with what annotators made of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from peristiwa.evaluation import GoldDocument
from peristiwa.evaluation.gold import GoldEvent, GoldParticipant, sentence_starts
from peristiwa.parse import Doc
from peristiwa.pipeline import Pipeline
from peristiwa.repair import RepairedText

__all__ = ["Row", "coding_rows", "matched", "meets", "raw_span"]

_Span = tuple[int, int]


class Row(NamedTuple):
    """An example from one report; those of one ``question`` are the parties to one act."""

    document: str
    question: int
    features: Sequence[str]
    answer: bool


def coding_rows(
    pipeline: Pipeline, report: GoldDocument, text: RepairedText, doc: Doc
) -> dict[str, list[Row]]:
    """Give the rows of one report for each model of step 4.

    A candidate that overlaps an annotated act without naming it, or of which no frame has its type,
    is left out of ``act``; the parties are those of acts whose type is right.
    """
    survey = pipeline.find.survey(doc)
    candidates = [attempt.candidate for attempt in survey.attempts]
    spans = [raw_span(text, doc, candidate.start, candidate.end) for candidate in candidates]
    types = [attempt.frame.type for attempt in survey.attempts]
    named = matched(spans, types, report)
    rows: dict[str, list[Row]] = {"act": [], "actor": [], "recipient": []}
    starts = sentence_starts(report.sentences)
    told = {candidates[n] for n, event in named.items() if event.type == types[n]}
    for number, attempt in enumerate(survey.attempts):
        event = named.get(number)
        right = event is not None and event.type == attempt.frame.type
        if right or candidates[number] in told or not _overlaps(spans[number], report):
            question = candidates[number].start
            features = list(chain.from_iterable(survey.features[number]))
            rows["act"].append(Row(report.id, question, features, right))
        if event is None or not right:
            continue
        cast = pipeline.find.cast(doc, attempt, survey)
        parties = [raw_span(text, doc, party.start, party.end) for party in cast.parties]
        described = [cast.features(party).all() for party in cast.parties]
        for role, gold in (("actor", event.actors), ("recipient", event.recipients)):
            meant = _meant(parties, gold, report.sentences[event.s], starts[event.s])
            rows[role] += [
                Row(report.id, number, description, place in meant)
                for place, description in enumerate(described)
            ]
    return rows


def raw_span(text: RepairedText, doc: Doc, start: int, end: int) -> _Span:
    """Give tokens ``start`` to ``end`` (exclusive) as offsets into the raw text."""
    last = doc[end - 1]
    return text.to_raw(doc[start].idx, last.idx + len(last))


def matched(
    spans: Sequence[_Span], types: Sequence[str], report: GoldDocument
) -> dict[int, GoldEvent]:
    """Give the candidate that names each event best, one of its type before others."""
    named = {}
    for event in report.events:
        over = [n for n, span in enumerate(spans) if meets(span, (event.start, event.end))]
        if over:
            named[max(over, key=lambda n: types[n] == event.type)] = event
    return named


def _overlaps(span: _Span, report: GoldDocument) -> bool:
    return any(meets(span, (event.start, event.end)) for event in report.events)


def meets(first: _Span, second: _Span) -> bool:
    """Whether two stretches of text share a character."""
    return first[0] < second[1] and second[0] < first[1]


def _meant(
    parties: Sequence[_Span], gold: Sequence[GoldParticipant], sentence: str, start: int
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
