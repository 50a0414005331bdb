"""Resolves party mentions to people, states and bodies, in the order of the report.

A mention is resolved by its name, by its office on the day of the report, by what was mentioned
before (pronouns, short names, "kedua pemimpin"), and else kept as a group with the country and
sector of its words. What is not known stays ``None``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from msgspec import structs

from peristiwa.coding import Attribution, Party, quotations
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.descriptions import Descriptions
from peristiwa.ground.introductions import introductions
from peristiwa.ground.memory import Memory
from peristiwa.ground.naming import Names
from peristiwa.ground.pairs import Pairs
from peristiwa.ground.possessed import possessed
from peristiwa.ground.pronouns import Pronouns
from peristiwa.ground.spokespeople import Spokespeople
from peristiwa.parse.tokens import Doc

__all__ = ["ActorResolver"]

_FIRST = frozenset({"first_singular", "first_plural"})


class ActorResolver:
    """Step 5's view of who is who; holds the gazetteer, not the report."""

    def __init__(self, known: KnownActors, reporting: Iterable[str]) -> None:
        self._known = known
        self._reporting = frozenset(reporting)

    def __call__(
        self,
        doc: Doc,
        parties: Sequence[Party],
        attributions: Sequence[Attribution],
        on: date | None,
        *,
        setting: str | None,
        local: Mapping[int, str],
    ) -> tuple[dict[Party, tuple[Actor, ...]], list[str]]:
        """Give the actors that each mention means, and warnings of what was left open.

        ``setting`` is the country of the report, ``local`` that of each clause that tells one.
        """
        told = tuple(introductions(doc, parties, self._known, on))
        memory = Memory(doc, parties, setting, on, told, _quoted(doc, attributions), local)
        read = _Reading(self._known, memory, self._reporting)
        resolved = {party: read(party) for party in parties}
        spoken_for = Spokespeople(self._known, memory)
        for party in parties:
            if party.pronoun in _FIRST and not read.is_glossed(party):
                speakers = _speaker(party, attributions, resolved)
                plural = party.pronoun == "first_plural"
                resolved[party] = spoken_for(speakers, resolved) if plural else speakers
            elif party.pronoun is not None and self._reports(doc, party):
                resolved[party] = _last_named(party, attributions, resolved) or resolved[party]
        described = possessed(_described(resolved, memory), self._known)
        called = {p: self._of_states(actors, memory.forces) for p, actors in described.items()}
        return called, list(dict.fromkeys(memory.warnings))

    def _of_states(self, actors: tuple[Actor, ...], forces: Set[str]) -> tuple[Actor, ...]:
        """Call those who act for another state than the press's own after it: "pejabat Rusia"."""
        if forces.isdisjoint([actor.name for actor in actors]):
            return actors
        return tuple(
            structs.replace(actor, name=f"{actor.name} {self._known.name_of(actor.country)}")
            if actor.id is None
            and actor.country is not None
            and actor.country != self._known.home
            and actor.name in forces
            else actor
            for actor in actors
        )

    def _reports(self, doc: Doc, party: Party) -> bool:
        """Whether the pronoun is the speaker of a verb of saying: "ujarnya"."""
        return party.start > 0 and doc[party.start - 1].lower_ in self._reporting


class _Reading:
    """Resolves the mentions of one report, each with what those before it tell."""

    def __init__(self, known: KnownActors, memory: Memory, reporting: Set[str]) -> None:
        self._known = known
        self._memory = memory
        self._names = Names(known, memory)
        self._descriptions = Descriptions(known, memory, self._names)
        self._pronouns = Pronouns(known, memory, self._names, reporting)
        self._pairs = Pairs(known, memory)
        self._starting = {party.start: party for party in memory.parties}

    def __call__(self, party: Party) -> tuple[Actor, ...]:
        gloss = self._gloss(party)
        if gloss is not None:
            actors = self._said(gloss)
        elif party.pair or party.pronoun == "both":
            actors = self._pairs(party) or self._two(party)
        elif party.pronoun is not None:
            actors = self._pronouns(party)
        else:
            actors = self._said(party)
        self._memory.add(party, actors)
        return actors

    def _two(self, party: Party) -> tuple[Actor, ...]:
        """The two of whom the report tells nothing more: "kedua tersangka", but no states."""
        states = party.noun is None or party.noun.noun in self._known.state_nouns
        return () if states else self._said(party)

    def _said(self, party: Party) -> tuple[Actor, ...]:
        """Whom a mention that is no pronoun means by its words."""
        if party.proper is not None and not self._known.is_named_after(party, self._memory.on):
            return (self._names(party, party.proper),)
        return (self._descriptions(party),)

    def is_glossed(self, party: Party) -> bool:
        """Whether brackets behind a pronoun say whom it means."""
        return self._gloss(party) is not None

    def _gloss(self, party: Party) -> Party | None:
        """The mention in brackets that says whom a pronoun means: "mereka (Taliban)"."""
        doc = self._memory.doc
        gloss = self._starting.get(party.end + 1) if party.pronoun is not None else None
        if gloss is None or gloss.pronoun is not None or gloss.end >= len(doc):
            return None
        bracketed = doc[party.end].text == "(" and doc[gloss.end].text == ")"
        return gloss if bracketed else None


def _quoted(doc: Doc, attributions: Sequence[Attribution]) -> dict[int, Party | None]:
    """Give the tokens in quotation marks, each with who says it where that is told."""
    quoted: dict[int, Party | None] = {}
    for start, end in quotations(doc):
        quoted.update(dict.fromkeys(range(start, end)))
    for told in attributions if quoted else ():
        quoted.update((at, told.party) for at in range(told.start, told.end) if at in quoted)
    return quoted


def _described(
    resolved: Mapping[Party, tuple[Actor, ...]], memory: Memory
) -> dict[Party, tuple[Actor, ...]]:
    """Give every mention of a person the country and sector that another mention tells.

    Whoever is known by name alone is of the country in which the report is set.
    """
    told: dict[str, Actor] = {}
    for actor in (actor for actors in resolved.values() for actor in actors if actor.person):
        known = told.setdefault(actor.name, actor)
        if not (known.country and known.sector):
            told[actor.name] = structs.replace(
                known,
                country=known.country or actor.country,
                sector=known.sector or actor.sector,
            )
    told = {
        name: structs.replace(actor, country=actor.country or memory.setting)
        if name in memory.names
        else actor
        for name, actor in told.items()
    }
    return {
        party: tuple(_as_told(actor, told) for actor in actors)
        if any(map(_is_open, actors))
        else actors
        for party, actors in resolved.items()
    }


def _is_open(actor: Actor) -> bool:
    """Whether country or sector of a person is open."""
    return actor.person and (actor.sector is None or actor.country is None)


def _as_told(actor: Actor, told: Mapping[str, Actor]) -> Actor:
    """A person whose country or sector is open, with what is ``told`` by name."""
    if not _is_open(actor):
        return actor
    known = told[actor.name]
    return structs.replace(actor, country=known.country, sector=known.sector)


def _last_named(
    party: Party,
    attributions: Sequence[Attribution],
    resolved: Mapping[Party, tuple[Actor, ...]],
) -> tuple[Actor, ...]:
    """The speaker named last before ``party``."""
    before = [a.party for a in attributions if a.party.start < party.start and not a.party.pronoun]
    return resolved.get(max(before, key=lambda p: p.start), ()) if before else ()


def _speaker(
    party: Party,
    attributions: Sequence[Attribution],
    resolved: Mapping[Party, tuple[Actor, ...]],
) -> tuple[Actor, ...]:
    """Whom "saya" means: who is quoted there, else who was quoted last before."""
    others = [a for a in attributions if a.party.pronoun not in _FIRST]
    covering = [a for a in others if a.start <= party.start < a.end]
    if covering:
        return resolved.get(min(covering, key=lambda a: a.end - a.start).party, ())
    before = [a for a in others if a.end <= party.start]
    return resolved.get(max(before, key=lambda a: a.end).party, ()) if before else ()
