"""The compact form of the lexicon that is loaded at run time."""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from peristiwa.errors import InputError, LexiconError
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.schema import (
    Constructions,
    Cues,
    Noun,
    Organization,
    Person,
    State,
)
from peristiwa.records import Status

__all__ = [
    "HEAD",
    "HEADS",
    "HEAD_OF_GOVERNMENT",
    "HEAD_OF_STATE",
    "CompiledFrame",
    "Gazetteer",
    "Lexicon",
    "PlaceEntry",
    "load_built",
    "load_gazetteer",
]

_T = TypeVar("_T")
HEAD, HEAD_OF_STATE, HEAD_OF_GOVERNMENT = HEADS = ("head", "head of state", "head of government")
"""The offices of nouns such as "pemimpin", "kepala negara" and "kepala pemerintahan"."""


class CompiledFrame(Struct, frozen=True, kw_only=True):
    """A frame with its type's numbers joined in; slots and conditions as in ``schema.Frame``.

    ``understood`` holds the sectors of those who act where no agent is named. It is
    ``tolerant`` where somebody does such acts by office, so that even weak parties undergo them.
    """

    id: str
    type: str
    root: str
    mode: str | None
    cameo: str
    quad: int
    goldstein: float
    actor: list[str]
    recipient: list[str]
    reciprocal: bool
    needs: str
    conditions: dict[str, list[str]]
    exclusions: dict[str, list[str]]
    never: dict[str, list[str]]
    firm: bool
    complement: Status | None
    status: Status
    understood: list[str]
    tolerant: bool

    @property
    def asks_impersonally(self) -> bool:
        """Whether it asks by a word that has no subject of its own: "jangan", "sebaiknya"."""
        return self.type == "REQUEST" and not self.actor


class Lexicon(Struct, frozen=True, kw_only=True):
    """Frames and the words by which clauses are read.

    ``forms`` maps a lower-case surface form (words joined by one blank) to (frame index, kind)
    pairs in order of preference; ``classes`` maps a noun class to its nouns, ``sectors``
    to the sector whose role nouns belong to it too; ``support`` and ``receiving`` map the forms of
    support verbs to their kind.
    """

    frames: list[CompiledFrame]
    forms: dict[str, list[tuple[int, FormKind]]]
    classes: dict[str, list[str]]
    sectors: dict[str, str]
    support: dict[str, FormKind]
    receiving: dict[str, FormKind]
    cues: Cues
    constructions: Constructions


class Gazetteer(Struct, frozen=True, kw_only=True):
    """States, people, organisations and role nouns, as edited.

    ``checked`` is the day up to which offices were looked at; ``heads_of_state`` and
    ``heads_of_government`` list titles, ``shared`` those that several may hold at a time.
    """

    checked: date
    heads_of_state: list[str]
    heads_of_government: list[str]
    shared: list[str]
    states: list[State]
    people: list[Person]
    organizations: list[Organization]
    nouns: list[Noun]


class PlaceEntry(Struct, frozen=True, kw_only=True):
    """A place; ``country`` is ISO 3166 alpha-3, ``lat`` and ``lon`` degrees, WGS 84."""

    id: str
    name: str
    names: list[str] = []
    country: str | None
    admin1: str | None = None
    kind: str
    lat: float | None
    lon: float | None
    population: int = 0


def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """Read a gazetteer that `peristiwa gazetteer build` made, or the one of the package.

    Raises:
        InputError: when ``path`` can't be read or is no such table.
        LexiconError: when the file of the package is missing or of another shape.
    """
    if path is None:
        return load_built("gazetteer.json", Gazetteer)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Gazetteer)
    except OSError as error:
        raise InputError(f"gazetteer {path}: can't be read ({error.strerror})") from error
    except msgspec.DecodeError as error:
        raise InputError(
            f"gazetteer {path}: not made by this version of `peristiwa gazetteer build` ({error})"
        ) from error


def load_built(name: str, shape: type[_T]) -> _T:
    """Read one built file of the package as ``shape``.

    Raises:
        LexiconError: when the file is missing or of another shape.
    """
    path = resources.files("peristiwa.built") / name
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except FileNotFoundError as error:
        raise LexiconError(f"{name} is missing from the package: run `make lexicon`") from error
    except msgspec.ValidationError as error:
        raise LexiconError(f"{name} is out of date ({error}): run `make lexicon`") from error
