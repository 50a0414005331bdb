"""Checks and joins the actor files: states, people, organisations and role nouns.

What can be told from the files alone is refused here: a name claimed twice, a code that is none, a
term that ends before it begins, two holders of one office at a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from peristiwa.errors import LexiconError
from peristiwa.lexicon.compiled import HEADS, Gazetteer
from peristiwa.lexicon.hand_edited import read_yaml
from peristiwa.lexicon.schema import Noun, Organization, Person, Plover, Role, State

__all__ = [
    "FOLDER",
    "OfficesFile",
    "build_gazetteer",
    "earliest",
    "latest",
    "names_of",
    "overlapping",
    "owners_of",
]

FOLDER = Path("lexicon/actors")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class OfficesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``offices.yaml``; see its comments."""

    checked: date
    heads_of_state: list[str]
    heads_of_government: list[str]
    shared: list[str]


def build_gazetteer(root: Path) -> Gazetteer:
    """Check and join the actor files under ``root``.

    Raises:
        LexiconError: when a file is missing or misshapen, an id or a name is claimed twice, a
            code is none, an office or a term makes no sense, or two terms of one office overlap.
    """
    folder = root / FOLDER
    offices = read_yaml(folder / "offices.yaml", OfficesFile)
    gazetteer = Gazetteer(
        states=read_yaml(folder / "states.yaml", list[State]),
        people=read_yaml(folder / "people.yaml", list[Person]),
        organizations=read_yaml(folder / "organizations.yaml", list[Organization]),
        nouns=read_yaml(folder / "nouns.yaml", list[Noun]),
        checked=offices.checked,
        heads_of_state=offices.heads_of_state,
        heads_of_government=offices.heads_of_government,
        shared=offices.shared,
    )
    _check_names(gazetteer)
    _check_called(gazetteer.states)
    _check_codes(gazetteer, read_yaml(root / "ontology/plover.yaml", Plover).sectors)
    _check_nouns(gazetteer)
    _check_terms(gazetteer.people, frozenset(offices.shared))
    return gazetteer


def names_of(entry: State | Person | Organization) -> list[str]:
    """Give every name by which an entry is found in text."""
    if isinstance(entry, State):
        listed = [*entry.names, *entry.aliases, *entry.demonyms, *entry.government]
        return [entry.name, *listed]
    return [entry.name, *entry.names]


def owners_of(gazetteer: Gazetteer) -> dict[str, str]:
    """Give the id of the entry to which each name belongs."""
    entries: list[State | Person | Organization]
    entries = [*gazetteer.states, *gazetteer.people, *gazetteer.organizations]
    return {name: entry.id for entry in entries for name in names_of(entry)}


def overlapping(one: Role, other: Role) -> bool:
    """Whether two terms are sure to overlap, as far as their dates tell."""
    starts = [latest(role.from_) if role.from_ is not None else "" for role in (one, other)]
    ends = [earliest(role.to) if role.to is not None else "9999" for role in (one, other)]
    return starts[0] < ends[1] and starts[1] < ends[0]


def earliest(day: str | int) -> str:
    """Give the first day that a day, a month or a year may mean, as an ISO date."""
    return f"{day}-01-01"[:10] if len(str(day)) == len("YYYY") else f"{day}-01"[:10]


def latest(day: str | int) -> str:
    """Give the last day that a day, a month or a year may mean; days of a month count to 31."""
    return f"{day}-12-31"[:10] if len(str(day)) == len("YYYY") else f"{day}-31"[:10]


def _check_names(gazetteer: Gazetteer) -> None:
    ids: set[str] = set()
    claimed: dict[str, str] = {}
    entries: list[State | Person | Organization]
    entries = [*gazetteer.states, *gazetteer.people, *gazetteer.organizations]
    for entry in entries:
        if entry.id in ids:
            raise LexiconError(f"the id {entry.id!r} stands twice: give each entry its own")
        ids.add(entry.id)
        for name in set(names_of(entry)):
            if claimed.setdefault(name, entry.id) != entry.id:
                raise LexiconError(
                    f"the name {name!r} is claimed by {claimed[name]} and {entry.id}"
                )


def _check_called(states: Iterable[State]) -> None:
    for state in states:
        if state.called is not None and state.called not in state.names:
            raise LexiconError(f"{state.id}: put {state.called!r} among its names, too")


def _check_codes(gazetteer: Gazetteer, sectors: Collection[str]) -> None:
    states = {state.id for state in gazetteer.states} | {None}
    parts: list[tuple[str, Person | Organization | Role]]
    parts = [(person.id, person) for person in gazetteer.people]
    parts += [(body.id, body) for body in gazetteer.organizations]
    parts += [(person.id, role) for person in gazetteer.people for role in person.roles]
    for id_, part in parts:
        if part.country not in states:
            raise LexiconError(f"{id_}: {part.country!r} is no id of states.yaml")
        if part.sector is not None and part.sector not in sectors:
            raise LexiconError(f"{id_}: {part.sector!r} is no sector: use {sorted(sectors)}")


def _check_nouns(gazetteer: Gazetteer) -> None:
    titles = {role.title for person in gazetteer.people for role in person.roles} | set(HEADS)
    seen: set[str] = set()
    for noun in gazetteer.nouns:
        if noun.noun in seen:
            raise LexiconError(f"nouns.yaml: {noun.noun!r} stands twice: keep one line")
        seen.add(noun.noun)
        if noun.office is not None and noun.office not in titles:
            raise LexiconError(
                f"nouns.yaml: {noun.noun!r}: nobody in people.yaml holds {noun.office!r}"
            )


def _check_terms(people: Iterable[Person], shared: frozenset[str]) -> None:
    """Refuse terms that make no sense or are sure to overlap, as far as their dates tell."""
    held: defaultdict[tuple[str, str | None], list[tuple[Role, Person]]] = defaultdict(list)
    for person in people:
        for role in person.roles:
            _check_term(person, role)
            held[role.title, role.country].append((role, person))
    for (title, country), terms in held.items():
        for (before, first), (after, second) in pairwise(sorted(terms, key=_begin)):
            if overlapping(before, after) and (first is second or title not in shared):
                raise LexiconError(
                    f"{title!r} of {country}: the terms of {first.id} ({_written(before)}) and "
                    f"{second.id} ({_written(after)}) overlap: mend one, or list the title as "
                    f"shared in offices.yaml"
                )


def _check_term(person: Person, role: Role) -> None:
    for day in _days(role):
        if not _DAY.fullmatch(str(day)):
            raise LexiconError(f"{person.id}: {day!r}: write YYYY, YYYY-MM or YYYY-MM-DD")
    if role.from_ is not None and role.to is not None and latest(role.to) < earliest(role.from_):
        raise LexiconError(f"{person.id}: {role.title!r} ends before it begins ({_written(role)})")


def _days(role: Role) -> Iterator[str | int]:
    yield from (day for day in (role.from_, role.to) if day is not None)


def _begin(term: tuple[Role, Person]) -> str:
    return latest(term[0].from_) if term[0].from_ is not None else ""


def _written(role: Role) -> str:
    return f"{role.from_ or '…'} to {role.to or '…'}"
