"""Examples for the models of step 5: who is understood to take part, and how acts stand."""

from __future__ import annotations

from collections.abc import Sequence

from peristiwa.evaluation import GoldDocument, names_match
from peristiwa.evaluation.gold import GoldParticipant
from peristiwa.ground.actors import Actor
from peristiwa.ground.standing import STATUSES
from peristiwa.ground.understood import Role
from peristiwa.parse import Doc
from peristiwa.pipeline import Pipeline
from peristiwa.records import Article
from peristiwa.repair import RepairedText
from training.examples import Row, matched, raw_span

__all__ = ["grounding_rows"]

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
    rows: dict[str, list[Row]] = {name: [] for name in [*names, "history"]}
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
        for role in _ROLES:
            if mention.actors if role == "actor" else mention.recipients:
                continue
            wanted = event.actors if role == "actor" else event.recipients
            people, features = ground.understood.examples(role, mention, known.story)
            meant = _meant(people, wanted)
            rows[f"understood_{role}"] += [
                Row(report.id, number, row, place in meant) for place, row in enumerate(features)
            ]
            where = ground.place(known, mention)
            countries, features = ground.sides.examples(
                role, mention, known.story, known.countries, where.country if where else None
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
        names = [participant.name, participant.text]
        named = {n for n, who in enumerate(candidates) if names_match([who.name], names)}
        meant |= named or {
            number
            for number, who in enumerate(candidates)
            if who.country is not None
            and (who.country, who.sector) == (participant.country, participant.sector)
        }
    return meant
