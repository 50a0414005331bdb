"""The fields that are compared once a gold and a predicted event have the same type.

Each field says when a pair counts, when it agrees, and how a value is shown to people. The
rules are those of the gold codebook, section "Scoring".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from peristiwa.evaluation.agreement import is_coarser_date, names_match, sets_meet

__all__ = ["FIELDS", "Comparable", "Field", "Party", "same_dyad"]


class Party(Protocol):
    """What gold and predicted participants have in common."""

    @property
    def text(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def sector(self) -> str | None: ...


class _Place(Protocol):
    @property
    def country(self) -> str | None: ...


class _Date(Protocol):
    @property
    def value(self) -> str | None: ...


class _Source(Protocol):
    @property
    def text(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...


class Comparable(Protocol):
    """What gold and predicted events have in common."""

    @property
    def type(self) -> str: ...
    @property
    def mode(self) -> str | None: ...
    @property
    def actors(self) -> Sequence[Party]: ...
    @property
    def recipients(self) -> Sequence[Party]: ...
    @property
    def place(self) -> _Place | None: ...
    @property
    def date(self) -> _Date | None: ...
    @property
    def status(self) -> str: ...
    @property
    def historical(self) -> bool: ...
    @property
    def source(self) -> _Source | None: ...


Parties = Callable[[Comparable], Sequence[Party]]


@dataclass(frozen=True)
class Field:
    """One compared field.

    ``agree`` gives None where the gold event leaves nothing to compare; a field that is not
    ``listed`` is measured, but a difference in it alone is no mistake.
    """

    name: str
    agree: Callable[[Comparable, Comparable], bool | None]
    show: Callable[[Comparable], str]
    listed: bool = True


def same_dyad(gold: Comparable, predicted: Comparable) -> bool:
    """Tell whether the actor countries meet, or are both none, and so the recipients'."""
    return all(
        sets_meet(_countries(side(gold)), _countries(side(predicted)))
        for side in (_actors, _recipients)
    )


def _actors(event: Comparable) -> Sequence[Party]:
    return event.actors


def _recipients(event: Comparable) -> Sequence[Party]:
    return event.recipients


def _countries(parties: Sequence[Party]) -> set[str | None]:
    return {party.country for party in parties}


def _sectors(parties: Sequence[Party]) -> set[str | None]:
    return {party.sector for party in parties}


def _shown(values: Iterable[object]) -> str:
    return ", ".join(sorted(str(value) for value in values if value is not None)) or "none"


def _equal(name: str, value: Callable[[Comparable], object]) -> Field:
    return Field(
        name,
        agree=lambda gold, predicted: value(gold) == value(predicted),
        show=lambda event: _shown([value(event)]),
    )


def _codes(name: str, side: Parties, codes: Callable[[Sequence[Party]], set[str | None]]) -> Field:
    return Field(
        name,
        agree=lambda gold, predicted: sets_meet(codes(side(gold)), codes(side(predicted))),
        show=lambda event: _shown(codes(side(event))),
    )


def _names(name: str, side: Parties) -> Field:
    def agree(gold: Comparable, predicted: Comparable) -> bool | None:
        wanted = [party.name for party in side(gold) if party.name]
        forms = [form for party in side(predicted) for form in (party.name, party.text)]
        return names_match(wanted, forms) if wanted else None

    return Field(
        name, agree, show=lambda event: _shown(party.name or party.text for party in side(event))
    )


def _place_country(event: Comparable) -> str | None:
    return event.place.country if event.place else None


def _date_value(event: Comparable) -> str | None:
    return event.date.value if event.date else None


def _date_agrees(gold: Comparable, predicted: Comparable) -> bool | None:
    wanted, value = _date_value(gold), _date_value(predicted)
    if wanted is None:
        return None
    return value is not None and is_coarser_date(value, wanted)


def _same_date(gold: Comparable, predicted: Comparable) -> bool | None:
    wanted = _date_value(gold)
    return None if wanted is None else wanted == _date_value(predicted)


def _source_agrees(gold: Comparable, predicted: Comparable) -> bool:
    one, other = gold.source, predicted.source
    if one is None or other is None:
        return one is other
    return names_match((one.name, one.text), (other.name, other.text))


def _source_name(event: Comparable) -> str:
    return _shown([event.source.name or event.source.text if event.source else None])


FIELDS: tuple[Field, ...] = (
    _equal("status", lambda event: event.status),
    _equal("historical", lambda event: event.historical),
    _equal("mode", lambda event: event.mode),
    _names("actor name", _actors),
    _names("recipient name", _recipients),
    _codes("actor country", _actors, _countries),
    _codes("recipient country", _recipients, _countries),
    _codes("actor sector", _actors, _sectors),
    _codes("recipient sector", _recipients, _sectors),
    _equal("place country", _place_country),
    Field("date", _date_agrees, lambda event: _shown([_date_value(event)])),
    Field("date, exact", _same_date, lambda event: _shown([_date_value(event)]), listed=False),
    Field("source", _source_agrees, _source_name),
)
