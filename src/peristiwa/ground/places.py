"""Resolves the place of an act: not any place that is named, but the one its clause puts it in."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from peristiwa.coding import EventMention, NameHit, NameKind, Party
from peristiwa.ground.setting import Countries, endings
from peristiwa.lexicon.compiled import Gazetteer, PlaceEntry
from peristiwa.lexicon.schema import State
from peristiwa.parse.tokens import Doc

__all__ = [
    "GroundedPlace",
    "PlaceResolver",
    "PlaceWords",
    "admin_path",
    "holders",
    "place_hit",
    "places_by_sentence",
    "preposition_of",
]

_SPATIAL: tuple[NameKind, ...] = ("place", "state", "government")
_VISIT = "visit"
_ASSAULT = "ASSAULT"
_NEAR = 5
_NAMED = frozenset({"NOUN", "PROPN", "ADJ"})
_PROVINCE = "province"
_OF_PROVINCES = frozenset({"regency", "city"})
_TOWNS = frozenset({"regency", "city", "capital", "district"})


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The prepositions of place and of direction, nouns for parts of lands, and forms of acts.

    ``coordinators`` join the members of a list.
    """

    locative: frozenset[str]
    directional: frozenset[str]
    parts: frozenset[str]
    coordinators: frozenset[str]
    acts: Container[str]


def places_by_sentence(
    doc: Doc, hits: Iterable[NameHit], parties: Iterable[Party], words: PlaceWords
) -> dict[int, list[NameHit]]:
    """Give the names of places by the first token of their sentence.

    Names inside a person's description ("Gubernur Jawa Barat Dedi Mulyadi") are no places. Those of
    bodies are where a locative preposition stands before them: "di Polres Malang".
    """
    described = {
        token
        for party in parties
        if party.proper is not None and party.noun is not None
        for token in range(party.start, party.end)
    }
    found: dict[int, list[NameHit]] = {}
    for hit in hits:
        start = doc[hit.start].sent.start
        placed = hit.ids(*_SPATIAL) or (
            hit.ids("organization") and preposition_of(doc, hit, start, words) in words.locative
        )
        if placed and hit.start not in described:
            found.setdefault(start, []).append(hit)
    return found


def place_hit(
    doc: Doc,
    mention: EventMention,
    hits: Iterable[NameHit],
    words: PlaceWords,
) -> NameHit | None:
    """Give the name that a locative preposition ties to the act, the nearest behind it first.

    ``hits`` are the names of places in the sentence of the act.
    ``directional`` prepositions ("ke") count for visits and attacks, whose place is where they
    lead; a land or town that is attacked is the place itself.
    """
    wanted, first = words.locative, mention.sentence[0]
    if mention.frame.mode == _VISIT or mention.frame.type == _ASSAULT:
        wanted = wanted | words.directional
    spatial = [
        hit
        for hit in hits
        if (preposition_of(doc, hit, first, words) in wanted or _is_visited(hit, mention))
        and _belongs(doc, hit, mention, words.acts)
    ]
    behind = [hit for hit in spatial if hit.start >= mention.end]
    struck = [hit for hit in hits if _is_struck(doc, hit, mention)]
    return next(iter(behind or spatial[-1:] or struck), None)


def holders(
    doc: Doc, hit: NameHit, hits: Sequence[NameHit], place_words: PlaceWords
) -> Iterator[NameHit]:
    """Give the names right behind that of a place that tell where it lies, the smallest first.

    ``hits`` are the names of places of its sentence, in the order of the text. Newspapers name the
    smaller before the larger: "Desa X, Kecamatan Y, Kabupaten Z"; a list with "dan" is none.
    """
    words, end, named = doc.words, hit.end, {other.start for other in hits}
    for other in hits:
        if other.start < end:
            continue
        behind = other.end + (words[other.end : other.end + 1] == [","])
        listed = words[behind : behind + 1] and words[behind] in place_words.coordinators
        if words[end : other.start] not in ([], [","]) or (listed and behind + 1 in named):
            return
        yield other
        end = other.end


def _is_visited(hit: NameHit, mention: EventMention) -> bool:
    """Whether the name is the object of a visit: "mengunjungi Tokyo"."""
    return mention.frame.mode == _VISIT and hit.start == mention.end


def _is_struck(doc: Doc, hit: NameHit, mention: EventMention) -> bool:
    """Whether the name is of the land or town that an attack is on: "membombardir Gaza"."""
    if mention.frame.type != _ASSAULT:
        return False
    root = doc.span(hit.start, hit.end).root
    thing = mention.start <= root.head.i < mention.end and root.dep_ == "obj"
    names = (party.proper for party in mention.recipients if party.noun is None)
    return thing or any(name is not None and name.start == hit.start for name in names)


def preposition_of(doc: Doc, hit: NameHit, start: int, words: PlaceWords) -> str | None:
    """Give the preposition that opens the phrase of nouns in which the name stands.

    A state has to stand right behind it, but for words like "ibu kota": "di limusin buatan Rusia"
    is not in Russia.
    """
    near = hit.ids("place", "organization")
    for position in range(hit.start - 1, max(start, hit.start - _NEAR) - 1, -1):
        token = doc[position]
        if token.lower_ not in words.parts and (token.pos_ not in _NAMED or not near):
            return None if token.pos_ in _NAMED else token.lower_
    return None


def _belongs(doc: Doc, hit: NameHit, mention: EventMention, acts: Container[str]) -> bool:
    """Whether no other act or verb stands between the name and the act in the tree."""
    token = doc.span(hit.start, hit.end).root
    inside = range(mention.start, mention.end)
    while token.head.i != token.i:
        token = token.head
        if token.i in inside or token.i == doc[mention.start].head.i:
            return True
        if token.pos_ == "VERB" or token.lower_ in acts:
            return False
    return True


GroundedPlace = PlaceEntry | State


class PlaceResolver:
    """Tells which place a name means in a report that mentions certain countries."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        places: Mapping[str, PlaceEntry],
        countries: Countries,
        streets: Iterable[str],
    ) -> None:
        self._states = {state.id: state for state in gazetteer.states}
        self._places = places
        self._countries = countries
        self._streets = frozenset(streets)
        self._by_name: dict[str, list[PlaceEntry]] = {}
        for place in places.values():
            for name in (place.name, *place.names):
                self._by_name.setdefault(name, []).append(place)

    def __call__(
        self,
        hit: NameHit,
        setting: str | None,
        mentioned: Mapping[str, int],
        within: GroundedPlace | None = None,
    ) -> GroundedPlace | None:
        """Give the place, or None when the name fits several countries and none is in view.

        Nor does it mean a town of that name that lies elsewhere than ``within`` a town.
        """
        states = hit.ids("state")
        if states:
            return self._states[states[0]]
        candidates = [self._places[id_] for id_ in hit.ids("place") if id_]
        return self._meant(candidates, setting, mentioned, within)

    def named_in(
        self, text: str, setting: str | None, mentioned: Mapping[str, int]
    ) -> GroundedPlace | None:
        """Give the place by whose name an unlisted one goes: "Polres Malang", "Gaza utara".

        That name ends the other, or begins it before words in small letters. A street that is
        called after a town need not lie there.
        """
        if text.split()[0].lower() in self._streets:
            return None
        for part in chain(endings(text), _before_small(text)):
            state = self._countries.state_called(part)
            if state is not None:
                return self._states[state]
            found = self._meant(self._by_name.get(part, ()), setting, mentioned, None)
            if found is not None:
                return found
        return None

    def _meant(
        self,
        candidates: Sequence[PlaceEntry],
        setting: str | None,
        mentioned: Mapping[str, int],
        within: GroundedPlace | None,
    ) -> PlaceEntry | None:
        inside = [place for place in candidates if _lies_in(place, within)]
        in_town = isinstance(within, PlaceEntry) and within.kind in _TOWNS
        candidates = inside if inside or in_town else candidates
        at_home = [place for place in candidates if place.country == setting]
        in_view = [place for place in candidates if place.country in mentioned]
        chosen = at_home or in_view or candidates
        if not chosen:
            return None
        if len({place.country for place in chosen}) > 1:
            return None
        return max(chosen, key=lambda place: place.population)


def _before_small(text: str) -> Iterator[str]:
    """Give the first words of a name, behind which all are in small letters, the longest first."""
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        if words[end] != words[end].lower():
            return
        yield " ".join(words[:end])


def _lies_in(place: PlaceEntry, within: GroundedPlace | None) -> bool:
    """Whether a place lies in a state, or in the province of another place."""
    if within is None or isinstance(within, State):
        return within is None or place.country == within.id
    same = (place.admin1 or place.name) == (within.admin1 or within.name)
    return same and place.country == within.country


def admin_path(place: PlaceEntry) -> list[str]:
    """Give the units below the country that hold ``place``, the largest first.

    A regency or a city is one itself, where its province or state is known.
    """
    if place.admin1 is None or place.admin1 == place.name:
        return [place.name] if place.kind == _PROVINCE or place.admin1 else []
    return [place.admin1, place.name] if place.kind in _OF_PROVINCES else [place.admin1]
