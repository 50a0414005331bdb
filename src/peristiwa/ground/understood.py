"""Who acts, or undergoes an act, where nobody is named in its sentence.

Codebook, rule 5: a participant that is understood has no text; where the report does not make clear
who is meant, there is none. A model chooses among all whom the report names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from peristiwa.coding import EventMention, LinearModel, Party
from peristiwa.ground.actors import Actor
from peristiwa.parse.tokens import Doc

__all__ = ["Role", "Story", "Understood"]

Role = Literal["actor", "recipient"]
_Casting = Mapping[Party, tuple[Actor, ...]]
_MANY = 4
_CONFLICT = 4
_MORE_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Story:
    """All whom a report names, by number, with the sentences that name them and what they do.

    ``parts`` has for each event its actors and recipients, ``played`` for each person the events
    with "acts" or "undergoes".
    """

    people: Sequence[Actor]
    sentences: Sequence[Sequence[int]]
    parts: Mapping[EventMention, tuple[frozenset[int], frozenset[int]]]
    played: Sequence[Sequence[tuple[EventMention, str]]]
    numbers: Mapping[int, int]
    setting: str | None

    def countries(self, people: Iterable[int]) -> frozenset[str]:
        """Give the countries of some of the people."""
        found = (self.people[number].country for number in people)
        return frozenset(country for country in found if country is not None)

    @classmethod
    def of(
        cls, doc: Doc, events: Sequence[EventMention], actors: _Casting, setting: str | None
    ) -> Story:
        """Read the story of a report from its events and from who its mentions are."""
        numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
        places: dict[Actor, int] = {}
        sentences: list[list[int]] = []
        by_party: dict[Party, list[int]] = {}
        for party, meant in actors.items():
            by_party[party] = [places.setdefault(actor, len(places)) for actor in meant]
            sentences += [[] for _ in range(len(places) - len(sentences))]
            for place in by_party[party]:
                sentences[place].append(numbers[doc[party.start].sent.start])
        parts = {
            event: (_meant(event.actors, by_party), _meant(event.recipients, by_party))
            for event in events
        }
        played: list[list[tuple[EventMention, str]]] = [[] for _ in places]
        for event, roles in parts.items():
            for name, cast in zip(("acts", "undergoes"), roles, strict=True):
                for place in cast:
                    played[place].append((event, name))
        return cls(list(places), sentences, parts, played, numbers, setting)


class Understood:
    """Chooses the understood participant of an act from those whom the report names."""

    def __init__(self, models: Mapping[Role, LinearModel]) -> None:
        self._models = models

    def __call__(self, role: Role, mention: EventMention, story: Story) -> Actor | None:
        """Give who is understood to be the ``role`` of ``mention``, or None.

        Nobody is said to have done violence who is not more likely than not to have done it.
        What someone receives from nobody named comes from the other party to the exchange before.
        """
        receives = "subject" not in mention.frame.actor and mention.recipients
        giver = _counterpart(mention, story) if role == "actor" and receives else None
        if giver is not None:
            return giver
        candidates, features = self.examples(role, mention, story)
        model = self._models[role]
        best = model.best(features)
        if best is None or best[1] < model.threshold:
            return None
        who = candidates[best[0]]
        grave = role == "actor" and mention.frame.quad == _CONFLICT
        if grave and who.sector not in mention.frame.understood and best[1] < _MORE_LIKELY:
            return None
        return who

    def examples(
        self, role: Role, mention: EventMention, story: Story
    ) -> tuple[list[Actor], list[list[str]]]:
        """Give the candidates for ``role``, and the features of each.

        Who is named in the sentence of the act alone would have been given its role there.
        """
        actors, recipients = story.parts[mention]
        taken = recipients if role == "actor" else actors
        here = story.numbers[mention.sentence[0]]
        candidates = [
            place
            for place, sentences in enumerate(story.sentences)
            if place not in taken and any(number != here for number in sentences)
        ]
        act = _act(mention, taken)
        most = max(map(len, story.sentences), default=0)
        return (
            [story.people[place] for place in candidates],
            [[*act, *_person(mention, place, taken, most, story)] for place in candidates],
        )


def _meant(parties: Sequence[Party], by_party: Mapping[Party, Sequence[int]]) -> frozenset[int]:
    return frozenset(place for party in parties for place in by_party.get(party, ()))


def _counterpart(mention: EventMention, story: Story) -> Actor | None:
    receiving = story.parts[mention][1]
    for event, (actors, recipients) in reversed(list(story.parts.items())):
        others = (actors | recipients) - receiving
        if event.start < mention.start and len(others) == 1 and others != actors | recipients:
            return story.people[next(iter(others))]
    return None


def _act(mention: EventMention, taken: frozenset[int]) -> list[str]:
    frame = mention.frame
    form = f"{frame.type} {mention.kind}"
    return [
        f"type={frame.type}",
        f"form={form}",
        f"root={frame.root}",
        f"status={mention.status}",
        f"other role filled={bool(taken)}",
    ]


def _person(
    mention: EventMention, place: int, taken: frozenset[int], most: int, story: Story
) -> Iterator[str]:
    actor, sentences, frame = story.people[place], story.sentences[place], mention.frame
    here = story.numbers[mention.sentence[0]]
    before = [here - number for number in sentences if number <= here]
    gap = str(min(_MANY, min(before))) if before else "later"
    count = min(_MANY, len(sentences))
    sort = f"{actor.sector}{' person' if actor.person else ''}{' group' if actor.plural else ''}"
    yield from (f"sort={sort}", f"gap={gap}", f"count={count}", f"salient={actor.salient}")
    yield from (f"{name} {sort}" for name in (frame.type, mention.kind, frame.root))
    yield f"{frame.type} {mention.kind} {sort}"
    yield from (f"{name} gap={gap}" for name in (frame.type, mention.kind))
    yield f"identified={actor.id is not None}"
    yield f"country known={actor.country is not None}"
    yield f"of setting={actor.country is not None and actor.country == story.setting}"
    yield f"of other role={any(actor.country == story.people[n].country for n in taken)}"
    yield f"in heading={0 in sentences}"
    yield f"gap,count={gap},{count}"
    yield f"most named={len(sentences) == most}"
    if actor.sector in frame.understood:
        yield "sector of the frame"
        yield f"sector of the frame first={actor.sector == frame.understood[0]}"
    yield from _parts(mention, story.played[place])


def _parts(mention: EventMention, played: Sequence[tuple[EventMention, str]]) -> Iterator[str]:
    """What someone does in the other acts of the report, by their likeness to ``mention``."""
    for event, name in played:
        if event is mention:
            continue
        near = "before" if event.start < mention.start else "after"
        same = "root" if event.frame.root == mention.frame.root else ""
        same = same or ("type" if event.frame.type == mention.frame.type else "other")
        yield f"played={name} {near} {same}"
        yield f"played={name} {same} for {mention.frame.type}"
