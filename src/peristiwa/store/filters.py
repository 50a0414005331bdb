"""Which events a user asks for, as conditions of a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from peristiwa.errors import StoreError

__all__ = ["EventFilter", "Where", "conditions"]

_CODE = 3
"""Letters of a country's code (ISO 3166 alpha-3) or a sector's (PLOVER)."""


class EventFilter(Struct, frozen=True, kw_only=True):
    """What events must have; of several values of one field they must have one.

    ``actor``, ``recipient`` and ``place`` match an id, a code of three capitals (country or
    sector; for a place the country), or a part of the name in any case; ``source`` a part of the
    name of somebody whom a report quotes, ``outlet`` the whole name of who published one.
    ``country`` is that of an actor, a recipient or the place. ``dyad`` is ``AAA-BBB``: a code of
    an actor and one of a recipient. ``since`` and ``until`` are the days between which the event
    may have taken place; events without a date lie between none. ``reviewed`` asks for those that
    a person has reviewed, or for the others. ``articles`` are the ids of
    articles one of which must tell it.
    """

    actor: Sequence[str] = ()
    recipient: Sequence[str] = ()
    country: Sequence[str] = ()
    dyad: Sequence[str] = ()
    type: Sequence[str] = ()
    mode: Sequence[str] = ()
    status: Sequence[str] = ()
    place: Sequence[str] = ()
    source: Sequence[str] = ()
    outlet: Sequence[str] = ()
    id: Sequence[str] = ()
    since: date | None = None
    until: date | None = None
    min_sources: int | None = None
    historical: bool | None = None
    reviewed: bool | None = None
    articles: Sequence[str] | None = None


class Where(Struct, frozen=True):
    """A WHERE clause, empty where there is no condition, and what stands in it by names."""

    clause: str
    values: dict[str, Any]
    lists: dict[str, Sequence[str]]

    def narrowed(self, condition: str, values: Mapping[str, Any] | None = None) -> Where:
        """Give the clause with one more condition, and what stands in that by names."""
        clause = f"{self.clause} AND ({condition})" if self.clause else f"WHERE ({condition})"
        return Where(clause, {**self.values, **(values or {})}, self.lists)


def conditions(wanted: EventFilter) -> Where:
    """Give what is wanted as a WHERE clause over the view ``events``.

    Raises:
        StoreError: when a dyad has no two codes.
    """
    built = _Conditions()
    for field, build in _BUILDERS.items():
        value = getattr(wanted, field)
        if value is not None and value != ():
            build(built, field, value)
    clause = " AND ".join(f"({part})" for part in built.parts)
    return Where(f"WHERE {clause}" if clause else "", built.values, built.lists)


class _Conditions:
    """Collects conditions and the values of their parameters."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.values: dict[str, Any] = {}
        self.lists: dict[str, Sequence[str]] = {}

    def bind(self, value: object) -> str:
        """Give a parameter that stands for ``value``."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f"${name}"

    def bind_all(self, values: Sequence[str]) -> str:
        """Give parameters that stand for ``values``, with commas between them."""
        return ", ".join(map(self.bind, values))

    def any_of(self, parts: Sequence[str]) -> None:
        """Add that one of ``parts`` must hold."""
        self.parts.append(" OR ".join(parts))


_Builder = Callable[[_Conditions, str, Any], None]


def _equal(built: _Conditions, field: str, values: Sequence[str]) -> None:
    built.parts.append(f"{field} IN ({built.bind_all(values)})")


def _code(built: _Conditions, field: str, values: Sequence[str]) -> None:
    upper = [value.upper() for value in values]
    built.parts.append(f"{field} IN ({built.bind_all(upper)})")


def _lower(built: _Conditions, field: str, values: Sequence[str]) -> None:
    lower = [value.lower() for value in values]
    built.parts.append(f"lower({field}) IN ({built.bind_all(lower)})")


def _party(built: _Conditions, field: str, values: Sequence[str]) -> None:
    built.any_of([_one_party(built, field, value) for value in values])


def _one_party(built: _Conditions, role: str, value: str) -> str:
    if _is_code(value):
        return _has_code(built, role, value)
    same = f"list_contains({role}_ids, {built.bind(value)})"
    return f"{same} OR {_has_part(built, f'{role}s', value)}"


def _has_code(built: _Conditions, role: str, code: str) -> str:
    bound = built.bind(code)
    return f"list_contains({role}_countries, {bound}) OR list_contains({role}_sectors, {bound})"


def _has_part(built: _Conditions, names: str, value: str) -> str:
    return f"contains(lower(array_to_string({names}, chr(10))), {built.bind(value.lower())})"


def _is_code(value: str) -> bool:
    return len(value) == _CODE and value.isascii() and value.isalpha() and value.isupper()


def _country(built: _Conditions, _: str, values: Sequence[str]) -> None:
    codes = [built.bind(value.upper()) for value in values]
    built.any_of(
        [
            f"list_contains(actor_countries, {code})"
            f" OR list_contains(recipient_countries, {code}) OR place_country = {code}"
            for code in codes
        ]
    )


def _dyad(built: _Conditions, _: str, values: Sequence[str]) -> None:
    built.any_of([_one_dyad(built, value) for value in values])


def _one_dyad(built: _Conditions, value: str) -> str:
    codes = value.upper().split("-")
    if len(codes) != 2 or not all(map(_is_code, codes)):
        raise StoreError(
            f"{value!r} is no dyad; write the code of an actor and of a recipient, like IDN-MYS"
        )
    actor, recipient = codes
    return f"({_has_code(built, 'actor', actor)}) AND ({_has_code(built, 'recipient', recipient)})"


def _place(built: _Conditions, _: str, values: Sequence[str]) -> None:
    built.any_of([_one_place(built, value) for value in values])


def _one_place(built: _Conditions, value: str) -> str:
    if _is_code(value):
        return f"place_country = {built.bind(value)}"
    part = f"contains(lower(place), {built.bind(value.lower())})"
    return f"place_id = {built.bind(value)} OR {part}"


def _source(built: _Conditions, _: str, values: Sequence[str]) -> None:
    built.any_of([_has_part(built, "quoted", value) for value in values])


def _outlet(built: _Conditions, _: str, values: Sequence[str]) -> None:
    built.any_of([f"list_contains(outlets, {built.bind(value)})" for value in values])


def _since(built: _Conditions, _: str, day: date) -> None:
    built.parts.append(f"day_end >= {built.bind(day)}")


def _until(built: _Conditions, _: str, day: date) -> None:
    built.parts.append(f"day <= {built.bind(day)}")


def _min_sources(built: _Conditions, _: str, least: int) -> None:
    built.parts.append(f"sources >= {built.bind(least)}")


def _historical(built: _Conditions, _: str, wanted: bool) -> None:
    built.parts.append("historical" if wanted else "NOT historical")


def _reviewed(built: _Conditions, _: str, wanted: bool) -> None:
    built.parts.append("reviewed" if wanted else "NOT reviewed")


def _articles(built: _Conditions, _: str, ids: Sequence[str]) -> None:
    built.lists["told"] = ids
    built.parts.append("id IN (SELECT event FROM links WHERE article IN (FROM told))")


_BUILDERS: dict[str, _Builder] = {
    "actor": _party,
    "recipient": _party,
    "country": _country,
    "dyad": _dyad,
    "type": _code,
    "mode": _lower,
    "status": _equal,
    "place": _place,
    "source": _source,
    "outlet": _outlet,
    "id": _equal,
    "since": _since,
    "until": _until,
    "min_sources": _min_sources,
    "historical": _historical,
    "reviewed": _reviewed,
    "articles": _articles,
}
