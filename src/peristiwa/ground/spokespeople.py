"""For whom a person speaks who says "kami": the body or the state of the role, if it has one.

Whoever holds an office says "kami" and "pihaknya" of that office: "Kapolres Sorong ... pihaknya
menangkap" is an act of the Polres Sorong. The same holds of the ministers and heads of states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from peristiwa.coding import Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.bodies import Bodies
from peristiwa.ground.introductions import Introduction
from peristiwa.ground.memory import Memory

__all__ = ["Spokespeople"]


class Spokespeople:
    """Finds the bodies of the people whom the report of ``memory`` introduces."""

    def __init__(self, known: KnownActors, memory: Memory) -> None:
        self._known = known
        self._memory = memory
        self._bodies = Bodies(known, memory)

    def __call__(
        self, speakers: Sequence[Actor], resolved: Mapping[Party, tuple[Actor, ...]]
    ) -> tuple[Actor, ...]:
        """Give the body for which the one person of ``speakers`` speaks, else ``speakers``."""
        if len(speakers) != 1 or not speakers[0].person:
            return tuple(speakers)
        speaker = speakers[0]
        mentions = {
            party
            for party, actors in resolved.items()
            if party.pronoun is None and any(actor.name == speaker.name for actor in actors)
        }
        bodies = (body for body in self._bodies_of(mentions, speaker) if body is not None)
        return (next(bodies, speaker),)

    def _bodies_of(self, mentions: Set[Party], speaker: Actor) -> Iterator[Actor | None]:
        for one in self._memory.introductions:
            if one.bearer in mentions and not one.description.former:
                yield self._body(one, speaker)
        for before, party in pairwise(self._memory.parties):
            hit = before.proper if self._stands_behind(party, before) else None
            if party in mentions and hit is not None and self._bodies.is_body(hit):
                yield self._bodies.named(hit, speaker.country)
        if speaker.office is not None and speaker.country == self._known.home:
            yield self._bodies.of_office(speaker.office, speaker.sector)
        yield self._state(speaker)

    def _body(self, one: Introduction, speaker: Actor) -> Actor | None:
        body = self._bodies.of_role(one.description, speaker.country)
        noun = one.description.noun
        return body or self._state(speaker, noun.office if noun else None)

    def _stands_behind(self, party: Party, before: Party) -> bool:
        """Whether a name stands right behind that of a body: "VP Relation PT X, Budi, …"."""
        doc = self._memory.doc
        comma = before.end + 1 == party.start and doc[before.end].text == ","
        return before.end == party.start or (comma and party.proper is not None)

    def _state(self, speaker: Actor, office: str | None = None) -> Actor | None:
        """The state for which its head, or a minister of another state, speaks."""
        country, office = speaker.country, office or speaker.office
        if country is None or office is None or not self._known.is_national(office, country):
            return None
        return self._known.state(country)
