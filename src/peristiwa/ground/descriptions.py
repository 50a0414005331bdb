"""Whom the role nouns of a report mean: who holds the office, the body of that kind, a group."""

from __future__ import annotations

from dataclasses import replace

from peristiwa.coding import NameHit, Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.introductions import is_single
from peristiwa.ground.memory import Memory
from peristiwa.ground.naming import Names
from peristiwa.lexicon.schema import Noun

__all__ = ["Descriptions"]

_GOVERNMENT = "GOV"
_OF_STATES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
_SKIPPED = 2


class Descriptions:
    """Resolves the mentions of the report of ``memory`` that bear no name."""

    def __init__(self, known: KnownActors, memory: Memory, names: Names) -> None:
        self._known = known
        self._memory = memory
        self._names = names

    def __call__(self, party: Party) -> Actor:
        """Give whom a mention with a role noun means."""
        noun = party.noun
        assert noun is not None, "a party that is no pronoun and bears no name has a noun"
        country = self._names.owner_country(party) or noun.country
        doc = self._memory.doc
        text = doc.span(party.start, party.end).text
        if noun.noun in self._known.state_nouns and country is None:
            state = self._memory.last_state() if party.definite else None
            return state or Actor(None, text, None, noun.sector, salient=False)
        person = self._person(party, noun, country, text) if noun.kind == "person" else None
        if person is not None:
            return person
        body = self._names.owner_body(party) if noun.kind == "organization" else None
        body = body or self._named_body(party, noun) or self._said_before(party, noun)
        stateless = any(
            t.lower_ in self._known.stateless for t in self._memory.doc.span(party.start, party.end)
        )
        name, several = self._called(party, noun), not is_single(doc, party, self._known)
        if (several or noun.kind != "person") and country is None and noun.sector in _OF_STATES:
            self._memory.forces.add(name)
        return body or Actor(
            None,
            name,
            country or (None if stateless else self._memory.setting),
            noun.sector,
            person=noun.kind == "person",
            office=noun.office,
            plural=noun.kind == "group" or several,
            salient=not noun.weak,
        )

    def _person(self, party: Party, noun: Noun, country: str | None, text: str) -> Actor | None:
        """The one person whom a role noun means: named beside it, in office, or named elsewhere."""
        for one in self._memory.introductions:
            if one.description is party and one.bearer.proper is not None:
                actor = self._names(one.bearer, one.bearer.proper)
                return replace(
                    actor,
                    country=actor.country or country,
                    sector=actor.sector or (None if noun.weak else noun.sector),
                    office=actor.office or noun.office,
                )
        if noun.office is not None and self._is_held(party, noun):
            holder = self._holder(text, noun.office, country)
            if holder is not None:
                return holder
        return self._introduced(party, noun)

    def _introduced(self, party: Party, noun: Noun) -> Actor | None:
        """The one person whom the report introduces by the role that ``party`` tells.

        A bare noun that no one person at a time holds ("hakim") may be of somebody new.
        """
        kin = noun.noun in self._known.kin
        told = bool(party.owners) or party.definite or noun.office is not None or kin
        if not told or (noun.weak and not kin) or not self._is_one(party):
            return None
        found = {}
        for one in self._memory.introductions:
            if one.bearer.proper is not None and self._same_role(party, one.description):
                actor = self._names(one.bearer, one.bearer.proper)
                found[actor.name] = actor
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_one(self, party: Party) -> bool:
        """Whether a mention may mean one person of whom the report speaks elsewhere."""
        prefix = self._memory.doc.words[party.start : party.head]
        return is_single(self._memory.doc, party, self._known) and all(
            word in self._known.holding or word in self._known.former for word in prefix
        )

    def _same_role(self, party: Party, other: Party) -> bool:
        """Whether two mentions tell the same role: the noun, who has it now, whose it is."""
        assert party.noun is not None
        assert other.noun is not None
        same = party.noun.noun == other.noun.noun or (
            party.noun.office is not None and party.noun.office == other.noun.office
        )
        narrower = party.definite and other.noun.noun.startswith(f"{party.noun.noun} ")
        if party.former != other.former or not (same or narrower):
            return False
        countries = {self._names.owner_country(party), self._names.owner_country(other)} - {None}
        if len(countries) > 1:
            return False
        owners = [self._owner_words(party), self._owner_words(other)]
        return not all(owners) or bool(owners[0] & owners[1]) or len(countries) == 1

    def _owner_words(self, party: Party) -> frozenset[str]:
        assert party.noun is not None
        owners = [*party.owners]
        if party.proper is not None and party.noun.noun in self._known.kin:
            owners.append(party.proper)
        return frozenset(
            token.lower_ for hit in owners for token in self._memory.doc.span(hit.start, hit.end)
        )

    def _is_held(self, party: Party, noun: Noun) -> bool:
        """Whether the words mean who holds the office on that day.

        They don't where it was given up ("mantan presiden"), is to come ("presiden terpilih"), is
        counted ("dua presiden", "presiden ke-6"), or belongs to a body ("presiden FIFA").
        """
        if party.former or any(
            token.lower_ not in self._known.holding
            for token in self._memory.doc.span(party.start, party.head)
        ):
            return False
        end = min(party.end + 1, self._memory.doc[party.head].sent.end)
        for token in self._memory.doc.span(party.head, end):
            inside = token.i < party.end
            if token.lower_ in self._known.unheld or (inside and _counts(token.text)):
                return False
        return noun.country is not None or all(map(self._owns_offices, party.owners))

    def _owns_offices(self, owner: NameHit) -> bool:
        """Whether national offices may belong to ``owner``: a state, its government, a person."""
        if owner.ids("state", "government", "person"):
            return True
        body = self._known.named(owner, self._memory.on)
        return body is not None and body.country is not None and body.sector == _GOVERNMENT

    def _holder(self, text: str, office: str, country: str | None) -> Actor | None:
        """The holder whom the report has named, else the only one there is."""
        if country is None:
            for _, actor in reversed(self._memory.mentioned):
                if actor.person and actor.office == office:
                    return actor
        holders = self._known.holders(office, country or self._memory.setting, self._memory.on)
        holders = holders or self._known.holders(office, None, self._memory.on)
        names = {actor.name for _, actor in self._memory.mentioned}
        named = [holder for holder in holders if holder.name in names]
        if len(named or holders) == 1:
            return self._known_so_far((named or holders)[0])
        if holders:
            self._memory.warn(text, named or holders)
        return None

    def _known_so_far(self, holder: Actor) -> Actor:
        """Give ``holder``, with a warning where the report is of a time not yet looked at."""
        if self._memory.on is not None and self._memory.on > self._known.checked:
            self._memory.warnings.append(
                f"who holds an office is known up to {self._known.checked} only, "
                "which is before the report"
            )
        return holder

    def _called(self, party: Party, noun: Noun) -> str:
        """What to call whom nothing names: by the role, without what only counts or points.

        The age of a person is kept, as it tells the "pria" of a report apart.
        """
        doc, end = self._memory.doc, party.end
        while end > party.head + 1 and doc.words[end - 1] in self._known.demonstratives:
            end -= 1
        alone = noun.weak and end == party.head + 1 and not is_single(doc, party, self._known)
        name = doc.span(party.start if alone else party.head, end).text
        age = self._age(end) if noun.kind == "person" else None
        return f"{name} {age}" if age else name

    def _age(self, position: int) -> str | None:
        """The age that is told right behind a person, in the words of the lexicon."""
        words, ages = self._memory.doc.words, self._known.ages
        for start in range(position, min(position + _SKIPPED, len(words))):
            at = start + (words[start] in ages.verbs)
            number, *unit = words[at : at + 2]
            if number.isdigit() and unit and unit[0] in ages.units:
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
        if noun.weak or (noun.kind == "person" and not (prefix or party.definite)):
            return None
        fuller = [other for other in self._memory.parties if self._is_fuller(other, noun)]
        before = [other for other in fuller if other.start < party.start]
        names = {self._called(other, noun) for other in fuller}
        if before:
            at = before[-1].start
            return next((actor for start, actor in self._memory.mentioned if start == at), None)
        return self(fuller[0]) if len(names) == 1 else None

    def _is_bare(self, party: Party, noun: Noun) -> bool:
        """Whether nothing but "para" or a demonstrative stands with a role noun."""
        doc = self._memory.doc
        words = [
            w for w in doc.words[party.head : party.end] if w not in self._known.demonstratives
        ]
        prefix = doc.words[party.start : party.head]
        return " ".join(words) == noun.noun and all(w in self._known.generic for w in prefix)

    def _is_fuller(self, other: Party, noun: Noun) -> bool:
        """Whether a mention tells more of a group or body that ``noun`` means."""
        if other.noun is None or other.proper is not None or other.pair:
            return False
        same = other.noun.noun == noun.noun or other.noun.noun.startswith(f"{noun.noun} ")
        prefix = self._memory.doc.words[other.start : other.head]
        one = noun.kind == "person" and any(word in self._known.single for word in prefix)
        return same and not one and not self._is_bare(other, noun)

    def _last_body(self, noun: Noun) -> Actor | None:
        """The body named last that may be of the kind that a definite noun tells."""
        for _, actor in reversed(self._memory.mentioned):
            named = not actor.person and not actor.plural and _bears_name(actor)
            fits = noun.weak or actor.sector in {None, noun.sector}
            if named and fits and not actor.is_state:
                return actor
        return None

    def _named_body(self, party: Party, noun: Noun) -> Actor | None:
        """The body that a bare noun means: of its kind, named last before, else named next."""
        family = self._known.family(noun.noun)
        if family is None or noun.kind == "person" or party.owners:
            return None
        for _, actor in reversed(self._memory.mentioned):
            if not actor.person and _bears_name(actor) and self._known.family(actor.name) == family:
                return actor
        for other in self._memory.parties:
            if other.start <= party.start or other.pronoun or not (other.owners or other.proper):
                continue
            name = self._memory.doc.between(other.start, other.end)
            if self._known.family(name) == family:
                actor = self._names(other, other.proper) if other.proper else self(other)
                return actor if _bears_name(actor) and not actor.person else None
        return None


def _bears_name(actor: Actor) -> bool:
    """Whether a body is called by more than a noun: by an acronym, or with a name behind it."""
    first, *others = actor.name.split()
    return first.isupper() or any(word[0].isupper() for word in others)


def _counts(word: str) -> bool:
    """Whether a number stands in ``word``: "ke-6"."""
    return any(letter.isdigit() for letter in word)
