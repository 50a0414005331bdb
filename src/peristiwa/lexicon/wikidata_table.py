"""Lays what was read from Wikidata over a gazetteer.

The gazetteer comes first. A person or body that it has, by name and country or by the day on which
a term began, gets its Q-id, the names that nobody else bears, and the terms that no other overlaps;
whatever else holds a known office is added under ``wd:`` and its Q-id. Names that several new
entries bear stay with all of them: such a name is left open when it is met in a report.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from msgspec import structs

from peristiwa.lexicon.compiled import HEADS, Gazetteer
from peristiwa.lexicon.gazetteer import names_of, overlapping, owners_of
from peristiwa.lexicon.schema import Noun, Organization, Person, Role, State
from peristiwa.lexicon.wikidata import HUMAN, Found, Position, Wikidata, WikidataSettings

__all__ = ["add_wikidata"]


def add_wikidata(gazetteer: Gazetteer, data: Wikidata, settings: WikidataSettings) -> Gazetteer:
    """Give ``gazetteer`` with what ``data`` adds to it; see the module's text."""
    table = _Table(gazetteer, data, settings)
    for found in data.found():
        table.note_starts(found)
    for found in data.found():
        if HUMAN in found.classes:
            table.add_person(found)
        else:
            table.add_body(found)
    qids = {code: qid for qid, code in data.states.items() if qid != code}
    return structs.replace(
        gazetteer,
        states=[
            structs.replace(state, wikidata=qids.get(state.id, state.wikidata))
            for state in gazetteer.states
        ],
        people=list(table.people.values()),
        organizations=list(table.bodies.values()),
    )


class _Table:
    """The gazetteer while it grows, with what it takes to find an entry again."""

    def __init__(self, gazetteer: Gazetteer, data: Wikidata, settings: WikidataSettings) -> None:
        self._data, self._settings = data, settings
        self.people = {person.id: person for person in gazetteer.people}
        self.bodies = {body.id: body for body in gazetteer.organizations}
        self._given = frozenset(self.people)
        self._owners = owners_of(gazetteer)
        self._shared = frozenset(gazetteer.shared)
        self._codes = {state.id for state in gazetteer.states}
        self._titles = _Titles(gazetteer, settings)
        self._held: defaultdict[tuple[str, str | None], list[tuple[Role, str]]] = defaultdict(list)
        self._starts: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
        for person in gazetteer.people:
            for role in person.roles:
                self._held[role.title, role.country].append((role, person.id))

    def note_starts(self, found: Found) -> None:
        """Remember when the terms of a person began, so that none is open that had a successor."""
        for role in self._roles(found):
            if role.from_ is not None:
                self._starts[role.title, role.country].append(str(role.from_))

    def add_person(self, found: Found) -> None:
        """Add a person who held an office that role nouns name."""
        roles = self._roles(found)
        if not roles:
            return
        country = self._country(found.countries) or roles[0].country
        person = self._known_person(found, country, roles)
        if person is None:
            ended = all(role.to is not None for role in roles)
            person = Person(
                id=f"wd:{found.qid}",
                name=self._own_name(found),
                country=country,
                sector=self._settings.ended if ended else roles[-1].sector,
            )
        new = [role for role in roles if self._is_free(role)]
        for role in new:
            self._held[role.title, role.country].append((role, person.id))
        self.people[person.id] = structs.replace(
            person,
            names=self._names(person, found),
            roles=[*person.roles, *new],
            wikidata=found.qid,
        )

    def add_body(self, found: Found) -> None:
        """Add a body of one of the classes of the settings."""
        sectors = [s for c in found.classes if (s := self._settings.classes.get(c)) is not None]
        country = self._country(found.countries)
        owners = (self.bodies.get(self._owners.get(n, "")) for n in (found.name, *found.names))
        known = next((b for b in owners if b is not None and b.country == country), None)
        body = known or Organization(
            id=f"wd:{found.qid}",
            name=self._own_name(found),
            country=country,
            sector=sectors[0],
        )
        self.bodies[body.id] = structs.replace(
            body, names=self._names(body, found), wikidata=found.qid
        )

    def _roles(self, found: Found) -> list[Role]:
        return [role for term in found.terms if (role := self._role(*term)) is not None]

    def _role(self, position: str, start: str | None, end: str | None) -> Role | None:
        office = self._data.positions.get(position)
        if office is None:
            return None
        country = self._country(office.of)
        noun = self._titles.noun(office, country)
        if noun is None or noun.office is None:
            return None
        return Role(
            title=noun.office,
            country=noun.country or country,
            sector=noun.sector,
            from_=start,
            to=end,
        )

    def _country(self, qids: Iterable[str]) -> str | None:
        codes = (self._data.states.get(qid) for qid in qids)
        return next((code for code in codes if code in self._codes), None)

    def _known_person(
        self, found: Found, country: str | None, roles: Iterable[Role]
    ) -> Person | None:
        for name in (found.name, *found.names):
            person = self.people.get(self._owners.get(name, ""))
            if person is not None and person.country == country:
                return person
        for role in roles:
            for other, id_ in self._held[role.title, role.country]:
                exact = role.from_ is not None and str(other.from_) == str(role.from_)
                if exact and role.title not in self._shared and id_ in self._given:
                    return self.people[id_]
        return None

    def _is_free(self, role: Role) -> bool:
        """Whether nobody of the table held the office then, nor this term is there already."""
        others = self._held[role.title, role.country]
        if role.title in self._shared:
            return all(other.from_ != role.from_ for other, _ in others)
        starts = self._starts[role.title, role.country]
        followed = role.to is None and any(start > str(role.from_ or "") for start in starts)
        return not followed and not any(overlapping(role, other) for other, _ in others)

    def _own_name(self, found: Found) -> str:
        """The label, marked where an entry of the gazetteer bears it."""
        return f"{found.name} ({found.qid})" if found.name in self._owners else found.name

    def _names(self, entry: Person | Organization, found: Found) -> list[str]:
        free = [n for n in (found.name, *found.names) if self._owners.get(n, entry.id) == entry.id]
        return [n for n in dict.fromkeys([*entry.names, *free]) if n != entry.name]


class _Titles:
    """Tells which office a position is, by the role nouns that its names are made of."""

    def __init__(self, gazetteer: Gazetteer, settings: WikidataSettings) -> None:
        self._english, self._styles = settings.titles, frozenset(settings.styles)
        self._nouns: dict[str, Noun] = {
            noun.noun: noun
            for noun in gazetteer.nouns
            if noun.office is not None and noun.office not in HEADS
        }
        self._states: dict[str, State] = {state.id: state for state in gazetteer.states}

    def noun(self, position: Position, country: str | None) -> Noun | None:
        """Give the role noun of a position of that country; None where none is known."""
        names = [name.lower() for name in position.indonesian]
        state = self._states.get(country or "")
        if position.english is not None and state is not None:
            names.append(self._from_english(position.english.lower(), state.name.lower()))
        endings = [name.lower() for name in names_of(state)] if state is not None else []
        for name in names:
            bare = [name.removesuffix(f" {ending}") for ending in endings if name.endswith(ending)]
            for words in (name, *bare):
                if words in self._nouns:
                    return self._nouns[words]
        return None

    def _from_english(self, label: str, state: str) -> str:
        """Give the title of "president of gabon"; empty for the president of anything else."""
        for title, known in self._english.items():
            owner = label.removeprefix(f"{title} of ") if label.startswith(f"{title} of ") else ""
            if owner and _is_state(owner, state, self._styles):
                return known
        return ""


def _is_state(words: str, name: str, styles: Collection[str]) -> bool:
    """Whether English words are a state's name, long or short: "the republic of gabon"."""
    long_names = words.removeprefix("the ").split()
    if words.endswith(name):
        return all(word in styles for word in words.removesuffix(name).split())
    return long_names[-1] == "republic" and len(long_names) == len(["french", "republic"])
