"""Who held which office when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from peristiwa.lexicon.compiled import HEAD, HEAD_OF_GOVERNMENT, HEAD_OF_STATE, Gazetteer
from peristiwa.lexicon.schema import Person, Role

__all__ = ["Offices", "covers"]


class Offices:
    """The offices of the gazetteer, by title and country.

    ``head_titles`` lists the titles of heads of state and of government, highest first.
    """

    def __init__(self, gazetteer: Gazetteer, head_titles: Sequence[str]) -> None:
        self._head_titles = tuple(head_titles)
        self._of_state = tuple(gazetteer.heads_of_state)
        self._of_government = tuple(gazetteer.heads_of_government)
        self._leaders = {state.id: state.leader for state in gazetteer.states}
        self._held: dict[tuple[str, str | None], list[tuple[Role, Person]]] = {}
        self._titled: dict[str, list[tuple[Role, Person]]] = {}
        for person in gazetteer.people:
            for role in person.roles:
                self._held.setdefault((role.title, role.country), []).append((role, person))
                self._titled.setdefault(role.title, []).append((role, person))

    def holders(self, title: str, country: str | None, on: date | None) -> list[Person]:
        """Give who held ``title`` in ``country`` (None: of no state) on that day.

        Nobody when no day is known. On the day of a handover the successor holds it.

        ``HEAD`` gives who leads the state: the holder of the title that the gazetteer names, else
        of every head-of-state or head-of-government title, in the order of ``head_titles``.
        ``HEAD_OF_STATE`` and ``HEAD_OF_GOVERNMENT`` give the holders of such titles; a head of
        state heads the government too where nobody else does.
        """
        if on is None:
            return []
        if title == HEAD:
            leader = self._leaders.get(country or "")
            led = self._all((leader,) if leader else (), country, on)
            return led or self._all(self._head_titles, country, on)
        if title == HEAD_OF_GOVERNMENT:
            governing = self._all(self._of_government, country, on)
            return governing or self._all(self._of_state, country, on)
        return self._all(self._of_state if title == HEAD_OF_STATE else (title,), country, on)

    def ever(self, title: str, country: str | None) -> list[Person]:
        """Give all who ever held ``title`` itself in ``country``."""
        held = self._held.get((title, country), [])
        return list({person.id: person for _, person in held}.values())

    def bearing(self, name: str, title: str, on: date | None) -> list[Person]:
        """Give all with these words in their name who held ``title``, of any state, on that day.

        Where no day is known, all who ever held it.
        """
        words = set(name.split())
        return list(
            {
                person.id: person
                for role, person in self._titled.get(title, ())
                if (on is None or covers(role, on)) and words <= set(person.name.split())
            }.values()
        )

    def _all(self, titles: Iterable[str], country: str | None, on: date) -> list[Person]:
        found = [person for title in titles for person in self._holding(title, country, on)]
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
