"""Whom the role nouns of a report mean: who holds the office, the body of that kind, a group."""

from __future__ import annotations

import re

from peristiwa.coding import Party
from peristiwa.ground.actors import OF_STATES, Actor, KnownActors
from peristiwa.ground.bearers import Bearers
from peristiwa.ground.body_kinds import BodyKinds, bears_name, stands_alone
from peristiwa.ground.introductions import is_single
from peristiwa.ground.memory import Memory
from peristiwa.ground.naming import Names
from peristiwa.lexicon.schema import Noun

__all__ = ["Descriptions"]

_SKIPPED = 2
_ANY = "SOC"
"""The sector of bodies of which no more is known: "lembaga itu"."""
_ABROAD = frozenset({"GOV", "MIL", "SPY"})


class Descriptions:
    """Resolves the mentions of the report of ``memory`` that bear no name."""

    def __init__(self, known: KnownActors, memory: Memory, names: Names) -> None:
        self._known = known
        self._memory = memory
        self._names = names
        self._bearers = Bearers(known, memory, names)
        self._kinds = BodyKinds(known, memory, names, self)

    def __call__(self, party: Party) -> Actor:
        """Give whom a mention with a role noun means."""
        noun = party.noun
        assert noun is not None, "a party that is no pronoun and bears no name has a noun"
        stateless = self._is_stateless(party)
        country = self._names.owner_country(party) or (None if stateless else noun.country)
        if noun.noun in self._known.state_nouns and country is None:
            text = self._memory.text(party.start, party.end)
            state = self._memory.last_state(party) if party.definite else None
            at_home = self._known.home if self._is_own_state(party, noun) else None
            return state or Actor(None, text, at_home, noun.sector, salient=False)
        meant = self._pointed_at(party, noun) or self._gathered(party, noun)
        meant = meant or self._local_body(party, noun)
        if meant is not None:
            return meant
        person = self._bearers(party, noun) if noun.kind == "person" else None
        if person is not None:
            return person
        body = self._names.owner_body(party) if self._is_whole(party, noun) else None
        body = body or self._listed(party, noun, country)
        body = body or self._kinds(party, noun) or self._said_before(party, noun)
        several = not is_single(self._memory.doc, party, self._known)
        of_state = noun.sector in OF_STATES and (several or noun.kind != "person")
        force = of_state and (country is None or self._has_owner_alone(party, noun))
        if body is not None and not force:
            return body
        name = self._called(party, noun)
        if force:
            self._memory.forces.add(name)
        return body or Actor(
            None,
            name,
            country or (None if stateless else self._setting(party, noun)),
            self._names.owner_sector(party) or noun.sector,
            person=noun.kind == "person",
            office=noun.office,
            plural=noun.kind == "group" or several,
            salient=not noun.weak,
        )

    def _is_whole(self, party: Party, noun: Noun) -> bool:
        """Whether a noun is of the whole body whose name follows: "kelompok Houthi", no part."""
        if noun.kind == "organization":
            return noun.noun not in self._known.parts_of_bodies
        named = any(owner.start == party.noun_end for owner in party.owners)
        return named and noun.noun.split()[0] in self._known.groups

    def _setting(self, party: Party, noun: Noun) -> str | None:
        """The country of the clause or, of governments and armies, who act abroad, the report."""
        memory = self._memory
        return memory.setting if noun.sector in _ABROAD else memory.country_at(party)

    def _is_own_state(self, party: Party, noun: Noun) -> bool:
        """Whether "negara" alone means that of the press: "uang negara", no "negara yang ..."."""
        words, end = self._memory.doc.words, party.end
        relative = end < len(words) and words[end] in self._known.relative
        alone = " ".join(words[party.start : end]) == noun.noun and not relative
        return alone and self._memory.setting == self._known.home

    def _pointed_at(self, party: Party, noun: Noun) -> Actor | None:
        """Whom "perempuan itu" means: whoever was called so last, of a state."""
        if not (noun.weak and party.definite and self._is_bare(party, noun)):
            return None
        for at, actor in reversed(self._memory.mentioned):
            other = self._memory.heads[at]
            same = other.noun is not None and other.noun.noun == noun.noun
            if same and any(any(owner.ids("state")) for owner in other.owners):
                return actor
        return None

    def _gathered(self, party: Party, noun: Noun) -> Actor | None:
        """Who gathers by a short form: "massa ABC", of whom the report may tell the full name."""
        at = party.noun_end
        unknown = all(owner.ids("organization") == [""] for owner in party.owners)
        if noun.noun not in self._known.gatherings or not unknown or at != party.end - 1:
            return None
        short = self._memory.doc[at].text
        if not (short.isupper() and short.isalpha()):
            return None
        known = self._names.initialled(short) or self._memory.abbreviated(short)
        return known or Actor(None, short, self._memory.setting, noun.sector, plural=True)

    def _local_body(self, party: Party, noun: Noun) -> Actor | None:
        """The body of a unit or of its investigators: "Satreskrim Polres X" is Polres X."""
        doc, words = self._memory.doc, self._memory.doc.words
        stands_for = noun.kind != "person" or self._known.body_heads(noun.noun)
        counted = any(word not in self._known.generic for word in words[party.start : party.head])
        if not stands_for or counted:
            return None
        for at in range(party.head + 1, party.end - 1):
            if words[at] in self._known.local_bodies and doc[at + 1].text[0].isupper():
                name = doc.span(at, party.end - party.definite).text
                unknown = Actor(None, name, self._known.home, noun.sector)
                return self._known.body_called(name) or unknown
        return None

    def _listed(self, party: Party, noun: Noun, country: str | None) -> Actor | None:
        """The body of the gazetteer that is called by a role noun itself: "KPK", "TNI"."""
        if noun.kind == "person" or not self._is_bare(party, noun):
            return None
        body = self._known.body_called(noun.noun)
        fits = body is not None and body.country in {None, country or self._memory.setting}
        return body if fits else None

    def _is_stateless(self, party: Party) -> bool:
        """Whether a word or an owner of no state tells that none is in view: "negara anggota"."""
        if self._names.has_international_owner(party):
            return True
        doc, behind = self._memory.doc, party.head + 1
        roles = self._known.body_roles
        words = [word for word in doc.words[party.start : behind] if word not in roles]
        words += doc.words[behind : party.end]
        return not self._known.stateless.isdisjoint(words)

    def _called(self, party: Party, noun: Noun) -> str:
        """What to call whom nothing names: by the role, without what only counts or points.

        The age of a person is kept, as it tells the "pria" of a report apart.
        """
        doc, end = self._memory.doc, party.end
        if self._has_owner_alone(party, noun):
            end = party.owners[0].start
        while end > party.head + 1 and doc.words[end - 1] in self._known.demonstratives:
            end -= 1
        alone = noun.weak and end == party.head + 1 and not is_single(doc, party, self._known)
        name = self._in_full(party, doc.span(party.start if alone else party.head, end).text)
        age = self._age(end) if noun.kind == "person" else None
        return f"{name} {age}" if age else name

    def _in_full(self, party: Party, name: str) -> str:
        """A name with the states of its owners in full: "warga AS"."""
        for owner in party.owners:
            short = self._memory.text(owner.start, owner.end)
            states = owner.ids("state") if short.isupper() else []
            if len(states) == 1:
                name = re.sub(rf"\b{re.escape(short)}\b", self._known.name_of(states[0]), name)
        return name

    def _has_owner_alone(self, party: Party, noun: Noun) -> bool:
        """Whether a body of a state is told by a person alone: "pemerintahan Trump"."""
        person = len(party.owners) == 1 and bool(party.owners[0].ids("person"))
        return person and noun.kind == "organization" and noun.sector in OF_STATES

    def _age(self, position: int) -> str | None:
        """The age that is told right behind a person, in the words of the lexicon."""
        words, ages = self._memory.doc.words, self._known.ages
        for start in range(position, min(position + _SKIPPED, len(words))):
            at = start + (words[start] in ages.verbs)
            number, *unit = words[at : at + 3]
            told = number.isdigit() and unit and unit[0] in ages.units
            if told and unit[-1] not in ages.terms:
                return f"{ages.verbs[0]} {number} {ages.units[0]}"
            if words[start] != ",":
                return None
        return None

    def _said_before(self, party: Party, noun: Noun) -> Actor | None:
        """The body or group that a bare noun means, of which the report tells more elsewhere."""
        if party.owners or not self._is_bare(party, noun):
            return None
        if party.definite and noun.noun in self._known.body_nouns:
            return self._last_body(noun)
        prefix = self._memory.doc.words[party.start : party.head]
        led = noun.weak and noun.noun in self._known.body_roles
        told = noun.kind != "person" or prefix or party.definite
        if not led and (noun.weak or not told):
            return None
        fuller = [other for other in self._memory.parties if self._is_fuller(other, noun)]
        fuller = [o for o in fuller if not led or o.owners or o.noun != noun]
        before = [other for other in fuller if other.start < party.start]
        if before:
            at = before[-1].start
            return next((actor for start, actor in self._memory.mentioned if start == at), None)
        names = {self._called(other, noun) for other in fuller}
        return self(fuller[0]) if len(names) == 1 else None

    def _is_bare(self, party: Party, noun: Noun) -> bool:
        """Whether nothing but "para" or a demonstrative stands with a role noun."""
        prefix = self._memory.doc.words[party.start : party.head]
        generic = self._known.generic.issuperset(prefix)
        return generic and stands_alone(party, noun, self._known, self._memory)

    def _is_fuller(self, other: Party, noun: Noun) -> bool:
        """Whether a mention tells more of a group or body that ``noun`` means."""
        if other.noun is None or other.proper is not None or other.pair:
            return False
        same = other.noun.noun == noun.noun
        if not (same or other.noun.noun.startswith(f"{noun.noun} ")):
            return False
        prefix = self._memory.doc.words[other.start : other.head]
        if noun.kind == "person" and any(word in self._known.single for word in prefix):
            return False
        whole = noun.kind == "organization" and same
        return bool(other.owners) if whole else not self._is_bare(other, noun)

    def _last_body(self, noun: Noun) -> Actor | None:
        """The body named last that may be of the kind that a definite noun tells."""
        for _, actor in reversed(self._memory.mentioned):
            named = not actor.person and not actor.plural and bears_name(actor)
            fits = noun.sector == _ANY or actor.sector in {None, noun.sector}
            if named and fits and not actor.is_state:
                return actor
        return None
