"""Who acts, or undergoes an act, where nobody is named in its sentence.

Codebook, rule 5: a participant that is understood has no text; where the report does not make clear
who is meant, there is none. A model chooses among all whom the report names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal, TypeVar

from peristiwa.coding import Choice, EventMention, LinearModel, Party
from peristiwa.ground.actors import Actor
from peristiwa.parse.tokens import Doc

__all__ = ["Role", "Story", "Understood"]

Role = Literal["actor", "recipient"]
_Casting = Mapping[Party, tuple[Actor, ...]]
_Features = tuple[str, ...]
_Weight = TypeVar("_Weight")
_MANY = 4
_CONFLICT = 4
_PROTEST = "PROTEST"
_MORE_LIKELY = 0.5
_PARTS = ("acts", "undergoes")


@dataclass(frozen=True, slots=True)
class Story:
    """All whom a report names, by number, with the sentences that name them and what they do.

    ``sentences`` are in the order of the text. ``parts`` has for each event its actors and
    recipients, ``sources`` who tells of it, ``played`` for each person the events with "acts" or
    "undergoes", ``sorts`` the sort of each, ``told`` the features of each for whatever act.
    """

    people: Sequence[Actor]
    sentences: Sequence[Sequence[int]]
    parts: Mapping[EventMention, tuple[frozenset[int], frozenset[int]]]
    sources: Mapping[EventMention, frozenset[int]]
    played: Sequence[Sequence[tuple[EventMention, str]]]
    numbers: Mapping[int, int]
    setting: str | None
    sorts: Sequence[str]
    told: Sequence[_Features]

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
        sources = {
            event: _meant([event.source.party] if event.source else [], by_party)
            for event in events
        }
        played: list[list[tuple[EventMention, str]]] = [[] for _ in places]
        for event, roles in parts.items():
            for name, cast in zip(_PARTS, roles, strict=True):
                for place in cast:
                    played[place].append((event, name))
        people = list(places)
        most = max(map(len, sentences), default=0)
        told = [
            _person(actor, named, setting, most)
            for actor, named in zip(people, sentences, strict=True)
        ]
        sorts = [_sort(actor) for actor in people]
        return cls(people, sentences, parts, sources, played, numbers, setting, sorts, told)


class Understood:
    """Chooses the understood participant of an act from those whom the report names."""

    def __init__(self, models: Mapping[Role, LinearModel], givers: Iterable[str]) -> None:
        self._givers = frozenset(givers)
        self._choices = {role: Choice(model) for role, model in models.items()}

    def __call__(
        self,
        role: Role,
        mention: EventMention,
        story: Story,
        taken: frozenset[str | None] = frozenset(),
    ) -> Actor | None:
        """Give who is understood to be the ``role`` of ``mention``, or None.

        Whoever bears one of the names ``taken`` plays another role.

        Nobody is said to have done violence who is not more likely than not to have done it.
        What someone receives from nobody named comes from the other party to the exchange before.
        """
        slots = mention.frame.actor
        given = not self._givers.isdisjoint(slots) and "subject" not in slots
        receives = given and mention.recipients
        giver = _counterpart(mention, story) if role == "actor" and receives else None
        if giver is not None:
            return giver
        choice = self._choices[role]
        candidates = _candidates(role, mention, story, choice.weigh)
        weights = {
            place: sum(told) for place, told in candidates if story.people[place].name not in taken
        }
        best = choice.likeliest(weights, choice.weigh(_act(role, mention, story)))
        if best is None:
            return None
        who, chance = story.people[best[0]], best[1]
        grave = role == "actor" and mention.frame.quad == _CONFLICT
        if grave and who.sector not in mention.frame.understood and chance < _MORE_LIKELY:
            return None
        return who if chance >= choice.threshold else None

    def examples(
        self, role: Role, mention: EventMention, story: Story
    ) -> tuple[list[Actor], list[list[str]]]:
        """Give the candidates for ``role``, and the features of each.

        Who is named in the sentence of the act alone would have been given its role there.
        """
        act = _act(role, mention, story)
        candidates = list(_candidates(role, mention, story, tuple))
        return (
            [story.people[place] for place, _ in candidates],
            [[*act, *chain.from_iterable(features)] for _, features in candidates],
        )


def _candidates(
    role: Role, mention: EventMention, story: Story, weigh: Callable[[_Features], _Weight]
) -> Iterator[tuple[int, list[_Weight]]]:
    """Give the numbers of the candidates, each with what ``weigh`` makes of its features.

    They come in groups that many candidates have in common, so that few are looked up. Who is
    named in the sentence of the act alone would play a role there, unless he only tells of it;
    no single person is understood to be the crowd of a protest.
    """
    actors, recipients = story.parts[mention]
    taken = recipients if role == "actor" else actors
    here = story.numbers[mention.sentence[0]]
    others = {story.people[place].country for place in taken}
    suiting = cache(lambda sort, sector: weigh(_suiting(mention, sort, sector)))
    near = cache(lambda gap, count: weigh(_nearness(mention, gap, count)))
    alike = cache(lambda near, same: _alike(mention, near, same, weigh))
    parts = {event: alike(*_likeness(mention, event)) for event in story.parts}
    besides = cache(lambda known, tells: weigh(_besides(mention, known, tells)))
    source = story.sources[mention]
    crowd = role == "actor" and mention.frame.type == _PROTEST
    for place, sentences in enumerate(story.sentences):
        actor = story.people[place]
        alone = crowd and actor.person and not actor.plural
        only_here = sentences[0] == here == sentences[-1] and place not in source
        if place in taken or only_here or alone:
            continue
        told = [
            weigh(story.told[place]),
            suiting(story.sorts[place], actor.sector),
            near(_gap(here, sentences), min(_MANY, len(sentences))),
            besides(actor.country in others, place in source),
        ]
        told += [parts[event][name] for event, name in story.played[place] if event is not mention]
        yield place, told


def _meant(parties: Sequence[Party], by_party: Mapping[Party, Sequence[int]]) -> frozenset[int]:
    return frozenset(place for party in parties for place in by_party.get(party, ()))


def _counterpart(mention: EventMention, story: Story) -> Actor | None:
    receiving = story.parts[mention][1]
    for event, (actors, recipients) in reversed(list(story.parts.items())):
        others = (actors | recipients) - receiving
        if event.start < mention.start and len(others) == 1 and others != actors | recipients:
            return story.people[next(iter(others))]
    return None


def _act(role: Role, mention: EventMention, story: Story) -> _Features:
    actors, recipients = story.parts[mention]
    frame, taken = mention.frame, recipients if role == "actor" else actors
    return (
        f"type={frame.type}",
        f"form={frame.type} {mention.kind}",
        f"root={frame.root}",
        f"status={mention.status}",
        f"other role filled={bool(taken)}",
    )


def _sort(actor: Actor) -> str:
    return f"{actor.sector}{' person' if actor.person else ''}{' group' if actor.plural else ''}"


def _person(actor: Actor, sentences: Sequence[int], setting: str | None, most: int) -> _Features:
    """What is told of someone for whatever act; ``most`` sentences name whom the most do."""
    return (
        f"sort={_sort(actor)}",
        f"count={min(_MANY, len(sentences))}",
        f"salient={actor.salient}",
        f"identified={actor.id is not None}",
        f"country known={actor.country is not None}",
        f"of setting={actor.country is not None and actor.country == setting}",
        f"in heading={0 in sentences}",
        f"most named={len(sentences) == most}",
    )


def _suiting(mention: EventMention, sort: str, sector: str | None) -> _Features:
    """Whether the like of someone does the like of an act."""
    frame = mention.frame
    features = [f"{name} {sort}" for name in (frame.type, mention.kind, frame.root)]
    features.append(f"{frame.type} {mention.kind} {sort}")
    if sector in frame.understood:
        features.append("sector of the frame")
        features.append(f"sector of the frame first={sector == frame.understood[0]}")
    return tuple(features)


def _gap(here: int, sentences: Sequence[int]) -> str:
    """How many sentences before the act, or in it, someone was named last."""
    before = bisect_right(sentences, here)
    return str(min(_MANY, here - sentences[before - 1])) if before else "later"


def _nearness(mention: EventMention, gap: str, count: int) -> _Features:
    return (
        f"gap={gap}",
        f"gap,count={gap},{count}",
        f"{mention.frame.type} gap={gap}",
        f"{mention.kind} gap={gap}",
    )


def _besides(mention: EventMention, known: bool, tells: bool) -> _Features:
    """Whether someone is of the country of the other role, and whether he tells of the act."""
    frame, told = mention.frame, f"tells={tells}"
    return (
        f"of other role={known}",
        told,
        f"{told} {frame.type} {mention.kind}",
        f"{told} quad {frame.quad}",
    )


def _likeness(mention: EventMention, event: EventMention) -> tuple[str, str]:
    """On which side of ``mention`` another act stands, and what the two have in common."""
    near = "before" if event.start < mention.start else "after"
    if event.frame.root == mention.frame.root:
        return near, "root"
    return near, "type" if event.frame.type == mention.frame.type else "other"


def _alike(
    mention: EventMention, near: str, same: str, weigh: Callable[[_Features], _Weight]
) -> dict[str, _Weight]:
    """Give what ``weigh`` makes of each part that someone plays in an act of that likeness."""
    return {part: weigh(_part(part, near, same, mention.frame.type)) for part in _PARTS}


def _part(name: str, near: str, same: str, type_: str) -> _Features:
    return (f"played={name} {near} {same}", f"played={name} {same} for {type_}")
