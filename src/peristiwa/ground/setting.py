"""The country in which a report is set, from the names that it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache

from peristiwa.coding import NameHit, NameKind
from peristiwa.coding.tree import verb_above
from peristiwa.lexicon.compiled import Gazetteer, PlaceEntry
from peristiwa.parse.tokens import Doc, Token

__all__ = ["Countries", "clause_of", "endings", "setting_of"]

_REMEMBERED = 1 << 13
"""Names whose countries are kept at hand."""


class Countries:
    """Tells the countries that names point to."""

    def __init__(self, gazetteer: Gazetteer, places: Mapping[str, PlaceEntry]) -> None:
        self._states = {
            name: state.id for state in gazetteer.states for name in (state.name, *state.names)
        }
        self._of: dict[str, str | None] = {state.id: state.id for state in gazetteer.states}
        self._of.update((person.id, person.country) for person in gazetteer.people)
        self._of.update((body.id, body.country) for body in gazetteer.organizations)
        self._of.update((place.id, place.country) for place in places.values())
        self._pointed_to = lru_cache(_REMEMBERED)(self._all_pointed_to)

    def of(self, hit: NameHit) -> frozenset[str]:
        """Give the countries that the name may point to."""
        return self._pointed_to(hit.meanings)

    def _all_pointed_to(self, meanings: tuple[tuple[NameKind, str], ...]) -> frozenset[str]:
        found = (self._of.get(id_) for _, id_ in meanings)
        return frozenset(country for country in found if country is not None)

    def named_in(self, text: str) -> str | None:
        """Give the state whose name ends ``text``: "Kementerian Luar Negeri China" → CHN."""
        return next(filter(None, map(self.state_called, endings(text))), None)

    def state_called(self, name: str) -> str | None:
        """Give the state of that name, if there is one."""
        return self._states.get(name)

    def mentioned(self, hits: Iterable[NameHit]) -> Counter[str]:
        """Count the names that point to one country alone, by country, first mentioned first."""
        return Counter(self._unambiguous(hits))

    def local(self, doc: Doc, hits: Iterable[NameHit], at: Set[str]) -> dict[int, str]:
        """Give the one country in which each clause tells of something, by its verb.

        ``at`` are the prepositions of a place: "di Kairo".
        """
        found: dict[int, set[str]] = {}
        for hit in hits:
            if hit.start and doc.words[hit.start - 1] in at:
                verb = clause_of(doc.span(hit.start, hit.end).root)
                found.setdefault(verb, set()).update(self.of(hit))
        return {verb: next(iter(some)) for verb, some in found.items() if len(some) == 1}

    def _unambiguous(self, hits: Iterable[NameHit]) -> Iterator[str]:
        for hit in hits:
            countries = self.of(hit)
            if len(countries) == 1:
                yield from countries


def endings(text: str) -> Iterator[str]:
    """Give the last words of a name, the longest ending first, but not all of it."""
    words = text.split()
    return (" ".join(words[start:]) for start in range(1, len(words)))


def clause_of(token: Token) -> int:
    """Give the place of the nearest verb above ``token``, else of the root of its sentence."""
    verb = verb_above(token)
    return verb.i if verb is not None else [token, *token.ancestors][-1].i


def setting_of(mentioned: Counter[str]) -> str | None:
    """Give the country most often pointed to, the first of those that tie; None of none."""
    return mentioned.most_common(1)[0][0] if mentioned else None
