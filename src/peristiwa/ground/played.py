"""What a report's acts tell of those who play a part in them: protesters, victims, the accused.

Codebook, rule 6: plain citizens and protesters are CVL, whatever they study, and an accused
criminal is CRM.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from msgspec import structs

from peristiwa.coding import EventMention, Party
from peristiwa.ground.actors import FORMER, Actor
from peristiwa.lexicon.schema import CaseRoles

__all__ = ["as_played"]

_Casting = Mapping[Party, tuple[Actor, ...]]
_ByNoun = Mapping[str | None, tuple[Actor, ...]]
_CRIMINAL, _CIVILIAN, _EDUCATION, _MILITARY = "CRM", "CVL", "EDU", "MIL"
_ALLEGING = ("ACCUSE", "allege")
_ACCUSING = frozenset(
    {
        _ALLEGING,
        ("ACCUSE", "investigate"),
        ("COERCE", "arrest"),
        ("COERCE", "seize"),
        ("SANCTION", "convict"),
    }
)
_PRIVATE = frozenset({None, _CRIMINAL, _CIVILIAN})
_OF_TRADES = frozenset({FORMER, "BUS", _EDUCATION})
"""Sectors of those who act for themselves alone when they commit a crime."""
_PUNISHING = frozenset({("COERCE", "arrest"), ("SANCTION", "convict")})


def as_played(
    events: Sequence[EventMention], actors: _Casting, roles: CaseRoles
) -> dict[Party, tuple[Actor, ...]]:
    """Give whom each mention means, with the sectors that the acts of the report tell.

    A bare noun of ``roles`` means the one private person whom the report names in that part:
    "pelaku" whom it names as accused, "korban" whom it names as hurt.

    A person of whom only the name is known is a criminal where accused, arrested or said to be
    violent, and so are "tiga pria" and, where arrested or convicted, who has left office or has a
    trade of his own. One who protests, or to whom violence is done, is a civilian, and so are the
    students of a report of a protest.
    """
    played = _Played.of(events, actors)
    named = _named(actors, played, roles)

    def sector(party: Party, actor: Actor) -> str | None:
        student = party.noun is not None and party.noun.noun in roles.students
        if actor.sector == _EDUCATION and played.is_civilian(actor, student=student):
            return _CIVILIAN
        return played.sector(actor) if actor.person else actor.sector

    later = _named_later(actors, played, roles, named)
    return {
        party: tuple(
            _in_sector(a, sector(party, a))
            for a in named.get(_bare_noun(party), later.get(party, meant))
        )
        for party, meant in actors.items()
    }


def _named(actors: _Casting, played: _Played, roles: CaseRoles) -> _ByNoun:
    """By noun, the one person whom the report names in the part that the noun tells."""
    people = {
        actor.name: actor
        for party, meant in actors.items()
        for actor in meant
        if party.proper is not None and actor.person and not actor.plural
    }
    private = {name for name, actor in people.items() if actor.sector in _PRIVATE}
    found: dict[str | None, tuple[Actor, ...]] = {}
    for nouns, part in played.parts(roles):
        names = private & part
        if len(names) == 1:
            found.update(dict.fromkeys(nouns, (people[next(iter(names))],)))
    return found


def _named_later(
    actors: _Casting, played: _Played, roles: CaseRoles, named: _ByNoun
) -> Mapping[Party, tuple[Actor, ...]]:
    """Whom the report calls "seorang pria" where it tells what he did, and names elsewhere."""
    found: dict[Party, tuple[Actor, ...]] = {}
    for nouns, part in played.parts(roles):
        who = named.get(nouns[0])
        if who is None:
            continue
        described = [
            party
            for party, meant in actors.items()
            if party.proper is None
            and party.noun is not None
            and party.noun.noun not in roles.tied
            and _is_of(meant, part)
        ]
        names = {actor.name for party in described for actor in actors[party]}
        if len(names) == 1:
            found.update(dict.fromkeys(described, who))
    return found


def _is_of(meant: tuple[Actor, ...], part: Set[str]) -> bool:
    """Whether a mention means somebody unknown who plays a part."""
    return any(_is_somebody(actor) and actor.name in part for actor in meant)


def _is_somebody(actor: Actor) -> bool:
    single = actor.person and not actor.plural and actor.id is None
    return single and not actor.salient


def _bare_noun(party: Party) -> str | None:
    """The noun of a mention that tells nothing besides."""
    told = party.proper or party.owners or party.pair or party.start != party.head
    return party.noun.noun if party.noun is not None and not told else None


def _in_sector(actor: Actor, sector: str | None) -> Actor:
    return actor if actor.sector == sector else structs.replace(actor, sector=sector)


@dataclass(frozen=True, slots=True)
class _Played:
    """The names of those who are accused or violent, alleged to have done something, and so on."""

    accused: set[str] = field(default_factory=set)
    alleged: set[str] = field(default_factory=set)
    punished: set[str] = field(default_factory=set)
    captured: set[str] = field(default_factory=set)
    protesting: set[str] = field(default_factory=set)
    hurt: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, events: Sequence[EventMention], actors: _Casting) -> _Played:
        played = cls()
        for event in events:
            act = (event.frame.type, event.frame.mode)
            if act in _ACCUSING:
                played.accused.update(_names(event.recipients, actors))
            if act == _ALLEGING:
                played.alleged.update(_names(event.recipients, actors))
            if act in _PUNISHING:
                played.punished.update(_names(event.recipients, actors))
                if _by_soldiers(event, actors):
                    played.captured.update(_names(event.recipients, actors))
            if event.frame.type == "ASSAULT":
                played.accused.update(_names(event.actors, actors))
                played.hurt.update(_names(event.recipients, actors))
            if event.frame.type == "PROTEST":
                played.protesting.update(_names(event.actors, actors))
        return played

    def parts(self, roles: CaseRoles) -> Iterator[tuple[Sequence[str], Set[str]]]:
        """The nouns of each part in a case, with the names of those who play it and no other."""
        yield roles.accused, self.accused
        yield roles.hurt, self.hurt - self.accused

    def is_civilian(self, actor: Actor, *, student: bool) -> bool:
        """Whether one who studies or teaches protests, or is a ``student`` where others do."""
        unknown_student = student and actor.id is None and bool(self.protesting)
        return actor.name in self.protesting or unknown_student

    def sector(self, actor: Actor) -> str | None:
        """The sector of a person or of people."""
        name, known = actor.name, actor.sector
        if known is None and not actor.plural:
            if name in self.accused:
                return _CRIMINAL
            return _CIVILIAN if name in self.protesting or name in self.hurt else None
        if known == _CIVILIAN and not actor.salient:
            charged = name in self.punished or name in self.alleged - self.hurt
            spared = actor.plural and name in self.hurt | self.protesting | self.captured
            return _CRIMINAL if charged and not spared else known
        tried = known in _OF_TRADES and not actor.plural and name in self.punished
        return _CRIMINAL if tried and actor.id is None else known


def _by_soldiers(event: EventMention, actors: _Casting) -> bool:
    """Whether an army takes prisoners: a group of them are no criminals for it."""
    return any(actor.sector == _MILITARY for p in event.actors for actor in actors.get(p, ()))


def _names(parties: Sequence[Party], actors: _Casting) -> Iterator[str]:
    return (actor.name for party in parties for actor in actors.get(party, ()))
