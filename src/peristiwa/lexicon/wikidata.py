"""Reads people, bodies and states from a Wikidata JSON dump or the JSON of a SPARQL query.

A dump is one JSON array with an entity a line, as published by Wikidata (wikidata-*-all.json, also
compressed with gzip or bzip2). It is read line by line, and only lines that hold a property or a
class that matters are parsed; what is kept of them waits in a file.

A SPARQL export is the JSON that a query service gives (``results`` with ``bindings``) for the
variables ``person``, ``personLabel``, ``personAltLabel`` (optional, parted by ``, ``),
``positionLabel``, ``country`` (ISO 3166 alpha-3, optional), ``start`` and ``end`` (optional), with
``startPrecision`` and ``endPrecision`` (Wikidata's numbers: 9 year, 10 month, 11 day), without
which the days count as exact.
"""

from __future__ import annotations

import bz2
import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import msgspec
from msgspec import Struct

from peristiwa.errors import InputError

__all__ = ["HUMAN", "Found", "Position", "Wikidata", "WikidataSettings", "read_wikidata"]

HUMAN = "Q5"
_DAY, _MONTH, _YEAR = 11, 10, 9
_LANGUAGES = ("id", "mul", "en")
Advance = Callable[[int], None]


class WikidataSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``wikidata.yaml``; see its comments."""

    ended: str
    classes: dict[str, str]
    titles: dict[str, str]
    styles: list[str]


def _cut(time: str, precision: int) -> str | None:
    """Cut an ISO time to what Wikidata's precision number says is known of it."""
    length = {_DAY: 10, _MONTH: 7, _YEAR: 4}.get(precision)
    return time[:length] or None if length else None


class _Value(Struct, frozen=True):
    id: str | None = None
    time: str | None = None
    precision: float = 0


class _DataValue(Struct, frozen=True):
    value: _Value | str | float | list[Any] | None = None


class _Snak(Struct, frozen=True):
    datavalue: _DataValue | None = None

    def item(self) -> str | None:
        """Give the Q-id that is the value."""
        value = self.datavalue.value if self.datavalue else None
        return value.id if isinstance(value, _Value) else None

    def day(self) -> str | None:
        """Give the date that is the value, cut to its precision; None for none or a vague one."""
        value = self.datavalue.value if self.datavalue else None
        if not isinstance(value, _Value) or not (value.time or "").startswith("+"):
            return None
        return _cut((value.time or "")[1:], int(value.precision))

    def text(self) -> str | None:
        """Give the string that is the value."""
        value = self.datavalue.value if self.datavalue else None
        return value if isinstance(value, str) else None


class _Qualifiers(Struct, frozen=True, rename="upper"):
    p580: list[_Snak] = []
    p582: list[_Snak] = []


class _Statement(Struct, frozen=True):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: _Qualifiers | list[Any] | None = None

    def day(self, name: str) -> str | None:
        """Give the day of a qualifier, by its name in ``_Qualifiers``; None where there is none.

        Raises:
            ValueError: when there is one, and its value is unknown or vague.
        """
        snaks = getattr(self.qualifiers, name, [])
        day = snaks[0].day() if snaks else None
        if snaks and day is None:
            raise ValueError(name)
        return day

    def term(self) -> tuple[str, str | None, str | None] | None:
        """Give the position with its days; None for an unknown one or unknown days."""
        position = self.mainsnak.item()
        if position is None or self.rank == "deprecated":
            return None
        try:
            return position, self.day("p580"), self.day("p582")
        except ValueError:
            return None


class _Claims(Struct, frozen=True, rename="upper"):
    p17: list[_Statement] = []
    p27: list[_Statement] = []
    p31: list[_Statement] = []
    p39: list[_Statement] = []
    p298: list[_Statement] = []
    p1001: list[_Statement] = []


class _Label(Struct, frozen=True):
    value: str


class _Entity(Struct, frozen=True):
    id: str
    labels: dict[str, _Label] | list[Any] = {}
    aliases: dict[str, list[_Label]] | list[Any] = {}
    claims: _Claims | list[Any] = _Claims()

    def name(self, *languages: str) -> str | None:
        """Give the label in the first of ``languages`` that has one."""
        labels = self.labels if isinstance(self.labels, dict) else {}
        return next((labels[code].value for code in languages if code in labels), None)

    def other_names(self) -> list[str]:
        """Give the Indonesian aliases."""
        aliases = self.aliases if isinstance(self.aliases, dict) else {}
        return [alias.value for alias in aliases.get("id", [])]

    def items(self, name: str) -> list[str]:
        """Give the Q-ids that are values of a property, preferred ones first."""
        statements = [s for s in getattr(self.claims, name, []) if s.rank != "deprecated"]
        statements.sort(key=lambda s: s.rank != "preferred")
        return [item for s in statements if (item := s.mainsnak.item()) is not None]


class Position(Struct, frozen=True):
    """An office as Wikidata has it: its names by language, and whose it is (Q-ids)."""

    indonesian: list[str]
    english: str | None
    of: list[str]


class Found(Struct, frozen=True):
    """A person or a body of the dump, before Q-ids are known; a term is (position, from, to)."""

    qid: str
    name: str
    names: list[str]
    classes: list[str]
    countries: list[str]
    terms: list[tuple[str, str | None, str | None]] = []


@dataclass
class Wikidata:
    """What was read: ``states`` maps Q-ids to ISO codes, ``unread`` tells of broken lines."""

    kept: IO[bytes]
    states: dict[str, str] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    entities: int = 0
    unread: list[str] = field(default_factory=list)

    def found(self) -> Iterator[Found]:
        """Give the people and bodies that were kept."""
        self.kept.seek(0)
        decoder = msgspec.json.Decoder(Found)
        yield from map(decoder.decode, self.kept)

    def keep(self, found: Found) -> None:
        """Put a person or a body by."""
        self.kept.write(msgspec.json.encode(found) + b"\n")


def read_wikidata(
    path: Path, settings: WikidataSettings, kept: IO[bytes], advance: Advance
) -> Wikidata:
    """Read a dump or a SPARQL export.

    Args:
        path: the file; ``.gz`` and ``.bz2`` are unpacked on the way.
        settings: classes of bodies.
        kept: an empty file, open for writing and reading, for what is kept of people and bodies.
        advance: is told after every stretch of lines how many bytes of the file were read so far.

    Raises:
        InputError: when the file can't be read or is neither; single broken lines are only listed
            in ``unread``.
    """
    try:
        with path.open("rb") as raw:
            file = _unpacked(path, raw)
            first = file.readline()
            if first.lstrip().startswith(b"{"):
                return _read_sparql(path, first + file.read(), Wikidata(kept))
            if first.strip() not in {b"[", b""} and not first.lstrip().startswith(b"[{"):
                raise InputError(
                    f"{path}: neither a Wikidata JSON dump (an array with an entity a line) nor "
                    "the JSON of a SPARQL query"
                )
            lines = _Lines(path, file, first.lstrip()[1:], raw, advance)
            return _read_dump(lines, settings, Wikidata(kept))
    except FileNotFoundError as error:
        raise InputError(f"{path}: there is no such file") from error
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: can't be read to its end ({error}): fetch it again") from error


def _unpacked(path: Path, raw: BinaryIO) -> BinaryIO:
    openers: Mapping[str, Callable[[BinaryIO], Any]] = {".gz": gzip.open, ".bz2": bz2.open}
    opener = openers.get(path.suffix)
    return cast("BinaryIO", opener(raw) if opener else raw)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a dump; ``raw`` is the file as it lies on disk."""

    path: Path
    file: BinaryIO
    first: bytes
    raw: BinaryIO
    advance: Advance

    def __iter__(self) -> Iterator[bytes]:
        yield self.first
        for number, line in enumerate(self.file):
            if number % 1000 == 0:
                self.advance(self.raw.tell())
            yield line
        self.advance(self.raw.tell())


def _read_dump(lines: _Lines, settings: WikidataSettings, data: Wikidata) -> Wikidata:
    wanted = re.compile(
        b'"(' + b"|".join([b"P39", b"P298", b"P1001", *map(str.encode, settings.classes)]) + b')"'
    )
    decoder = msgspec.json.Decoder(_Entity)
    for number, line in enumerate(lines, start=1):
        entity = line.strip().rstrip(b",")
        if len(entity) < len(b"{}") or not wanted.search(entity):
            continue
        try:
            _sort(decoder.decode(entity), data, settings)
        except msgspec.DecodeError as error:
            data.unread.append(f"{lines.path}, line {number}: {error}")
    return data


def _sort(entity: _Entity, data: Wikidata, settings: WikidataSettings) -> None:
    """Keep what an entity says: a state, a position, a person or a body."""
    data.entities += 1
    classes = entity.items("p31")
    codes = [s.mainsnak.text() for s in getattr(entity.claims, "p298", [])]
    if codes and codes[0]:
        data.states[entity.id] = codes[0]
    if HUMAN in classes:
        _keep_person(entity, data)
    elif entity.items("p1001"):
        data.positions[entity.id] = Position(
            [n for n in (entity.name("id"), *entity.other_names()) if n],
            entity.name("en"),
            [*entity.items("p1001"), *entity.items("p17")],
        )
    if not settings.classes.keys().isdisjoint(classes):
        _keep_body(entity, classes, data)


def _keep_person(entity: _Entity, data: Wikidata) -> None:
    statements: list[_Statement] = getattr(entity.claims, "p39", [])
    terms = [term for statement in statements if (term := statement.term()) is not None]
    name = entity.name(*_LANGUAGES)
    if name is not None and terms:
        names = entity.other_names()
        data.keep(Found(entity.id, name, names, [HUMAN], entity.items("p27"), terms))


def _keep_body(entity: _Entity, classes: list[str], data: Wikidata) -> None:
    name = entity.name("id")
    if name is not None:
        countries = entity.items("p17")
        data.keep(Found(entity.id, name, entity.other_names(), classes, countries))


class _Binding(Struct, frozen=True):
    value: str


class _Bindings(Struct, frozen=True):
    bindings: list[dict[str, _Binding]]


class _Export(Struct, frozen=True):
    results: _Bindings


def _read_sparql(path: Path, content: bytes, data: Wikidata) -> Wikidata:
    try:
        bindings = msgspec.json.decode(content, type=_Export).results.bindings
    except msgspec.DecodeError as error:
        raise InputError(f"{path}: no JSON of a SPARQL query ({error})") from error
    people: dict[str, Found] = {}
    for number, binding in enumerate(bindings, start=1):
        cells = {name: cell.value for name, cell in binding.items()}
        if not {"person", "personLabel", "positionLabel"} <= set(cells):
            data.unread.append(f"{path}, binding {number}: no person, personLabel or positionLabel")
            continue
        _take(cells, data, people)
    for found in people.values():
        data.keep(found)
    data.entities = len(people)
    return data


def _take(cells: Mapping[str, str], data: Wikidata, people: dict[str, Found]) -> None:
    qid = cells["person"].rsplit("/", 1)[-1]
    code, label = cells.get("country", ""), cells["positionLabel"]
    if code:
        data.states[code] = code
    data.positions[f"{label} {code}"] = Position([label], label, [code] if code else [])
    found = people.setdefault(
        qid,
        Found(
            qid,
            cells["personLabel"],
            [name for name in cells.get("personAltLabel", "").split(", ") if name],
            [HUMAN],
            [code] if code else [],
        ),
    )
    days = [
        _cut(cells.get(name, ""), int(cells.get(f"{name}Precision", _DAY)))
        for name in ("start", "end")
    ]
    term = (f"{label} {code}", days[0], days[1])
    if term not in found.terms:
        found.terms.append(term)
