"""Examples for the models of step 5: who is understood to take part, where, and how acts stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from peristiwa.evaluation import GoldDocument, names_match
from peristiwa.evaluation.gold import GoldEvent, GoldParticipant, sentence_starts
from peristiwa.ground.actors import Actor
from peristiwa.ground.standing import STATUSES
from peristiwa.ground.understood import Role
from peristiwa.lexicon.compiled import load_gazetteer
from peristiwa.parse import Doc
from peristiwa.pipeline import Pipeline
from peristiwa.records import Article
from peristiwa.repair import RepairedText
from training.examples import Row, matched, meets, raw_span

__all__ = ["grounding_rows"]

_GOVERNMENT = "pemerintah "
_MODELS = ("understood", "side")
_ROLES: tuple[Role, ...] = ("actor", "recipient")


def grounding_rows(
    pipeline: Pipeline, report: GoldDocument, text: RepairedText, doc: Doc
) -> dict[str, list[Row]]:
    """Give the rows of one report for each model of step 5.

    Those of a role are for all whom the report names, and for all countries, where nobody near an
    act fills it.
    """
    article = Article(id=report.id, text=report.text, published=report.published)
    coded = pipeline.find(doc)
    ground = pipeline.ground
    known = ground.survey(article, text, doc, coded)
    spans = [raw_span(text, doc, event.start, event.end) for event in coded.events]
    gold = matched(spans, [event.frame.type for event in coded.events], report)
    names = [f"{name}_{role}" for name in _MODELS for role in _ROLES]
    names += [f"status_{status}" for status in STATUSES]
    rows: dict[str, list[Row]] = {name: [] for name in [*names, "history", "place"]}
    standing = ground.standings.examples(
        doc, coded.events, known.times, known.past, report.published
    )
    for number, mention in enumerate(coded.events):
        event = gold.get(number)
        if event is None or event.type != mention.frame.type:
            continue
        features = standing[number]
        rows["history"].append(Row(report.id, number, features, event.historical))
        for status in STATUSES:
            answer = event.status == status
            rows[f"status_{status}"].append(Row(report.id, number, features, answer))
        where = _place(report, event)
        hits, features = ground.whereabouts.examples(
            doc, mention, coded.events, known.places, coded.parties
        )
        rows["place"] += [
            Row(report.id, number, row, meets(raw_span(text, doc, hit.start, hit.end), where))
            for hit, row in zip(hits, features, strict=True)
        ]
        for role in _ROLES:
            if mention.actors if role == "actor" else mention.recipients:
                continue
            wanted = event.actors if role == "actor" else event.recipients
            people, features = ground.understood.examples(role, mention, known.story)
            meant = _meant(people, wanted)
            rows[f"understood_{role}"] += [
                Row(report.id, number, row, place in meant) for place, row in enumerate(features)
            ]
            tied = ground.ruled_country(known, mention)
            countries, features = ground.sides.examples(
                role, mention, known.story, known.countries, tied
            )
            right = {participant.country for participant in wanted}
            rows[f"side_{role}"] += [
                Row(report.id, number, row, country in right)
                for country, row in zip(countries, features, strict=True)
            ]
    return rows


def _meant(candidates: Sequence[Actor], gold: Sequence[GoldParticipant]) -> set[int]:
    """Those of the name of a gold participant, else those of its country and sector."""
    meant: set[int] = set()
    for participant in gold:
        names = [participant.name, participant.text, _state_called(participant.name)]
        named = {n for n, who in enumerate(candidates) if names_match([who.name], names)}
        meant |= named or {
            number
            for number, who in enumerate(candidates)
            if who.country is not None
            and (who.country, who.sector) == (participant.country, participant.sector)
        }
    return meant


def _state_called(name: str | None) -> str | None:
    """The name that the gazetteer has for a state which annotators called as Indonesian news does.

    The codebook (rule 9) names states in English; some of its annotators did not.
    """
    called = (name or "").lower().removeprefix(_GOVERNMENT)
    return _state_names().get(called)


@cache
def _state_names() -> Mapping[str, str]:
    states = load_gazetteer(None).states
    return {name.lower(): state.name for state in states for name in state.names}


def _place(report: GoldDocument, event: GoldEvent) -> tuple[int, int]:
    """The offsets of the words that tell the place of ``event``; nowhere where none do."""
    words = event.place.text if event.place is not None else None
    if words is None:
        return (-1, -1)
    start = sentence_starts(report.sentences)[event.s] + report.sentences[event.s].index(words)
    return (start, start + len(words))
