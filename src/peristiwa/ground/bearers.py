"""Which one person a role noun means: who holds the office, or whom the report names for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec import structs

from peristiwa.coding import NameHit, Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.introductions import is_single
from peristiwa.ground.memory import Memory
from peristiwa.ground.naming import Names
from peristiwa.lexicon.schema import Noun

__all__ = ["Bearers"]

_LATELY = timedelta(days=7)
_GOVERNMENT = "GOV"
_POLITICS = frozenset({"GOV", "LEG", "PTY", "OPP", "ELI"})


class Bearers:
    """Finds the people whom the roles in the report of ``memory`` mean."""

    def __init__(self, known: KnownActors, memory: Memory, names: Names) -> None:
        self._known = known
        self._memory = memory
        self._names = names

    def __call__(self, party: Party, noun: Noun) -> Actor | None:
        """Give whom ``noun``, the role of a mention, means; None where that is nobody known.

        That is who is named beside it, who holds the office, or who is named elsewhere for it.
        """
        country = self._names.owner_country(party) or noun.country
        text = self._memory.text(party.start, party.end)
        for one in self._memory.introductions:
            if one.description is party and one.bearer.proper is not None:
                actor = self._names(one.bearer, one.bearer.proper)
                return structs.replace(
                    actor,
                    country=actor.country or country,
                    sector=actor.sector or (None if noun.weak else noun.sector),
                    office=actor.office or noun.office,
                )
        short = self._short_name(party, noun)
        officer = self._names.officer(party, short, country) if short else None
        if officer is not None:
            return officer
        if noun.office is not None and self._is_held(party, noun):
            holder = self._holder(text, noun.office, country)
            if holder is not None:
                return holder
            holder = self._undated_holder(noun, country)
            if holder is not None:
                return holder
        return self._introduced(party, noun) or self._spoken_of(party, noun)

    def _short_name(self, party: Party, noun: Noun) -> str | None:
        """The word with a capital that ends a mention of an office: "Menlu Retno"."""
        last = party.end - 1
        alone = noun.office is not None and not party.owners and party.noun_end == last
        return self._memory.doc[last].text if alone and self._memory.doc[last].is_title else None

    def _undated_holder(self, noun: Noun, country: str | None) -> Actor | None:
        """In a report without a date, the one of all holders of an office whom it names."""
        if self._memory.on is not None or noun.office is None:
            return None
        everybody = self._known.former_or_present(noun.office, country or self._memory.setting)
        named = self._named(everybody)
        if len(named) != 1:
            return None
        return structs.replace(named[0], country=country or named[0].country, sector=noun.sector)

    def _spoken_of(self, party: Party, noun: Noun) -> Actor | None:
        """The one named person of the nearest sentence before, for "politikus itu"."""
        if not party.definite or not self._is_one(party):
            return None
        doc, country = self._memory.doc, self._names.owner_country(party)
        if party.start and doc[party.start - 1].pos_ in {"NOUN", "PROPN"}:
            return None
        named = [
            (doc[at].sent.start, actor)
            for at, actor in self._memory.mentioned
            if actor.person and (actor.id is not None or actor.name in self._memory.names)
        ]
        here = doc[party.start].sent.start
        near = {actor.name: actor for start, actor in named if start == here}
        before = doc[here - 1].sent.start if here else here
        near = near or {actor.name: actor for start, actor in named if start == before}
        if len(near) != 1:
            return None
        actor = next(iter(near.values()))
        politics = {actor.sector, noun.sector} <= _POLITICS
        fits = noun.weak or politics or actor.sector in {None, noun.sector}
        same = country is None or actor.country in {None, country}
        return actor if fits and same else None

    def _introduced(self, party: Party, noun: Noun) -> Actor | None:
        """The one person whom the report introduces by the role that ``party`` tells.

        A bare noun that no one person at a time holds ("hakim") may be of somebody new.
        """
        kin = noun.noun in self._known.kin
        told = bool(party.owners) or party.definite or noun.office is not None or kin
        told = told or self._known.spoken_for(noun.noun) is not None
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
        if self._names.is_of_party(party):
            return False
        return all(self._owns_offices(owner, noun) for owner in party.owners)

    def _owns_offices(self, owner: NameHit, noun: Noun) -> bool:
        """Whether national offices may belong to ``owner``: a state, its government, a person.

        What stands behind an office of one country is a branch: "Ketua KPU Kota Bandung".
        """
        if owner.ids("state", "government", "person"):
            return True
        if noun.country is not None:
            return False
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
        holders = holders or self._lately(office, country)
        names = {actor.name for _, actor in self._memory.mentioned}
        named = [holder for holder in holders if holder.name in names]
        if len(named or holders) == 1:
            return self._known_so_far((named or holders)[0])
        if holders:
            self._memory.warn(text, named or holders)
        return None

    def _lately(self, office: str, country: str | None) -> list[Actor]:
        """Whoever held an office a few days before, if named: news of leaving it tells so."""
        on = self._memory.on
        if on is None:
            return []
        country = country or self._memory.setting
        return self._named(self._known.holders(office, country, on - _LATELY))

    def _named(self, people: Sequence[Actor]) -> list[Actor]:
        """Those of some people whom the report names anywhere."""
        hits = (party.proper for party in self._memory.parties if party.proper is not None)
        ids = {id_ for hit in hits for id_ in hit.ids("person")}
        return [actor for actor in people if actor.id in ids]

    def _known_so_far(self, holder: Actor) -> Actor:
        """Give ``holder``, with a warning where the report is of a time not yet looked at."""
        if self._memory.on is not None and self._memory.on > self._known.checked:
            self._memory.warnings.append(
                f"who holds an office is known up to {self._known.checked} only, "
                "which is before the report"
            )
        return holder


def _counts(word: str) -> bool:
    """Whether a number stands in ``word``: "ke-6"."""
    return any(letter.isdigit() for letter in word)
