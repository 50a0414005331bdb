"""Adds actors to a gazetteer: a user's own, from rows of a CSV file.

Columns, of which ``kind`` and ``name`` must be there and no other may be: ``id``, ``kind`` (person
or organization), ``name``, ``names`` (more of them, parted by ``|``), ``country`` (ISO 3166
alpha-3), ``sector`` (PLOVER), ``title``, ``from``, ``to`` (an office and its days, YYYY, YYYY-MM or
YYYY-MM-DD), ``wikidata`` (a Q-id). Several rows with one id, or one name, are one actor with
several offices. The id of an entry that the gazetteer has adds to that entry.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from peristiwa.errors import InputError
from peristiwa.lexicon.compiled import Gazetteer
from peristiwa.lexicon.gazetteer import earliest, latest, overlapping, owners_of
from peristiwa.lexicon.schema import Noun, Organization, Person, Role

__all__ = ["COLUMNS", "Row", "add_rows", "read_rows", "rows_of"]

COLUMNS = ("id", "kind", "name", "names", "country", "sector", "title", "from", "to", "wikidata")
_KINDS = ("person", "organization")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a user's actors; ``where`` says for messages where it stands."""

    where: str
    cells: Mapping[str, str]

    def get(self, column: str) -> str | None:
        """Give a cell, None for an empty one."""
        return self.cells.get(column, "").strip() or None

    def fail(self, fault: str) -> InputError:
        """Give the error to raise for this row."""
        return InputError(f"{self.where}: {fault}")

    @property
    def id(self) -> str:
        """The id that the row gives, else one made of its kind and name."""
        kind = "person" if self.get("kind") == "person" else "org"
        return self.get("id") or f"{kind}:{_slug(self.get('name') or '')}"


def read_rows(path: Path) -> list[Row]:
    """Read a user's actors from a CSV file.

    Raises:
        InputError: when the file can't be read, has an unknown column or a broken row; the
            message names the file and the line.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check_columns(path, reader.fieldnames or [])
            return [
                _checked(Row(f"{path}, line {reader.line_num}", cells))
                for cells in _whole(path, reader)
            ]
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: can't be read as CSV in UTF-8 ({error})") from error


def rows_of(actors: Iterable[Mapping[str, str]]) -> list[Row]:
    """Take a user's actors from mappings with the columns of the CSV file; raises as it does."""
    rows = []
    for number, cells in enumerate(actors, start=1):
        unknown = sorted(set(cells) - set(COLUMNS))
        row = Row(f"actor {number}", cells)
        if unknown:
            raise row.fail(f"unknown column {unknown[0]!r}: use {', '.join(COLUMNS)}")
        rows.append(_checked(row))
    return rows


def add_rows(gazetteer: Gazetteer, rows: Iterable[Row]) -> Gazetteer:
    """Give ``gazetteer`` with the actors of ``rows``.

    A term ends the open-ended one of whoever held the office before. A title that no role noun
    names becomes one.

    Raises:
        InputError: when a name belongs to another entry, a country is unknown, or terms of one
            office overlap; the message names the row.
    """
    table = _Table(gazetteer)
    for row in rows:
        table.add(row)
    return table.gazetteer()


class _Table:
    """A gazetteer that grows."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._given = gazetteer
        self._states = {state.id for state in gazetteer.states}
        self._people = {person.id: person for person in gazetteer.people}
        self._bodies = {body.id: body for body in gazetteer.organizations}
        self._nouns = {noun.noun: noun for noun in gazetteer.nouns}
        self._owners = owners_of(gazetteer)

    def gazetteer(self) -> Gazetteer:
        """Give the whole."""
        return structs.replace(
            self._given,
            people=list(self._people.values()),
            organizations=list(self._bodies.values()),
            nouns=list(self._nouns.values()),
        )

    def add(self, row: Row) -> None:
        """Add one row."""
        country = row.get("country")
        if country is not None and country not in self._states:
            raise row.fail(f"{country!r} is no ISO 3166 alpha-3 code of a state")
        names = [row.get("name") or "", *(row.get("names") or "").split("|")]
        names = [name.strip() for name in names if name.strip()]
        for name in names:
            owner = self._owners.setdefault(name, row.id)
            if owner != row.id:
                raise row.fail(
                    f"the name {name!r} belongs to {owner}: give that id to add to it, or leave "
                    "the name out"
                )
        if row.get("kind") == "person":
            self._add_person(row, names)
        else:
            self._add_body(row, names)

    def _add_body(self, row: Row, names: list[str]) -> None:
        body = self._bodies.get(row.id) or Organization(
            id=row.id, name=names[0], country=row.get("country"), sector=row.get("sector")
        )
        self._bodies[row.id] = structs.replace(
            body,
            names=_joined(body.names, names, body.name),
            wikidata=row.get("wikidata") or body.wikidata,
        )

    def _add_person(self, row: Row, names: list[str]) -> None:
        person = self._people.get(row.id) or Person(
            id=row.id, name=names[0], country=row.get("country"), sector=row.get("sector")
        )
        roles = list(person.roles)
        if row.get("title") is not None:
            role = _role(row, person)
            self._succeed(row, role)
            roles.append(role)
            self._nouns.setdefault(role.title, _noun(role))
        self._people[row.id] = structs.replace(
            person,
            names=_joined(person.names, names, person.name),
            roles=roles,
            wikidata=row.get("wikidata") or person.wikidata,
        )

    def _succeed(self, row: Row, new: Role) -> None:
        """End the open term of whoever held the office before; refuse any other overlap."""
        if new.title in self._given.shared:
            return
        for person in list(self._people.values()):
            roles = [self._ended(row, person, role, new) for role in person.roles]
            if roles != person.roles:
                self._people[person.id] = structs.replace(person, roles=roles)

    def _ended(self, row: Row, holder: Person, role: Role, new: Role) -> Role:
        if (role.title, role.country) != (new.title, new.country) or not overlapping(role, new):
            return role
        begins = earliest(new.from_) if new.from_ is not None else ""
        if role.to is None and (role.from_ is None or latest(role.from_) < begins):
            return structs.replace(role, to=new.from_)
        raise row.fail(f"{holder.name} ({holder.id}) holds the office {new.title!r} at that time")


def _check_columns(path: Path, columns: Iterable[str]) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise InputError(f"{path}, line 1: unknown column {unknown[0]!r}: use {', '.join(COLUMNS)}")
    for needed in ("kind", "name"):
        if needed not in columns:
            raise InputError(f"{path}, line 1: the column {needed!r} is missing")


def _whole(path: Path, reader: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    for cells in reader:
        if None in cells or None in cells.values():
            raise InputError(
                f"{path}, line {reader.line_num}: not as many cells as columns "
                f"({len(reader.fieldnames or [])})"
            )
        yield cells


def _checked(row: Row) -> Row:
    if row.get("kind") not in _KINDS:
        raise row.fail(f"kind is {row.get('kind')!r}: use {' or '.join(_KINDS)}")
    if row.get("name") is None:
        raise row.fail("name is empty")
    for column in ("from", "to"):
        day = row.get(column)
        if day is not None and not _DAY.fullmatch(day):
            raise row.fail(f"{column} is {day!r}: write YYYY, YYYY-MM or YYYY-MM-DD")
        if day is not None and row.get("title") is None:
            raise row.fail(f"{column} needs a title")
    start, end = row.get("from"), row.get("to")
    if start and end and latest(end) < earliest(start):
        raise row.fail(f"the term ends ({end}) before it begins ({start})")
    if row.get("title") is not None and row.get("kind") != "person":
        raise row.fail("only a person has a title")
    return row


def _role(row: Row, person: Person) -> Role:
    return Role(
        title=(row.get("title") or "").lower(),
        country=row.get("country") or person.country,
        sector=row.get("sector") or person.sector,
        from_=row.get("from"),
        to=row.get("to"),
    )


def _noun(role: Role) -> Noun:
    return Noun(
        noun=role.title,
        sector=role.sector,
        kind="person",
        office=role.title,
        country=role.country,
    )


def _joined(names: list[str], more: Iterable[str], name: str) -> list[str]:
    return [n for n in dict.fromkeys([*names, *more]) if n != name]


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(c if c.isalnum() else "-" for c in plain if not unicodedata.combining(c))
    return re.sub("-+", "-", letters).strip("-")
