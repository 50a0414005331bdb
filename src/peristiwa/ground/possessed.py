"""Whose state or body is meant where a pronoun tells the owner: "negaranya", "pasukan kami"."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import structs

from peristiwa.coding import Party
from peristiwa.ground.actors import OF_STATES, Actor, KnownActors

__all__ = ["possessed"]

_REBELS = "REB"


def possessed(
    resolved: Mapping[Party, tuple[Actor, ...]], known: KnownActors
) -> dict[Party, tuple[Actor, ...]]:
    """Give each mention with whom it means, those that a pronoun owns by their owner's country.

    A noun of states ("negara") means that state itself, another those of it ("pasukan", "warga").
    A possessor follows its noun (Sneddon et al. 2010, "Indonesian Reference Grammar", chapter 2).
    """
    owners = {party.start: whom for party, whom in resolved.items() if party.pronoun is not None}
    return {
        party: _owned(party, whom, owners[party.end], known) if party.end in owners else whom
        for party, whom in resolved.items()
    }


def _owned(
    party: Party, actors: tuple[Actor, ...], owners: tuple[Actor, ...], known: KnownActors
) -> tuple[Actor, ...]:
    if party.noun is None or party.proper or party.owners or party.pair:
        return actors
    if party.noun.noun in known.state_nouns:
        of = [known.state(owner.country) for owner in owners if owner.country is not None]
    else:
        of = [_of(actor, owner, known) for owner in owners for actor in actors]
    return tuple(dict.fromkeys(of)) or actors


def _of(actor: Actor, owner: Actor, known: KnownActors) -> Actor:
    """Whoever is of an owner, called after it where that is a state or a body."""
    if actor.id is not None or owner.country is None:
        return actor
    if actor.sector in OF_STATES and owner.sector == _REBELS:
        actor = structs.replace(actor, sector=_REBELS)
    if owner.person or owner.plural:
        return structs.replace(actor, country=owner.country)
    name = known.name_of(owner.country) if owner.is_state else owner.name
    return structs.replace(actor, country=owner.country, name=f"{actor.name} {name}")
