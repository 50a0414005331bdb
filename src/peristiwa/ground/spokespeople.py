"""For whom a person speaks who says "kami": the body or the state of the role, if it has one.

Whoever holds an office says "kami" and "pihaknya" of that office: "Kapolres Sorong ... pihaknya
menangkap" is an act of the Polres Sorong. The same holds of the ministers and heads of states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from peristiwa.coding import NameHit, Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.introductions import Introduction
from peristiwa.ground.memory import Memory

__all__ = ["Spokespeople"]


class Spokespeople:
    """Finds the bodies of the people whom the report of ``memory`` introduces."""

    def __init__(self, known: KnownActors, memory: Memory) -> None:
        self._known = known
        self._memory = memory

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
        bodies = (body for body in self._bodies(mentions, speaker) if body is not None)
        return (next(bodies, speaker),)

    def _bodies(self, mentions: Set[Party], speaker: Actor) -> Iterator[Actor | None]:
        for one in self._memory.introductions:
            if one.bearer in mentions and not one.description.former:
                yield self._body(one, speaker)
        for before, party in pairwise(self._memory.parties):
            hit = before.proper if before.end == party.start else None
            if party in mentions and hit is not None and self._is_body(hit):
                yield self._organization(hit, speaker)
        yield self._state(speaker)

    def _body(self, one: Introduction, speaker: Actor) -> Actor | None:
        noun = one.description.noun
        assert noun is not None
        title = self._known.spoken_for(noun.noun)
        if title is not None and (noun.country or speaker.country) == self._known.home:
            role, office = title
            words = [*noun.noun.split()[len(role.split()) :], *self._behind(one)]
            name = " ".join([office, *map(_capitalised, words)])
            unknown = Actor(None, name, self._known.home, noun.sector) if words else None
            return self._known.body_called(name) or unknown
        owners = (owner for owner in one.description.owners if owner.ids("organization"))
        owner = next(owners, None)
        if owner is not None:
            return self._organization(owner, speaker)
        return self._state(speaker, noun.office)

    def _is_body(self, hit: NameHit) -> bool:
        """Whether a body is named, and no rank that is written like one: "AKP"."""
        noun = self._known.noun_of(self._memory.text(hit.start, hit.end))
        return bool(hit.ids("organization")) and (noun is None or noun.kind != "person")

    def _organization(self, hit: NameHit, speaker: Actor) -> Actor:
        text = self._memory.text(hit.start, hit.end)
        noun = self._known.noun_of(text)
        unknown = Actor(None, text, speaker.country, noun.sector if noun is not None else None)
        return self._known.named(hit, self._memory.on) or unknown

    def _behind(self, one: Introduction) -> Iterator[str]:
        """The words behind a role noun up to a rank or a name: "Metro Jakarta Utara"."""
        party = one.description
        assert party.noun is not None
        first = party.head + len(party.noun.noun.split())
        last = party.proper.start if party.proper is not None else party.end
        for token in self._memory.doc.span(first, max(first, last)):
            noun = self._known.noun_of(token.text)
            if not token.text[:1].isalnum() or (noun is not None and noun.kind == "person"):
                return
            yield token.text

    def _state(self, speaker: Actor, office: str | None = None) -> Actor | None:
        """The state for which its head, or a minister of another state, speaks."""
        country, office = speaker.country, office or speaker.office
        if country is None or office is None or not self._known.is_national(office, country):
            return None
        return self._known.state(country)


def _capitalised(word: str) -> str:
    return word if word[:1].isupper() else word.title()
