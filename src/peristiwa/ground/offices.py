"""Who held which office when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from peristiwa.lexicon.schema import Person, Role

__all__ = ["HEAD", "Offices"]

HEAD = "head"
"""The office of a role noun such as "pemimpin": head of state or of government."""


class Offices:
    """The offices of the gazetteer, by title and country."""

    def __init__(self, people: Sequence[Person], head_titles: Sequence[str]) -> None:
        self._head_titles = tuple(head_titles)
        self._held: dict[tuple[str, str | None], list[tuple[Role, Person]]] = {}
        for person in people:
            for role in person.roles:
                self._held.setdefault((role.title, role.country), []).append((role, person))

    def holders(self, title: str, country: str | None, on: date | None) -> list[Person]:
        """Give who held ``title`` in ``country`` (None: of no state) on that day.

        Nobody when no day is known. On the day of a handover the successor holds it.

        ``HEAD`` gives the holders of every head-of-state or head-of-government title, in the
        order of ``head_titles``.
        """
        if on is None:
            return []
        titles = self._head_titles if title == HEAD else (title,)
        found = [person for t in titles for person in self._holding(t, country, on)]
        return list({person.id: person for person in found}.values())

    def _holding(self, title: str, country: str | None, on: date) -> Iterator[Person]:
        for role, person in self._held.get((title, country), []):
            if covers(role, on):
                yield person


def covers(role: Role, on: date) -> bool:
    """Whether ``role`` was held on that day, as far as the precision of its dates tells."""
    day = on.isoformat()
    start = str(role.from_) if role.from_ is not None else ""
    end = str(role.to) if role.to is not None else "9999"
    last = day[: len(end)]
    return start <= day[: len(start)] and (last < end or (last == end and len(end) < len(day)))
