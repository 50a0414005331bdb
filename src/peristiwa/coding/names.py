"""Finds every name of the gazetteers in a ``Doc``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind
from msgspec import Struct

from peristiwa.lexicon.compiled import Gazetteer, PlaceEntry
from peristiwa.lexicon.schema import State
from peristiwa.parse.tokens import Doc

__all__ = ["NameFinder", "NameHit", "NameKind"]

NameKind = Literal["state", "government", "person", "organization", "place"]


class NameHit(Struct, frozen=True):
    """A name as it stands: tokens ``start`` to ``end`` (exclusive) and what it may mean."""

    start: int
    end: int
    meanings: tuple[tuple[NameKind, str], ...]

    def ids(self, *kinds: NameKind) -> list[str]:
        """Give the ids of the meanings that are of one of ``kinds``."""
        return [id_ for kind, id_ in self.meanings if kind in kinds]

    @property
    def is_known(self) -> bool:
        """Whether the gazetteer holds it."""
        return any(id_ for _, id_ in self.meanings)


class NameFinder:
    """Matches all gazetteer names at once; upper and lower case count, the longest name wins."""

    def __init__(self, gazetteer: Gazetteer, places: Iterable[PlaceEntry]) -> None:
        meanings: dict[str, list[tuple[NameKind, str]]] = {}
        for name, kind, id_ in _names(gazetteer, places):
            entries = meanings.setdefault(name, [])
            if (kind, id_) not in entries:
                entries.append((kind, id_))
        self._meanings = [tuple(entries) for entries in meanings.values()]
        self._automaton = AhoCorasick(
            list(meanings),
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )

    def __call__(self, doc: Doc) -> list[NameHit]:
        """Give the names whose ends fall on token ends, in order, none overlapping another."""
        found = self._automaton.find_matches_as_indexes(doc.text)
        spans = ((pattern, doc.exactly(start, end)) for pattern, start, end in found)
        return [
            NameHit(span.start, span.end, self._meanings[pattern])
            for pattern, span in spans
            if span is not None
        ]


def _names(
    gazetteer: Gazetteer, places: Iterable[PlaceEntry]
) -> Iterable[tuple[str, NameKind, str]]:
    for state in gazetteer.states:
        for name in _state_names(state):
            yield name, "state", state.id
        for name in state.government:
            yield name, "government", state.id
    for person in gazetteer.people:
        for name in (person.name, *person.names):
            yield name, "person", person.id
    for organization in gazetteer.organizations:
        for name in (organization.name, *organization.names):
            yield name, "organization", organization.id
    for place in places:
        for name in (place.name, *place.names):
            yield name, "place", place.id


def _state_names(state: State) -> Iterable[str]:
    """Give the names of a state; an epithet of several words may begin small: "negeri Sakura"."""
    yield from (state.name, *state.names, *state.aliases, *state.demonyms)
    yield from (name[0].lower() + name[1:] for name in state.aliases if " " in name)
