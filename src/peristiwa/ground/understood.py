"""Who acts, or undergoes an act, where nobody is named in its sentence.

Codebook, rule 5: a participant that is understood has no text; where the report does not make clear
who is meant, there is none. A model chooses among all whom the report names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from peristiwa.coding import EventMention, LinearModel, Party
from peristiwa.ground.actors import Actor

__all__ = ["Role", "Story", "Understood"]

Role = Literal["actor", "recipient"]
_Casting = Mapping[Party, tuple[Actor, ...]]
_MANY = 4


@dataclass(frozen=True, slots=True)
class Story:
    """All whom a report names: their sentences, and what they do in the acts that it tells."""

    sentences: Mapping[Actor, Sequence[int]]
    parts: Sequence[tuple[EventMention, frozenset[Actor], frozenset[Actor]]]
    numbers: Mapping[int, int]
    setting: str | None

    @classmethod
    def of(
        cls, doc: Doc, events: Sequence[EventMention], actors: _Casting, setting: str | None
    ) -> Story:
        """Read the story of a report from its events and from who its mentions are."""
        numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
        sentences: dict[Actor, list[int]] = {}
        for party, meant in actors.items():
            for actor in meant:
                sentences.setdefault(actor, []).append(numbers[doc[party.start].sent.start])
        parts = [
            (event, _meant(event.actors, actors), _meant(event.recipients, actors))
            for event in events
        ]
        return cls(sentences, parts, numbers, setting)


class Understood:
    """Chooses the understood participant of an act from those whom the report names."""

    def __init__(self, models: Mapping[Role, LinearModel]) -> None:
        self._models = models

    def __call__(self, role: Role, mention: EventMention, story: Story) -> Actor | None:
        """Give who is understood to be the ``role`` of ``mention``, or None.

        What someone receives from nobody named comes from the other party to the exchange before.
        """
        receives = "subject" not in mention.frame.actor and mention.recipients
        giver = _counterpart(mention, story) if role == "actor" and receives else None
        if giver is not None:
            return giver
        candidates, features = self.examples(role, mention, story)
        best = self._models[role].best(features)
        return candidates[best] if best is not None else None

    def examples(
        self, role: Role, mention: EventMention, story: Story
    ) -> tuple[list[Actor], list[list[str]]]:
        """Give the candidates for ``role``, and the features of each.

        Who is named in the sentence of the act alone would have been given its role there.
        """
        _, actors, recipients = next(part for part in story.parts if part[0] is mention)
        taken = recipients if role == "actor" else actors
        here = story.numbers[mention.sentence[0]]
        candidates = [
            actor
            for actor, sentences in story.sentences.items()
            if actor not in taken and any(number != here for number in sentences)
        ]
        return candidates, [list(_pair(mention, actor, taken, story)) for actor in candidates]


def _counterpart(mention: EventMention, story: Story) -> Actor | None:
    receiving = next(recipients for event, _, recipients in story.parts if event is mention)
    for event, actors, recipients in reversed(story.parts):
        others = (actors | recipients) - receiving
        if event.start < mention.start and len(others) == 1 and others != actors | recipients:
            return next(iter(others))
    return None


def _meant(parties: Sequence[Party], actors: _Casting) -> frozenset[Actor]:
    return frozenset(actor for party in parties for actor in actors.get(party, ()))


def _pair(
    mention: EventMention, actor: Actor, taken: frozenset[Actor], story: Story
) -> Iterator[str]:
    frame = mention.frame
    here = story.numbers[mention.sentence[0]]
    sentences = story.sentences[actor]
    before = [here - number for number in sentences if number <= here]
    gap = str(min(_MANY, min(before))) if before else "later"
    count = min(_MANY, len(sentences))
    sort = f"{actor.sector}{' person' if actor.person else ''}{' group' if actor.plural else ''}"
    form = f"{frame.type} {mention.kind}"
    yield from (f"type={frame.type}", f"form={form}", f"root={frame.root}")
    yield from (f"status={mention.status}", f"other role filled={bool(taken)}")
    yield from (f"sort={sort}", f"gap={gap}", f"count={count}", f"salient={actor.salient}")
    yield from (f"{name} {sort}" for name in (frame.type, form, frame.root))
    yield from (f"{name} gap={gap}" for name in (frame.type, mention.kind))
    yield f"identified={actor.id is not None}"
    yield f"country known={actor.country is not None}"
    yield f"of setting={actor.country is not None and actor.country == story.setting}"
    yield f"of other role={actor.country in {other.country for other in taken}}"
    yield f"in heading={0 in sentences}"
    yield f"gap,count={gap},{count}"
    yield f"most named={len(sentences) == max(map(len, story.sentences.values()))}"
    if actor.sector in frame.understood:
        yield "sector of the frame"
        yield f"sector of the frame first={actor.sector == frame.understood[0]}"
    yield from _parts(mention, actor, story)


def _parts(mention: EventMention, actor: Actor, story: Story) -> Iterator[str]:
    """What ``actor`` does in the other acts of the report, by their likeness to ``mention``."""
    played: Counter[str] = Counter()
    for event, actors, recipients in story.parts:
        if event is mention:
            continue
        near = "before" if event.start < mention.start else "after"
        same = "root" if event.frame.root == mention.frame.root else ""
        same = same or ("type" if event.frame.type == mention.frame.type else "other")
        for name, cast in (("acts", actors), ("undergoes", recipients)):
            if actor in cast:
                played[f"{name} {near} {same}"] += 1
                played[f"{name} {same} for {mention.frame.type}"] += 1
    yield from (f"played={part}" for part in played)
