"""What a report's acts tell of those who play a part in them: protesters, and accused criminals.

Codebook, rule 6: protesters are CVL, whatever they study, and an accused criminal is CRM.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import structs

from peristiwa.coding import EventMention, Party
from peristiwa.ground.actors import Actor

__all__ = ["as_played"]

_Casting = Mapping[Party, tuple[Actor, ...]]
_CRIMINAL, _CIVILIAN, _EDUCATION, _FORMER = "CRM", "CVL", "EDU", "ELI"
_ACCUSING = frozenset(
    {
        ("ACCUSE", "allege"),
        ("ACCUSE", "investigate"),
        ("COERCE", "arrest"),
        ("COERCE", "seize"),
        ("SANCTION", "convict"),
    }
)
_PUNISHING = frozenset({("COERCE", "arrest"), ("SANCTION", "convict")})


def as_played(events: Sequence[EventMention], actors: _Casting) -> dict[Party, tuple[Actor, ...]]:
    """Give whom each mention means, with the sectors that the acts of the report tell.

    A person of whom only the name is known is a criminal where accused, arrested or said to be
    violent, and so are "seorang pria" and who has left office where arrested or convicted.
    """
    accused, punished, protesting = _playing(events, actors)

    def sector(actor: Actor) -> str | None:
        if actor.sector == _EDUCATION and actor.name in protesting:
            return _CIVILIAN
        if not actor.person or actor.plural:
            return actor.sector
        if actor.sector is None and actor.name in accused:
            return _CRIMINAL
        somebody = actor.sector == _CIVILIAN and not actor.salient
        private = somebody or actor.sector == _FORMER
        return _CRIMINAL if private and actor.name in punished else actor.sector

    return {
        party: tuple(_in_sector(actor, sector(actor)) for actor in meant)
        for party, meant in actors.items()
    }


def _in_sector(actor: Actor, sector: str | None) -> Actor:
    return actor if actor.sector == sector else structs.replace(actor, sector=sector)


def _playing(
    events: Sequence[EventMention], actors: _Casting
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The names of the accused or violent, of the arrested or convicted, and of the protesting."""
    accused, punished, protesting = set[str](), set[str](), set[str]()
    for event in events:
        act = (event.frame.type, event.frame.mode)
        if act in _ACCUSING:
            accused.update(_names(event.recipients, actors))
        if act in _PUNISHING:
            punished.update(_names(event.recipients, actors))
        if event.frame.type == "ASSAULT":
            accused.update(_names(event.actors, actors))
        if event.frame.type == "PROTEST":
            protesting.update(_names(event.actors, actors))
    return frozenset(accused), frozenset(punished), frozenset(protesting)


def _names(parties: Sequence[Party], actors: _Casting) -> Iterator[str]:
    return (actor.name for party in parties for actor in actors.get(party, ()))
