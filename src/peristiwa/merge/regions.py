"""Which places lie in one region, and which are towns."""

from __future__ import annotations

from collections.abc import Iterable

from peristiwa.lexicon.compiled import PlaceEntry

__all__ = ["Regions"]

_TOWNS = frozenset({"city", "regency", "district"})


class Regions:
    """Looks places up by their ids."""

    def __init__(self, places: Iterable[PlaceEntry]) -> None:
        self._regions: dict[str, str] = {}
        self._towns: set[str] = set()
        for place in places:
            self._regions[place.id] = f"{place.country} {place.admin1 or place.name}"
            if place.kind in _TOWNS:
                self._towns.add(place.id)

    def of(self, place: str | None) -> str | None:
        """Give the region of a place, None where it isn't known."""
        return self._regions.get(place) if place else None

    def is_town(self, place: str | None) -> bool:
        """Whether a place is a town or a district, which lies in no other."""
        return place in self._towns
