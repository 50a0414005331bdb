"""All whom a report names, and what part they play in its acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from peristiwa.coding import EventMention, Party
from peristiwa.ground.actors import Actor
from peristiwa.parse.tokens import Doc

__all__ = ["PARTS", "Story"]

PARTS = ("acts", "undergoes")
"""What someone does in an act: the parts of its actors and of its recipients."""
_MANY = 4
_REMEMBERED = 1 << 12
"""Groups of features that are kept at hand."""
_Casting = Mapping[Party, tuple[Actor, ...]]
_ByParty = Mapping[Party, Sequence[int]]
_Played = list[list[tuple[EventMention, str]]]


@dataclass(frozen=True, slots=True)
class Story:
    """All whom a report names, by number, with the sentences that name them and what they do.

    ``sentences`` are in the order of the text. ``parts`` has for each event its actors and
    recipients, ``sources`` who tells of it; ``played`` for each person the events with "acts" or
    "undergoes", also of those who are called by some of the same words; ``numbers`` the sentences
    by their first token. ``sorts`` has the sort of each person, ``called`` the word for it, and
    ``told`` the features of each for whatever act.
    """

    people: Sequence[Actor]
    sentences: Sequence[Sequence[int]]
    parts: Mapping[EventMention, tuple[frozenset[int], frozenset[int]]]
    sources: Mapping[EventMention, frozenset[int]]
    played: Sequence[Sequence[tuple[EventMention, str]]]
    numbers: Mapping[int, int]
    setting: str | None
    sorts: Sequence[str]
    called: Sequence[str]
    told: Sequence[tuple[str, ...]]

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
        people, by_party = _numbered(actors)
        sentences: list[list[int]] = [[] for _ in people]
        for party, meant in by_party.items():
            number = numbers[doc[party.start].sent.start]
            for place in meant:
                sentences[place].append(number)
        parts = {
            event: (_meant(event.actors, by_party), _meant(event.recipients, by_party))
            for event in events
        }
        sources = {
            event: _meant([event.source.party] if event.source else [], by_party)
            for event in events
        }
        played: _Played = [[] for _ in people]
        for event, roles in parts.items():
            for name, cast in zip(PARTS, roles, strict=True):
                for place in cast:
                    played[place].append((event, name))
        most = max(map(len, sentences), default=0)
        return cls(
            people,
            sentences,
            parts,
            sources,
            _shared(people, played),
            numbers,
            setting,
            [_sort(actor) for actor in people],
            [_called(actor) for actor in people],
            [
                _told(actor, named, setting, most)
                for actor, named in zip(people, sentences, strict=True)
            ],
        )


def _numbered(actors: _Casting) -> tuple[list[Actor], _ByParty]:
    """Number those of one name and country as one; give them, and who each mention is."""
    places: dict[tuple[str, str | None] | Actor, int] = {}
    people: list[Actor] = []
    by_party: dict[Party, list[int]] = {}
    for party, meant in actors.items():
        by_party[party] = []
        for actor in meant:
            key = (actor.name.casefold(), actor.country) if actor.name else actor
            place = places.setdefault(key, len(people))
            if place == len(people):
                people.append(actor)
            by_party[party].append(place)
    return people, by_party


def _meant(parties: Sequence[Party], by_party: _ByParty) -> frozenset[int]:
    return frozenset(place for party in parties for place in by_party.get(party, ()))


def _shared(people: Sequence[Actor], played: _Played) -> _Played:
    """Give each body and group what those play, too, whose names have all its words or some.

    Reports call one body by a longer and a shorter name: "Polda Jatim", "Polda".
    """
    alike: dict[tuple[str | None, str | None], list[int]] = {}
    for place, actor in enumerate(people):
        if actor.name and not actor.person:
            alike.setdefault((actor.country, actor.sector), []).append(place)
    bodies = chain.from_iterable(alike.values())
    words = {place: frozenset(people[place].name.casefold().split()) for place in bodies}
    shared = list(played)
    for group in alike.values():
        for place in group:
            kin = (o for o in group if words[o] <= words[place] or words[place] <= words[o])
            shared[place] = [part for other in kin for part in played[other]]
    return shared


def _sort(actor: Actor) -> str:
    return f"{actor.sector}{' person' if actor.person else ''}{' group' if actor.plural else ''}"


def _told(
    actor: Actor, sentences: Sequence[int], setting: str | None, most: int
) -> tuple[str, ...]:
    """What is told of someone for whatever act; ``most`` sentences name whom the most do."""
    count, known = len(sentences), actor.country is not None
    ours = known and actor.country == setting
    own = (actor.salient, actor.id is not None, known, ours)
    return _person(_sort(actor), min(_MANY, count), *own, 0 in sentences, count == most)


@lru_cache(_REMEMBERED)
def _person(sort: str, count: int, *told: bool) -> tuple[str, ...]:
    salient, identified, known, ours, heading, most = told
    return (
        f"sort={sort}",
        f"count={count}",
        f"salient={salient}",
        f"identified={identified}",
        f"country known={known}",
        f"of setting={ours}",
        f"in heading={heading}",
        f"most named={most}",
    )


def _called(actor: Actor) -> str:
    """What sort of state, person or body someone is by name: "jaksa", "polda"."""
    if actor.is_state:
        return "state"
    return "known" if actor.person and actor.id else actor.name.partition(" ")[0].casefold()
