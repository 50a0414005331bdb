"""Resolves party mentions to people, states and bodies, in the order of the report.

A mention is resolved by its name, by its office on the day of the report, by what was mentioned
before (pronouns, short names, "kedua pemimpin"), and else kept as a group with the country and
sector of its words. What is not known stays ``None``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from peristiwa.coding import Attribution, NameHit, Party
from peristiwa.ground.offices import Offices, covers
from peristiwa.ground.setting import Countries
from peristiwa.lexicon.compiled import Gazetteer
from peristiwa.lexicon.schema import Constructions, Noun, Organization, Person, Role, State
from peristiwa.parse.tokens import Doc, Token

__all__ = ["Actor", "ActorResolver"]

_GOVERNMENT = "GOV"
_SHARED = 2
_Kind = Literal["person", "state", "either"]
_FIRST = frozenset({"first_singular", "first_plural"})


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom a mention means.

    ``person`` marks an individual, ``office`` a title that it bore, ``plural`` a group;
    ``salient`` is False for the weak nouns to which "kedua pemimpin" can't refer. ``held`` is the
    office, with its country, by which alone a person was found.
    """

    id: str | None
    name: str
    country: str | None
    sector: str | None
    person: bool = False
    office: str | None = None
    plural: bool = False
    salient: bool = True
    held: tuple[str, str | None] | None = None

    @property
    def is_state(self) -> bool:
        """Whether a state is meant, not one of its people or bodies."""
        return self.id is not None and self.id.startswith("state:")


class ActorResolver:
    """Step 5's view of who is who; holds the gazetteer, not the report."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        offices: Offices,
        countries: Countries,
        words: Constructions,
        reporting: Iterable[str],
    ) -> None:
        self._reporting = frozenset(reporting)
        self.countries = countries
        self._head_titles = frozenset(words.head_titles)
        self.state_nouns = frozenset(words.state_nouns)
        self.stateless = frozenset(words.stateless)
        self.unheld = frozenset(words.unheld)
        self.holding = frozenset(words.holding_determiners)
        self.checked = gazetteer.checked
        self._nouns = {noun.noun: noun for noun in gazetteer.nouns}
        self._families = {
            noun: number for number, nouns in enumerate(words.body_families) for noun in nouns
        }
        self._states: Mapping[str, State] = {state.id: state for state in gazetteer.states}
        self._people: Mapping[str, Person] = {person.id: person for person in gazetteer.people}
        self._bodies: Mapping[str, Organization] = {o.id: o for o in gazetteer.organizations}
        self._offices = offices

    def __call__(
        self,
        doc: Doc,
        parties: Sequence[Party],
        attributions: Sequence[Attribution],
        setting: str | None,
        on: date | None,
    ) -> tuple[dict[Party, tuple[Actor, ...]], list[str]]:
        """Give the actors that each mention means, and warnings of what was left open."""
        report = _Report(self, doc, parties, setting, on)
        resolved = {party: report.resolve(party) for party in parties}
        for party in parties:
            if party.pronoun in _FIRST:
                resolved[party] = _speaker(party, attributions, resolved)
            elif party.pronoun is not None and self._reports(doc, party):
                resolved[party] = _last_named(party, attributions, resolved) or resolved[party]
        return _described(resolved), list(dict.fromkeys(report.warnings))

    def _reports(self, doc: Doc, party: Party) -> bool:
        """Whether the pronoun is the speaker of a verb of saying: "ujarnya"."""
        return party.start > 0 and doc[party.start - 1].lower_ in self._reporting

    def named(self, hit: NameHit, on: date | None) -> Actor | None:
        """Give the actor that a gazetteer name means, or None for an ambiguous or unknown name."""
        candidates = self.candidates(hit, on)
        return candidates[0] if len(candidates) == 1 else None

    def candidates(self, hit: NameHit, on: date | None) -> list[Actor]:
        """Give all whom a gazetteer name may mean: people, then bodies, then states."""
        people = [self.person(self._people[id_], on) for id_ in hit.ids("person") if id_]
        bodies = [self.body(id_) for id_ in hit.ids("organization") if id_]
        states = dict.fromkeys(hit.ids("state", "government"))
        return [*people, *bodies, *map(self.state, states)]

    def body(self, id_: str) -> Actor:
        """Give an organisation as an actor."""
        body = self._bodies[id_]
        return Actor(body.id, body.name, body.country, body.sector)

    def state(self, id_: str) -> Actor:
        """Give a state as an actor: its government."""
        state = self._states[id_]
        return Actor(f"state:{id_}", state.name, id_, _GOVERNMENT)

    def person(self, person: Person, on: date | None) -> Actor:
        """Give a person in the role held on that day."""
        roles = [role for role in person.roles if on is not None and covers(role, on)]
        role = min(roles, key=self._rank) if roles else None
        return Actor(
            person.id,
            person.name,
            (role.country if role else None) or person.country,
            (role.sector if role else None) or person.sector,
            person=True,
            office=role.title if role else None,
        )

    def _rank(self, role: Role) -> tuple[bool, bool]:
        """Of several offices held at once the state's comes first, its head's before all."""
        return (role.title not in self._head_titles, role.sector != _GOVERNMENT)

    def noun_of(self, name: str) -> Noun | None:
        """Give the role noun that a body's name begins with: "Kepolisian" of "Kepolisian X"."""
        words = name.lower().split()
        nouns = (self._nouns.get(" ".join(words[:end])) for end in range(len(words), 0, -1))
        return next((noun for noun in nouns if noun is not None), None)

    def family(self, name: str) -> int | None:
        """Say which kind of body a noun or a body's name tells of, by number."""
        noun = self.noun_of(name)
        return self._families.get(noun.noun if noun else name.lower())

    def holders(self, office: str, country: str | None, on: date | None) -> list[Actor]:
        """Give the holders of an office on a day, as actors."""
        return [
            replace(self.person(p, on), held=(office, country))
            for p in self._offices.holders(office, country, on)
        ]

    def at(self, actor: Actor, first: date, last: date) -> Actor | None:
        """Give who held, from the first day to the last, the office by which ``actor`` was found.

        None where that is not one person.
        """
        assert actor.held is not None
        holders = [{a.id: a for a in self.holders(*actor.held, day)} for day in (first, last)]
        same = holders[0].keys() == holders[1].keys() and len(holders[0]) == 1
        return next(iter(holders[0].values())) if same else None


class _Report:
    """What one report has said so far about who is who."""

    def __init__(
        self,
        resolver: ActorResolver,
        doc: Doc,
        parties: Sequence[Party],
        setting: str | None,
        on: date | None,
    ) -> None:
        self._resolver = resolver
        self._parties = parties
        self._doc = doc
        self._setting = setting
        self._on = on
        self._mentioned: list[tuple[int, Actor]] = []
        self._heads: dict[int, Party] = {}
        self.warnings: list[str] = []

    def resolve(self, party: Party) -> tuple[Actor, ...]:
        if party.pronoun is not None:
            actors = self._pronoun(party)
        elif party.pair:
            actors = self._pair(party)
        elif party.proper is not None:
            actors = (self._proper(party, party.proper),)
        else:
            actors = (self._role(party),)
        self._heads[party.start] = party
        self._mentioned += [(party.start, actor) for actor in actors]
        return actors

    def _proper(self, party: Party, hit: NameHit) -> Actor:
        owner = self._owner_country(party)
        candidates = self._fitting_candidates(party, hit, owner)
        known = candidates[0] if len(candidates) == 1 else None
        text = self._doc.span(hit.start, hit.end).text
        is_person = bool(hit.ids("person"))
        if known is None:
            known = self._longer_name(text, is_person)
        sector = party.noun.sector if party.noun and not party.noun.weak else None
        if known is None and candidates:
            return self._left_open(party, text, candidates, sector)
        if known is not None:
            if known.id and not known.person:
                return known
            return replace(known, country=owner or known.country, sector=sector or known.sector)
        noun = party.noun or (None if is_person else self._resolver.noun_of(text))
        return Actor(
            None,
            text,
            owner
            or self._resolver.countries.named_in(text)
            or (noun.country if noun else None)
            or self._setting,
            sector or (noun.sector if noun else None),
            person=is_person,
            office=party.noun.office if party.noun else None,
        )

    def _fitting_candidates(self, party: Party, hit: NameHit, owner: str | None) -> list[Actor]:
        """Whom a name may mean: of several those of its role, country and office, or named before.

        Each of these is asked only where it leaves anybody.
        """
        candidates = self._resolver.candidates(hit, self._on)
        if len(candidates) < _SHARED:
            return candidates
        noun, named = party.noun, {actor.id for _, actor in self._mentioned}
        tests: list[Callable[[Actor], bool]] = [
            lambda actor: noun is None or (noun.kind == "person") == actor.person,
            lambda actor: owner is None or actor.country == owner,
            lambda actor: noun is None or noun.office is None or actor.office == noun.office,
            lambda actor: actor.id in named,
        ]
        for test in tests:
            candidates = [actor for actor in candidates if test(actor)] or candidates
        return candidates

    def _left_open(
        self, party: Party, text: str, candidates: Sequence[Actor], sector: str | None
    ) -> Actor:
        """Whoever bears an ambiguous name, with what is true of all whom it may mean."""
        self._warn(text, candidates)
        countries = {actor.country for actor in candidates}
        sectors = {actor.sector for actor in candidates}
        return Actor(
            None,
            text,
            countries.pop() if len(countries) == 1 else None,
            sector or (sectors.pop() if len(sectors) == 1 else None),
            person=all(actor.person for actor in candidates),
            office=party.noun.office if party.noun else None,
        )

    def _warn(self, text: str, candidates: Sequence[Actor]) -> None:
        meanings = " or ".join(f"{actor.name} ({actor.id})" for actor in candidates)
        self.warnings.append(f"{text!r} may mean {meanings}: left open")

    def _longer_name(self, text: str, person: bool) -> Actor | None:
        """A name of the report that holds every word of this one: the last before, else the next.

        Headlines call people by short names that the text gives in full only later.
        """
        words = _words(text)
        for _, actor in reversed(self._mentioned):
            if actor.person == person and actor.salient and words <= _words(actor.name):
                return actor
        for party in self._parties:
            hit = party.proper
            if hit is not None and bool(hit.ids("person")) == person:
                name = self._doc.span(hit.start, hit.end).text
                if words < _words(name):
                    return self._proper(party, hit)
        return None

    def _role(self, party: Party) -> Actor:
        noun = party.noun
        assert noun is not None, "a party that is no pronoun and bears no name has a noun"
        country = self._owner_country(party) or noun.country
        text = self._doc.span(party.start, party.end).text
        if noun.noun in self._resolver.state_nouns and country is None:
            state = self._last_state() if party.definite else None
            return state or Actor(None, text, None, noun.sector, salient=False)
        if noun.office is not None and self._is_held(party, noun):
            holder = self._holder(text, noun.office, country)
            if holder is not None:
                return holder
        body = self._owner_body(party) if noun.kind == "organization" else None
        body = body or self._named_body(party, noun)
        stateless = any(
            t.lower_ in self._resolver.stateless for t in self._doc.span(party.start, party.end)
        )
        return body or Actor(
            None,
            text,
            country or (None if stateless else self._setting),
            noun.sector,
            person=noun.kind == "person",
            office=noun.office,
            plural=noun.kind == "group",
            salient=not noun.weak,
        )

    def _is_held(self, party: Party, noun: Noun) -> bool:
        """Whether the words mean who holds the office on that day.

        They don't where it was given up ("mantan presiden"), is to come ("presiden terpilih"), is
        counted ("dua presiden", "presiden ke-6"), or belongs to a body ("presiden FIFA").
        """
        if party.former or any(
            token.lower_ not in self._resolver.holding
            for token in self._doc.span(party.start, party.head)
        ):
            return False
        end = min(party.end + 1, self._doc[party.head].sent.end)
        for token in self._doc.span(party.head, end):
            inside = token.i < party.end
            if token.lower_ in self._resolver.unheld or (inside and _counts(token.text)):
                return False
        return noun.country is not None or all(map(self._owns_offices, party.owners))

    def _owns_offices(self, owner: NameHit) -> bool:
        """Whether national offices may belong to ``owner``: a state, its government, a person."""
        if owner.ids("state", "government", "person"):
            return True
        body = self._resolver.named(owner, self._on)
        return body is not None and body.country is not None and body.sector == _GOVERNMENT

    def _holder(self, text: str, office: str, country: str | None) -> Actor | None:
        """The holder whom the report has named, else the only one there is."""
        if country is None:
            for _, actor in reversed(self._mentioned):
                if actor.person and actor.office == office:
                    return actor
        holders = self._resolver.holders(office, country or self._setting, self._on)
        holders = holders or self._resolver.holders(office, None, self._on)
        names = {actor.name for _, actor in self._mentioned}
        named = [holder for holder in holders if holder.name in names]
        if len(named or holders) == 1:
            return self._known_so_far((named or holders)[0])
        if holders:
            self._warn(text, named or holders)
        return None

    def _known_so_far(self, holder: Actor) -> Actor:
        """Give ``holder``, with a warning where the report is of a time not yet looked at."""
        if self._on is not None and self._on > self._resolver.checked:
            self.warnings.append(
                f"who holds an office is known up to {self._resolver.checked} only, "
                "which is before the report"
            )
        return holder

    def _named_body(self, party: Party, noun: Noun) -> Actor | None:
        """The body that a bare noun means: of its kind, named last before, else named next."""
        family = self._resolver.family(noun.noun)
        if family is None or noun.kind == "person" or party.owners:
            return None
        for _, actor in reversed(self._mentioned):
            if (
                not actor.person
                and _bears_name(actor)
                and self._resolver.family(actor.name) == family
            ):
                return actor
        for other in self._parties:
            if other.start <= party.start or other.pronoun or not (other.owners or other.proper):
                continue
            name = self._doc.between(other.start, other.end)
            if self._resolver.family(name) == family:
                actor = self._proper(other, other.proper) if other.proper else self._role(other)
                return actor if _bears_name(actor) and not actor.person else None
        return None

    def _owner_body(self, party: Party) -> Actor | None:
        for hit in party.owners:
            body = self._resolver.named(hit, self._on)
            if body is not None and hit.ids("organization"):
                return body
        return None

    def _owner_country(self, party: Party) -> str | None:
        for hit in party.owners:
            owner = self._resolver.named(hit, self._on)
            if owner is None and hit.ids("person"):
                owner = self._longer_name(self._doc.span(hit.start, hit.end).text, person=True)
            if owner is not None and owner.country is not None:
                return owner.country
            countries = self._resolver.countries.of(hit)
            if len(countries) == 1:
                return next(iter(countries))
            inside = self._resolver.countries.named_in(self._doc.span(hit.start, hit.end).text)
            if inside is not None:
                return inside
        return None

    def _is_subject_of(self, other: Party, verb: Token, party: Party) -> bool:
        if verb.pos_ != "VERB" or party.start < verb.i:
            return False
        return self._doc[other.head].head.i == verb.i or other.end == verb.i

    def _last_state(self) -> Actor | None:
        states = self._fitting("state")
        return states[-1][1] if states else None

    def _pair(self, party: Party) -> tuple[Actor, ...]:
        kind: _Kind = "person" if party.noun and party.noun.kind == "person" else "state"
        return self._two_in_sentence(party, kind) or self._most_mentioned_two(kind)

    def _fitting(self, kind: _Kind) -> list[tuple[int, Actor]]:
        """Give the mentions so far that a plural or pair of ``kind`` may refer back to."""

        def fits(actor: Actor) -> bool:
            wanted = {"person": actor.person, "state": actor.is_state}
            return wanted.get(kind, any(wanted.values()))

        return [(at, a) for at, a in self._mentioned if a.salient and fits(a)]

    def _two_in_sentence(self, party: Party, kind: _Kind) -> tuple[Actor, ...]:
        start = self._doc[party.start].sent.start
        here = {actor.name: actor for at, actor in self._fitting(kind) if at >= start}
        return tuple(here.values()) if len(here) == _SHARED else ()

    def _most_mentioned_two(self, kind: _Kind) -> tuple[Actor, ...]:
        fitting = [actor for _, actor in self._fitting(kind)]
        actors = {actor.name: actor for actor in fitting}
        counted = Counter(actor.name for actor in fitting)
        if len(counted) < _SHARED:
            return ()
        return tuple(actors[name] for name, _ in counted.most_common(_SHARED))

    def _last_two(self, kind: _Kind) -> tuple[Actor, ...]:
        last = list({actor.name: actor for _, actor in reversed(self._fitting(kind))}.values())
        return tuple(reversed(last[:_SHARED])) if len(last) >= _SHARED else ()

    def _pronoun(self, party: Party) -> tuple[Actor, ...]:
        if party.pronoun == "third_singular":
            actor = self._antecedent(party)
            return (actor,) if actor else ()
        if party.pronoun == "both":
            return self._two_in_sentence(party, "person") or self._most_mentioned_two("person")
        if party.pronoun == "third_plural":
            last = self._mentioned[-1][1] if self._mentioned else None
            return (last,) if last is not None and last.plural else self._last_two("either")
        return ()

    def _antecedent(self, party: Party) -> Actor | None:
        """The person mentioned first in the nearest sentence that mentions one.

        The object of a verb is never its subject ("Putin menyambutnya").
        """
        verb = self._doc[party.head].head
        people = [
            (at, actor)
            for at, actor in self._mentioned
            if actor.person and not self._is_subject_of(self._heads[at], verb, party)
        ]
        people = [(at, actor) for at, actor in people if actor.salient] or people
        if not people:
            return None
        nearest = self._doc[people[-1][0]].sent
        return next(actor for at, actor in people if at >= nearest.start)


def _described(
    resolved: Mapping[Party, tuple[Actor, ...]],
) -> dict[Party, tuple[Actor, ...]]:
    """Give every mention of a person the country and sector that another mention tells."""
    told: dict[str, Actor] = {}
    for actor in (actor for actors in resolved.values() for actor in actors if actor.person):
        known = told.setdefault(actor.name, actor)
        told[actor.name] = replace(
            known,
            country=known.country or actor.country,
            sector=known.sector or actor.sector,
        )
    return {
        party: tuple(
            replace(actor, country=told[actor.name].country, sector=told[actor.name].sector)
            if actor.person and (actor.sector is None or actor.country is None)
            else actor
            for actor in actors
        )
        for party, actors in resolved.items()
    }


def _last_named(
    party: Party,
    attributions: Sequence[Attribution],
    resolved: Mapping[Party, tuple[Actor, ...]],
) -> tuple[Actor, ...]:
    """The speaker named last before ``party``."""
    before = [a.party for a in attributions if a.party.start < party.start and not a.party.pronoun]
    return resolved.get(max(before, key=lambda p: p.start), ()) if before else ()


def _bears_name(actor: Actor) -> bool:
    """Whether a body is called by more than a noun: by an acronym, or with a name behind it."""
    first, *others = actor.name.split()
    return first.isupper() or any(word[0].isupper() for word in others)


def _counts(word: str) -> bool:
    """Whether a number stands in ``word``: "ke-6"."""
    return any(letter.isdigit() for letter in word)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.replace("-", " ").split())


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
