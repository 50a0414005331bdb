"""Which named body of a report a bare noun of its kind means: "polisi" of the Polres Sorong.

A report names its police once, often in the role of who speaks for them ("Kasat Narkoba Polres
Kulonprogo AKP Munarso"), and calls them "polisi" or "petugas" from then on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from operator import itemgetter

from peristiwa.coding import Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.bodies import Bodies
from peristiwa.ground.memory import Memory
from peristiwa.ground.naming import Names
from peristiwa.lexicon.schema import Noun

__all__ = ["BodyKinds", "bears_name", "stands_alone"]


class BodyKinds:
    """Finds the named bodies of the report of ``memory`` by their kind."""

    def __init__(
        self,
        known: KnownActors,
        memory: Memory,
        names: Names,
        described: Callable[[Party], Actor],
    ) -> None:
        self._known = known
        self._memory = memory
        self._names = names
        self._described = described
        self._bodies = Bodies(known, memory)

    def __call__(self, party: Party, noun: Noun) -> Actor | None:
        """Give the body that a bare noun means: of its kind, named last before, else named next.

        Where none is named, that is the only one that the country of the press has.
        """
        heads = self._known.body_heads(noun.noun)
        if not heads or party.owners or self._is_one(party, noun) or self._is_other(party, noun):
            return None
        before = [
            (start, actor)
            for start, actor in self._memory.mentioned
            if not actor.person and bears_name(actor) and self._known.head_of(actor.name) in heads
        ]
        told = [(start, body) for start, body, head in self._told if head in heads]
        before += [(start, body) for start, body in told if start < party.start]
        if before:
            return max(before, key=itemgetter(0))[1]
        after = next((body for start, body in told if start > party.start), None)
        return after or self._national(party, noun)

    def _national(self, party: Party, noun: Noun) -> Actor | None:
        """The national body at home, unless members of it are counted ("dua polisi")."""
        prefix = self._memory.doc.words[party.start : party.head]
        at_home = self._memory.setting == self._known.home
        if not at_home or any(word not in self._known.generic for word in prefix):
            return None
        return self._known.national_body(noun.noun)

    def _is_other(self, party: Party, noun: Noun) -> bool:
        """Whether a word behind it makes a body another: "dewan juri"."""
        alone = stands_alone(party, noun, self._known, self._memory)
        return noun.noun in self._known.body_nouns and not alone

    def _is_one(self, party: Party, noun: Noun) -> bool:
        """Whether a noun means one person, by its determiners: "seorang petugas"."""
        prefix = self._memory.doc.words[party.start : party.head]
        return noun.kind == "person" and any(
            word in self._known.single and word not in self._known.generic for word in prefix
        )

    @cached_property
    def _told(self) -> list[tuple[int, Actor, str]]:
        """The bodies that the mentions name, or for which the people speak whom they name.

        With each stand the token of its mention and the noun with which its name begins.
        """
        bodies = ((party.start, self._body(party)) for party in self._memory.parties)
        return [
            (start, body, self._known.head_of(body.name))
            for start, body in bodies
            if body is not None and bears_name(body)
        ]

    def _body(self, party: Party) -> Actor | None:
        if party.noun is not None and party.noun.kind == "person":
            country = self._names.owner_country(party) or party.noun.country
            return self._bodies.of_role(party, country or self._memory.setting)
        if party.proper is not None and not party.proper.ids("person"):
            return self._names(party, party.proper)
        return self._described(party) if party.owners and party.noun is not None else None


def stands_alone(party: Party, noun: Noun, known: KnownActors, memory: Memory) -> bool:
    """Whether nothing but a demonstrative stands behind a role noun."""
    words = memory.doc.words[party.head : party.end]
    return " ".join(word for word in words if word not in known.demonstratives) == noun.noun


def bears_name(actor: Actor) -> bool:
    """Whether a body is called by more than a noun: by an acronym, or with a name behind it."""
    first, *others = actor.name.split()
    return first.isupper() or any(word[0].isupper() for word in others)
