"""Whom the names of a report mean: by the gazetteer, else by what the report itself tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from msgspec import structs

from peristiwa.coding import NameHit, Party, initials
from peristiwa.coding.abbreviated import abbreviates
from peristiwa.ground.actors import FORMER, Actor, KnownActors
from peristiwa.ground.memory import Memory
from peristiwa.lexicon.schema import Noun

__all__ = ["Names"]

_SHARED = 2
_PARTY, _ARMY = "PTY", "MIL"
_VAGUE = frozenset({"SOC", "BUS"})
_APART = str.maketrans("-()", "   ")
_SHORT_FORM = re.compile(r"(?P<name>[^()]+?) ?\( ?(?P<short>[^() ]+) ?\)")
_REMEMBERED = 1 << 13
"""Names whose words are kept at hand."""


class Names:
    """Resolves the names of the report of ``memory``."""

    def __init__(self, known: KnownActors, memory: Memory) -> None:
        self._known = known
        self._memory = memory
        self._asked: set[Party] = set()
        self._bare = cache(self._without_address)

    def __call__(self, party: Party, hit: NameHit) -> Actor:
        """Give whom the name ``hit`` of a mention means."""
        owner = self.owner_country(party)
        candidates = self._fitting_candidates(party, hit, owner)
        known = candidates[0] if len(candidates) == 1 else None
        text = self._bare(hit)
        is_person = bool(hit.ids("person"))
        if known is None:
            known = self.initialled(text) or self._memory.abbreviated(text)
            known = known or self._longer_name(text, is_person)
            known = known if known or candidates else self.officer(party, text, owner)
            known = known or (None if is_person else self._bracketed(text, owner))
        strong = party.noun is not None and not party.noun.weak and not party.former
        sector = self.owner_sector(party) or (party.noun.sector if party.noun and strong else None)
        if known is None and candidates:
            return self._left_open(party, text, candidates, sector)
        if known is not None:
            if known.id and not known.person:
                return known
            country = known.country or owner if known.id else owner or known.country
            if known.id and party.noun is not None and self._says_less(party.noun, sector):
                sector = None
            return structs.replace(known, country=country, sector=sector or known.sector)
        if is_person:
            self._memory.names.add(text)
        noun = party.noun or (None if is_person else self._known.noun_of(text))
        return Actor(
            None,
            text,
            owner
            or self._known.countries.named_in(text)
            or (noun.country if noun else None)
            or (None if is_person else self._memory.setting),
            sector or (None if noun is None else FORMER if party.former else noun.sector),
            person=is_person,
            office=party.noun.office if party.noun else None,
        )

    def _bracketed(self, text: str, country: str | None) -> Actor | None:
        """The known body of a name with its short form: "Mahkamah Agung (MA)"."""
        told = _SHORT_FORM.fullmatch(text)
        if told is None:
            return None
        body = self._known.body_called(told["name"]) or self._known.body_called(told["short"])
        wanted = country or self._memory.setting
        fits = body is not None and (wanted is None or body.country in {None, wanted})
        return body if fits and abbreviates(told["short"], told["name"]) else None

    def _says_less(self, noun: Noun, sector: str | None) -> bool:
        """Whether a role tells less of somebody known than the gazetteer does.

        So "ketua" of an unknown body, and a rank that army and police share.
        """
        vague = noun.noun in self._known.body_roles and sector == noun.sector
        ranked = noun.office is None and noun.sector == _ARMY
        return (vague and sector in _VAGUE) or ranked

    def _without_address(self, hit: NameHit) -> str:
        """The name without the words of address before it."""
        start = hit.start
        while start < hit.end - 1 and self._addresses(start):
            start += 1
        return self._memory.text(start, hit.end)

    def _addresses(self, position: int) -> bool:
        word = self._memory.doc.words[position]
        return word in self._known.address or word == "."

    def _fitting_candidates(self, party: Party, hit: NameHit, owner: str | None) -> Sequence[Actor]:
        """Whom a name may mean: of several those of its role, country and office, or named before.

        Each of these is asked only where it leaves anybody.
        """
        candidates = self._known.candidates(hit, self._memory.on)
        if len(candidates) < _SHARED:
            return candidates
        noun, named = party.noun, {actor.id for _, actor in self._memory.mentioned}
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
        self._memory.warn(text, candidates)
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

    def initialled(self, text: str) -> Actor | None:
        """Give whoever is named in full before these initials in brackets."""
        found = self._by_initials.get(text)
        if found is None or found.proper is None or found in self._asked:
            return None
        return self._ask(found, found.proper)

    @cached_property
    def _by_initials(self) -> dict[str, Party]:
        short = (
            (initials(self._memory.doc, party.proper), party)
            for party in self._memory.parties
            if party.proper is not None
        )
        return {text: party for text, party in short if text is not None}

    def _longer_name(self, text: str, person: bool) -> Actor | None:
        """A name of the report that holds every word of this one: the last before, else the next.

        Headlines call people by short names that the text gives in full only later. Who is asked
        for the owner of a role isn't told by the one who has it: "anak Gemayel, Pierre Gemayel".
        """
        words = _words(text)
        for _, actor in reversed(self._memory.mentioned):
            if actor.person == person and actor.salient and words <= _words(actor.name):
                return actor
        for party, hit in self._named[person]:
            if party not in self._asked and words < _words(self._bare(hit)):
                return self._ask(party, hit)
        return None

    @cached_property
    def _named(self) -> Mapping[bool, Sequence[tuple[Party, NameHit]]]:
        """The mentions with a name, by whether it is a person's."""
        named: dict[bool, list[tuple[Party, NameHit]]] = {True: [], False: []}
        for party in self._memory.parties:
            if party.proper is not None:
                named[bool(party.proper.ids("person"))].append((party, party.proper))
        return named

    def officer(self, party: Party, text: str, owner: str | None) -> Actor | None:
        """Give the one who holds or held an office, told by a short name: "Presiden Xi"."""
        noun = party.noun
        if noun is None or noun.office is None:
            return None
        holders = self._known.titled(text, noun.office, None if party.former else self._memory.on)
        country = owner or noun.country
        found = [actor for actor in holders if country is None or actor.country == country]
        if len(found) != 1:
            return None
        return structs.replace(found[0], sector=FORMER) if party.former else found[0]

    def _ask(self, party: Party, hit: NameHit) -> Actor:
        self._asked.add(party)
        try:
            return self(party, hit)
        finally:
            self._asked.discard(party)

    def owner_body(self, party: Party) -> Actor | None:
        """Give the body to which the role of a mention belongs, where it is the gazetteer's."""
        for hit in party.owners:
            body = self._known.named(hit, self._memory.on)
            if body is not None and hit.ids("organization"):
                return body
        return None

    def has_international_owner(self, party: Party) -> bool:
        """Whether the role of a mention belongs to a known body of no state: "pakar PBB"."""
        bodies = (self._known.named(hit, self._memory.on) for hit in party.owners)
        return any(body is not None and body.country is None for body in bodies)

    def owner_sector(self, party: Party) -> str | None:
        """Give the sector of the body whose head, member or speaker the role of a mention is."""
        if party.noun is None or party.former:
            return None
        if self.is_of_party(party):
            return _PARTY
        begun = self._is_begun(party)
        if not begun and party.noun.noun not in self._known.body_roles:
            return None
        for hit in party.owners:
            if not hit.ids("organization"):
                continue
            body = self._known.named(hit, self._memory.on)
            noun = self._known.noun_of(self._memory.text(hit.start, hit.end))
            told = noun is not None and not (begun and noun.weak)
            sector = body.sector if body is not None else noun.sector if noun and told else None
            if sector is not None:
                return sector
        return None

    def _is_begun(self, party: Party) -> bool:
        """Whether the name of a body begins in a role: "wakil ketua komisi" + "komisi ABC"."""
        end = party.noun_end
        return any(hit.start < end and hit.ids("organization") for hit in party.owners)

    def is_of_party(self, party: Party) -> bool:
        """Whether an office of a state is told of a political party: "Ketua DPD Gerindra"."""
        if party.noun is None or party.noun.office is None:
            return False
        body = self.owner_body(party)
        return body is not None and body.sector == _PARTY

    def owner_country(self, party: Party) -> str | None:
        """Give the country of those to whom the role of a mention belongs."""
        for hit in party.owners:
            owner = self._known.named(hit, self._memory.on)
            if owner is None and hit.ids("person"):
                owner = self._longer_name(self._bare(hit), person=True)
            if owner is not None and owner.country is not None:
                return owner.country
            countries = self._known.countries.of(hit)
            if len(countries) == 1:
                return next(iter(countries))
            inside = self._known.countries.named_in(self._memory.doc.span(hit.start, hit.end).text)
            if inside is not None:
                return inside
        return None


@lru_cache(_REMEMBERED)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.translate(_APART).lower().split())
