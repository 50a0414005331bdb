"""Who acts where nobody is named, as far as the report makes it clear.

Codebook, rule 5: an actor that is understood has no text; where the report does not make clear who
acts, there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peristiwa.coding import EventMention, Party
from peristiwa.ground.actors import Actor

__all__ = ["understood_actors"]

_AGENTLESS = frozenset({"passive", "process"})


def understood_actors(
    mention: EventMention,
    events: Sequence[EventMention],
    actors: Mapping[Party, tuple[Actor, ...]],
) -> tuple[Actor, ...]:
    """Give those who are understood to do what ``mention`` tells, or nobody.

    An agentless act that its frame ascribes to certain sectors is the nearest such party's; what
    someone receives from nobody named comes from the other party to the exchange told before.
    """
    if mention.actors:
        return ()
    if "subject" not in mention.frame.actor and mention.recipients:
        return _counterpart(mention, events, actors)
    if mention.kind in _AGENTLESS and mention.frame.understood:
        return _nearest(mention, actors)
    return ()


def _nearest(mention: EventMention, actors: Mapping[Party, tuple[Actor, ...]]) -> tuple[Actor, ...]:
    undergoing = {actor for party in mention.recipients for actor in actors.get(party, ())}
    for sector in mention.frame.understood:
        near = [
            (abs(party.start - mention.start), actor)
            for party, meant in actors.items()
            for actor in meant
            if actor.sector == sector and actor not in undergoing and actor.salient
        ]
        if near:
            return (min(near, key=lambda pair: pair[0])[1],)
    return ()


def _counterpart(
    mention: EventMention,
    events: Sequence[EventMention],
    actors: Mapping[Party, tuple[Actor, ...]],
) -> tuple[Actor, ...]:
    receiving = {actor for party in mention.recipients for actor in actors.get(party, ())}
    for event in reversed([e for e in events if e.start < mention.start]):
        involved = {
            actor for party in (*event.actors, *event.recipients) for actor in actors.get(party, ())
        }
        others = involved - receiving
        if involved & receiving and len(others) == 1:
            return tuple(others)
    return ()
