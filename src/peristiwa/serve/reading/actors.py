"""Actors: who they are, what they held when, what they did, and with whom."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from peristiwa.lexicon.compiled import Gazetteer
from peristiwa.serve.gazetteer import chosen_gazetteer
from peristiwa.serve.reading.events import StoredEvent, stored_at
from peristiwa.serve.reading.remembered import remembered
from peristiwa.store import View
from peristiwa.store.filters import EventFilter, conditions

__all__ = [
    "ActorCount",
    "ActorDetail",
    "Office",
    "Tally",
    "actor_detail",
    "actor_list",
    "actor_with_latest",
]

_MOST = 20
_STATE = "state:"
Kind = Literal["person", "organization", "state", "other"]


class Office(Struct, frozen=True, kw_only=True):
    """A role held; ``since`` and ``until`` are ISO dates cut to what is known."""

    title: str
    country: str | None
    sector: str | None
    since: str | None
    until: str | None


class Tally(Struct, frozen=True, kw_only=True):
    """Events counted by one value: a type, a year, or another actor, ``id`` where it is known.

    ``goldstein`` is the mean, from -10 to 10.
    """

    value: str
    id: str | None = None
    events: int
    goldstein: float


class ActorCount(Struct, frozen=True, kw_only=True):
    """An actor in a listing: how often it acts and is acted on."""

    id: str
    name: str | None
    country: str | None
    sector: str | None
    acts: int
    received: int


class ActorDetail(Struct, frozen=True, kw_only=True):
    """One actor: ``roles`` from the gazetteer, all else from the events of the version.

    ``did`` and ``received`` count events by type, ``with_whom`` by those on the other side,
    ``years`` by the year in which they took place.
    """

    id: str
    name: str | None
    kind: Kind
    country: str | None
    sector: str | None
    wikidata: str | None
    names: list[str]
    roles: list[Office]
    events: int
    did: list[Tally]
    received: list[Tally]
    with_whom: list[Tally]
    years: list[Tally]


@remembered
def actor_list(view: View, wanted: EventFilter, part: str, limit: int) -> list[ActorCount]:
    """Give the actors with an id whose names hold ``part``, those of most events first.

    Raises:
        StoreError: when a dyad in ``wanted`` is none.
    """
    where = conditions(wanted)
    sides = " UNION ALL ".join(
        f"SELECT unnest({role}_ids) AS id, unnest({role}s) AS name,"
        f" unnest({role}_countries) AS country, unnest({role}_sectors) AS sector,"
        f" {acts} AS acts FROM chosen"
        for role, acts in (("actor", 1), ("recipient", 0))
    )
    query = (
        f"WITH chosen AS (SELECT {_SIDES} FROM events {where.clause}), sides AS ({sides})"
        " SELECT id, mode(name) AS name, mode(country) AS country, mode(sector) AS sector,"
        " sum(acts)::BIGINT AS acts, sum(1 - acts)::BIGINT AS received FROM sides"
        " WHERE id IS NOT NULL AND contains(lower(name), $part)"
        f" GROUP BY id ORDER BY count(*) DESC, id LIMIT {limit}"
    )
    rows = view.rows(query, {**where.values, "part": part.lower()}, lists=where.lists)
    return [ActorCount(**row) for row in rows]


_SIDES = (
    "actor_ids, actors, actor_countries, actor_sectors,"
    " recipient_ids, recipients, recipient_countries, recipient_sectors"
)


@remembered
def actor_detail(view: View, actor: str) -> ActorDetail | None:
    """Give one actor, None where neither the gazetteer nor the version knows the id."""
    with _events_of(view, actor):
        return _detail(view, actor)


@remembered
def actor_with_latest(
    view: View, actor: str, limit: int
) -> tuple[ActorDetail | None, list[StoredEvent], list[StoredEvent]]:
    """Give one actor, the latest events in which it acts, and those in which it is acted on."""
    with _events_of(view, actor):
        latest = view.table(f"{_LATEST} <= {limit}")
        detail = _detail(view, actor)
    acting = {row["id"] for row in latest.to_pylist() if row["acts"]}
    events = stored_at(view, latest)
    did = [one for one in events if one.id in acting]
    return detail, did, [one for one in events if one.id not in acting]


@contextmanager
def _events_of(view: View, actor: str) -> Iterator[None]:
    """Lay out the events of an actor as a table."""
    view.connection.execute("DROP TABLE IF EXISTS temp.of_actor")
    view.connection.execute(_OF_ACTOR, {"id": actor})
    try:
        yield
    finally:
        view.connection.execute("DROP TABLE temp.of_actor")


def _detail(view: View, actor: str) -> ActorDetail | None:
    known = _known(actor)
    told = view.rows(_TOLD, {"id": actor})
    count = view.count("temp.of_actor")
    if known is None and not count:
        return None
    named: dict[str, Any] = told[0] if told else {"name": None, "country": None, "sector": None}
    counted: dict[str, Any] = {
        name: [Tally(**row) for row in view.rows(query, {"id": actor} if "$id" in query else {})]
        for name, query in _TALLIES.items()
    }
    return ActorDetail(id=actor, **(known or {**_NOBODY, **named}), events=count, **counted)


_OF_ACTOR = f"""
    CREATE TEMP TABLE of_actor AS SELECT commit, n, id, type, goldstein, day, {_SIDES},
    list_contains(actor_ids, $id) AS acts FROM events
    WHERE list_contains(actor_ids, $id) OR list_contains(recipient_ids, $id)"""
_LATEST = (
    "SELECT commit, n, day, id, acts FROM temp.of_actor"
    " QUALIFY row_number() OVER (PARTITION BY acts ORDER BY day DESC NULLS LAST, id)"
)
_PARTIES = " UNION ALL ".join(
    f"SELECT unnest({role}_ids) AS id, unnest({role}s) AS name,"
    f" unnest({role}_countries) AS country, unnest({role}_sectors) AS sector, goldstein"
    " FROM temp.of_actor"
    for role in ("actor", "recipient")
)
_TOLD = f"""
    SELECT mode(name) AS name, mode(country) AS country, mode(sector) AS sector
    FROM ({_PARTIES}) WHERE id = $id GROUP BY id"""
_COUNTED = "count(*) AS events, avg(goldstein) AS goldstein"
_TALLIES = {
    "did": f"SELECT type AS value, {_COUNTED} FROM temp.of_actor WHERE acts"
    " GROUP BY type ORDER BY events DESC, value",
    "received": f"SELECT type AS value, {_COUNTED} FROM temp.of_actor WHERE NOT acts"
    " GROUP BY type ORDER BY events DESC, value",
    "with_whom": f"SELECT name AS value, mode(id) AS id, {_COUNTED} FROM ({_PARTIES})"
    " WHERE id IS DISTINCT FROM $id AND name IS NOT NULL"
    f" GROUP BY name ORDER BY events DESC, value LIMIT {_MOST}",
    "years": f"SELECT strftime(day, '%Y') AS value, {_COUNTED} FROM temp.of_actor"
    " WHERE day IS NOT NULL GROUP BY value ORDER BY value",
}
_NOBODY: dict[str, Any] = {"kind": "other", "wikidata": None, "names": [], "roles": []}


def _known(actor: str) -> dict[str, Any] | None:
    """What the gazetteer says of an id."""
    table = _by_id()
    return table.get(actor) or table.get(f"{_STATE}{actor}")


@cache
def _by_id() -> dict[str, dict[str, Any]]:
    gazetteer = chosen_gazetteer()
    return {**_states(gazetteer), **_organizations(gazetteer), **_people(gazetteer)}


def _states(gazetteer: Gazetteer) -> dict[str, dict[str, Any]]:
    return {
        f"{_STATE}{one.id}": {
            "name": one.name, "kind": "state", "country": one.id, "sector": "GOV",
            "wikidata": one.wikidata, "names": one.names, "roles": [],
        }
        for one in gazetteer.states
    }  # fmt: skip


def _organizations(gazetteer: Gazetteer) -> dict[str, dict[str, Any]]:
    return {
        one.id: {
            "name": one.name, "kind": "organization", "country": one.country,
            "sector": one.sector, "wikidata": one.wikidata, "names": one.names, "roles": [],
        }
        for one in gazetteer.organizations
    }  # fmt: skip


def _people(gazetteer: Gazetteer) -> dict[str, dict[str, Any]]:
    return {
        one.id: {
            "name": one.name, "kind": "person", "country": one.country, "sector": one.sector,
            "wikidata": one.wikidata, "names": one.names,
            "roles": [
                Office(
                    title=role.title,
                    country=role.country,
                    sector=role.sector,
                    since=_date(role.from_),
                    until=_date(role.to),
                )
                for role in one.roles
            ],
        }
        for one in gazetteer.people
    }  # fmt: skip


def _date(value: str | int | None) -> str | None:
    return None if value is None else str(value)
