"""Resolves the place of an act: not any place that is named, but the one its clause puts it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from peristiwa.coding import EventMention, NameHit, NameKind, Party
from peristiwa.lexicon.compiled import Gazetteer
from peristiwa.lexicon.places import PlaceEntry
from peristiwa.lexicon.schema import State

__all__ = ["GroundedPlace", "PlaceResolver", "place_hit"]

GroundedPlace = PlaceEntry | State
_SPATIAL: tuple[NameKind, ...] = ("place", "state", "government")
_VISIT = "visit"


def place_hit(
    doc: Doc,
    mention: EventMention,
    hits: Iterable[NameHit],
    parties: Iterable[Party],
    locative: Sequence[str],
    directional: Sequence[str],
) -> NameHit | None:
    """Give the name that a locative preposition ties to the act, the nearest behind it first.

    ``directional`` prepositions ("ke") count for visits, whose place is where they lead.
    """
    wanted = set(locative)
    if mention.frame.mode == _VISIT or "ke" in mention.frame.recipient:
        wanted |= set(directional)
    start, end = mention.sentence
    named = {
        token
        for party in parties
        if start <= party.start < end and party.proper is not None and party.noun is not None
        for token in range(party.start, party.end)
    }
    spatial = [
        hit for hit in hits
        if start <= hit.start < end and hit.ids(*_SPATIAL) and hit.start not in named
        and _preposition(doc, hit, start) in wanted
    ]
    behind = [hit for hit in spatial if hit.start >= mention.end]
    return next(iter(behind or spatial[-1:]), None)


def _preposition(doc: Doc, hit: NameHit, start: int) -> str | None:
    """The preposition that opens the phrase of nouns in which the name stands."""
    position = hit.start - 1
    while position >= start and doc[position].pos_ in {"NOUN", "PROPN", "ADJ"}:
        position -= 1
    return str(doc[position].lower_) if position >= start else None


class PlaceResolver:
    """Tells which place a name means in a report that mentions certain countries."""

    def __init__(self, gazetteer: Gazetteer, places: Mapping[str, PlaceEntry]) -> None:
        self._states = {state.id: state for state in gazetteer.states}
        self._places = places

    def __call__(
        self, hit: NameHit, setting: str, mentioned: Mapping[str, int]
    ) -> GroundedPlace | None:
        """Give the place, or None when the name fits several countries and none is in view."""
        states = hit.ids("state")
        if states:
            return self._states[states[0]]
        candidates = [self._places[id_] for id_ in hit.ids("place") if id_]
        at_home = [place for place in candidates if place.country == setting]
        in_view = [place for place in candidates if place.country in mentioned]
        chosen = at_home or in_view or candidates
        if not chosen:
            return None
        if len({place.country for place in chosen}) > 1:
            return None
        return max(chosen, key=lambda place: place.population)
