"""Whom the gazetteer knows: people, states and bodies as actors of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct, structs

from peristiwa.coding import NameHit, NameKind, Party
from peristiwa.ground.offices import Offices, covers
from peristiwa.ground.setting import Countries
from peristiwa.lexicon.compiled import Gazetteer
from peristiwa.lexicon.schema import (
    BodyKind,
    Constructions,
    Noun,
    Organization,
    Person,
    Role,
    State,
)

__all__ = ["FORMER", "OF_STATES", "Actor", "KnownActors"]

OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors of the organs of a state."""

_STATE_KINDS: frozenset[NameKind] = frozenset({"state", "government"})
"""What a state is called: by its own name and by that of its government."""

FORMER = "ELI"
"""Sector of who has left an office."""
_GOVERNMENT = "GOV"
_CRIMINAL = "CRM"
_LATELY = timedelta(days=31)
_REMEMBERED = 1 << 13
"""Names whose nouns and bearers are kept at hand."""


class Actor(Struct, frozen=True):
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


class KnownActors:
    """The gazetteer as actors, and the words that tell how a report speaks of them."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        offices: Offices,
        countries: Countries,
        words: Constructions,
    ) -> None:
        self.countries = countries
        self._head_titles = frozenset(words.head_titles)
        self.state_nouns = frozenset(words.state_nouns)
        self.stateless = frozenset(words.stateless)
        self.unheld = frozenset(words.unheld)
        self.holding = frozenset(words.holding_determiners)
        self.former = frozenset(words.former)
        self.address = frozenset(words.address)
        self.identifying = frozenset(words.identifying)
        self.additive = frozenset(words.additive)
        self.relative = frozenset(words.relative)
        self.performing = frozenset(words.performing)
        self.joining = frozenset(words.pairs.joining)
        self.filling = frozenset(words.pairs.filling)
        self.two = frozenset(words.pairs.two)
        self.aliases = frozenset(words.aliases)
        self.gatherings = frozenset(words.gatherings)
        self.local_bodies = frozenset(words.local_bodies)
        self.groups = frozenset(words.groups)
        self.parts_of_bodies = frozenset(words.parts_of_bodies)
        self.kin = frozenset(words.kin)
        self._serving = frozenset(words.serving)
        self.single = frozenset(words.single_determiners)
        self.introducing = frozenset(words.introducing_determiners)
        self.home = words.home
        self.ages = words.ages
        self.body_roles = frozenset(words.body_roles)
        self.body_nouns = frozenset(words.body_nouns)
        self._spoken_for = words.spoken_for
        self._state_offices = frozenset(words.state_offices)
        self.generic = frozenset(words.generic_determiners)
        self.demonstratives = frozenset(words.demonstratives)
        self.checked = gazetteer.checked
        self._nouns = {noun.noun: noun for noun in gazetteer.nouns}
        self._body_heads = _body_heads(words.body_kinds)
        nationals = (kind.national for kind in words.body_kinds if kind.national is not None)
        self._nationals = {noun: one.body for one in nationals for noun in one.meant_by}
        self._states: Mapping[str, State] = {state.id: state for state in gazetteer.states}
        self._people: Mapping[str, Person] = {person.id: person for person in gazetteer.people}
        self._bodies: Mapping[str, Organization] = {o.id: o for o in gazetteer.organizations}
        self._offices = offices
        self.noun_of = lru_cache(_REMEMBERED)(self._noun_of)
        self._meant = lru_cache(_REMEMBERED)(self._all_meant)
        self._by_name = {
            name.lower(): body.id
            for body in gazetteer.organizations
            for name in (body.name, *body.names)
        }

    def named(self, hit: NameHit, on: date | None) -> Actor | None:
        """Give the actor that a gazetteer name means, or None for an ambiguous or unknown name."""
        candidates = self.candidates(hit, on)
        return candidates[0] if len(candidates) == 1 else None

    def candidates(self, hit: NameHit, on: date | None) -> Sequence[Actor]:
        """Give all whom a gazetteer name may mean: people, then bodies, then states."""
        return self._meant(hit.meanings, on)

    def _all_meant(
        self, meanings: tuple[tuple[NameKind, str], ...], on: date | None
    ) -> tuple[Actor, ...]:
        people, bodies, states = [], [], {}
        for kind, id_ in meanings:
            if kind == "person" and id_:
                people.append(self.person(self._people[id_], on))
            elif kind == "organization" and id_:
                bodies.append(self.body(id_))
            elif kind in _STATE_KINDS:
                states[id_] = self.state(id_)
        return (*people, *bodies, *states.values())

    def is_named_after(self, party: Party, on: date | None) -> bool:
        """Whether a mention bears the name of whom its own bearer belongs to: "anak Jokowi".

        Those who serve do where the name is of one in office, or of a criminal.
        """
        noun, name = party.noun, party.proper
        if noun is None or name is None or any(owner.ids("person") for owner in party.owners):
            return False
        if noun.noun in self.kin:
            return True
        served = self.named(name, on) if noun.noun in self._serving else None
        return served is not None and (served.office is not None or served.sector == _CRIMINAL)

    def body(self, id_: str) -> Actor:
        """Give an organisation as an actor."""
        body = self._bodies[id_]
        return Actor(body.id, body.name, body.country, body.sector)

    def body_called(self, name: str) -> Actor | None:
        """Give the organisation of that name, if there is one."""
        id_ = self._by_name.get(name.lower())
        return self.body(id_) if id_ is not None else None

    def spoken_for(self, role: str) -> tuple[str, str] | None:
        """Give the longest beginning of a role that speaks for a body, and the noun of the body."""
        words = role.split()
        for end in range(len(words), 0, -1):
            title = " ".join(words[:end])
            if title in self._spoken_for:
                return title, self._spoken_for[title]
        return None

    def is_national(self, office: str, country: str) -> bool:
        """Whether the holder of an office speaks for the state ``country``."""
        abroad = country != self.home and office in self._state_offices
        return office in self._head_titles or abroad

    def state(self, id_: str) -> Actor:
        """Give a state as an actor: its government."""
        state = self._states[id_]
        return Actor(f"state:{id_}", state.name, id_, _GOVERNMENT)

    def name_of(self, id_: str) -> str:
        """Give the name by which Indonesian news calls a state."""
        state = self._states[id_]
        return state.called or state.name

    def person(self, person: Person, on: date | None) -> Actor:
        """Give a person in the role held on that day.

        Where no day is known, or a role ended in the month before, its sector is kept: reports of
        a dismissal still speak of the minister. Of who left office, none knows when, it is open.
        """
        roles = [role for role in person.roles if on is not None and covers(role, on)]
        role = min(roles, key=self._rank) if roles else None
        lately = person.roles if on is None else _left_lately(person.roles, on)
        last = role or min(lately, key=self._rank, default=None)
        sector = None if self._may_have_held(person, on) else person.sector
        return Actor(
            person.id,
            person.name,
            (role.country if role else None) or person.country,
            (last.sector if last else None) or sector,
            person=True,
            office=role.title if role else None,
        )

    def _may_have_held(self, person: Person, on: date | None) -> bool:
        """Whether somebody may still have held an office that the gazetteer doesn't tell."""
        over = on is not None and on > self.checked
        return person.sector == FORMER and not person.roles and not over

    def _rank(self, role: Role) -> tuple[bool, bool]:
        """Of several offices held at once the state's comes first, its head's before all."""
        return (role.title not in self._head_titles, role.sector != _GOVERNMENT)

    def _noun_of(self, name: str) -> Noun | None:
        """Give the role noun that a body's name begins with: "Kepolisian" of "Kepolisian X"."""
        words = name.lower().split()
        nouns = (self._nouns.get(" ".join(words[:end])) for end in range(len(words), 0, -1))
        return next((noun for noun in nouns if noun is not None), None)

    def head_of(self, name: str) -> str:
        """Give the noun with which the name of a body begins, else the whole name, lower case."""
        noun = self.noun_of(name)
        return noun.noun if noun else name.lower()

    def body_heads(self, noun: str) -> frozenset[str]:
        """Give the nouns with which the names of the bodies begin that a bare noun may mean."""
        return self._body_heads.get(noun, frozenset())

    def national_body(self, noun: str) -> Actor | None:
        """Give the only body of its kind at home that a noun means: "polisi"."""
        name = self._nationals.get(noun)
        return self.body_called(name) if name is not None else None

    def holders(self, office: str, country: str | None, on: date | None) -> list[Actor]:
        """Give the holders of an office on a day, as actors."""
        return [
            structs.replace(self.person(p, on), held=(office, country))
            for p in self._offices.holders(office, country, on)
        ]

    def titled(self, name: str, office: str, on: date | None) -> list[Actor]:
        """Give those of that name, be it in part, who held an office of any state on a day."""
        return [self.person(person, on) for person in self._offices.bearing(name, office, on)]

    def former_or_present(self, office: str, country: str | None) -> list[Actor]:
        """Give all who ever held an office, as actors of whom the day is not known."""
        return [self.person(person, None) for person in self._offices.ever(office, country)]

    def at(self, actor: Actor, first: date, last: date) -> Actor | None:
        """Give who held, from the first day to the last, the office by which ``actor`` was found.

        None where that is not one person.
        """
        assert actor.held is not None
        holders = [{a.id: a for a in self.holders(*actor.held, day)} for day in (first, last)]
        same = holders[0].keys() == holders[1].keys() and len(holders[0]) == 1
        return next(iter(holders[0].values())) if same else None


def _body_heads(kinds: Sequence[BodyKind]) -> Mapping[str, frozenset[str]]:
    """By noun, what the bodies are called that it means; a noun of their names means its own."""
    heads = {noun: frozenset({noun}) for kind in kinds for noun in kind.bodies}
    meant: dict[str, frozenset[str]] = {}
    for kind in kinds:
        for noun in kind.meant_by:
            meant[noun] = meant.get(noun, frozenset()) | frozenset(kind.bodies)
    return {**heads, **meant}


def _left_lately(roles: Sequence[Role], on: date) -> list[Role]:
    """Give the roles that ended in the month before a day."""
    return [role for role in roles if role.to is not None and covers(role, on - _LATELY)]
