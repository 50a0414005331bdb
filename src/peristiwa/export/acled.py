"""Incidents in the columns of ACLED's export: acts that ACLED would call events, merged."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import IO

from peristiwa.export.accounts import Account
from peristiwa.export.facts import called, counted, day_of, distinct, number_of, took_place
from peristiwa.export.tables import (
    acled_classes,
    acled_violence,
    country,
    region_of,
    sector,
)
from peristiwa.records import Occurrence, Participant, Place

__all__ = ["ACLED_COLUMNS", "write_acled"]

ACLED_COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
"""The heading."""

_EXTERNAL, _CIVILIANS, _PROTESTERS, _RIOTERS = 8, 7, 6, 5
_ARMED = frozenset({1, 2, 3, _EXTERNAL})
_SOLDIERS = frozenset({"MIL"})
_DEMONSTRATORS = {"Protests": _PROTESTERS, "Riots": _RIOTERS}
_GEO_PRECISION = {"city": 1, "capital": 1, "site": 1, "district": 1, "regency": 2, "region": 2,
                  "province": 3}  # fmt: skip
_DAY, _WEEK, _MONTH = 1, 2, 3


def write_acled(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write a heading and one row an incident; gives their number.

    What did not take place, and acts that are no events to ACLED, are left out.
    """
    out.write(_line(ACLED_COLUMNS))
    number = 0
    for account in accounts:
        kind = _kind(account.occurrence)
        if kind is not None and took_place(account.occurrence):
            out.write(_line(_row(account, kind)))
            number += 1
    return number


def _line(cells: Iterable[object]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow(list(cells))
    return buffer.getvalue().encode()


def _kind(occurrence: Occurrence) -> dict[str, str] | None:
    classes = acled_classes()
    found = classes.get((occurrence.type, occurrence.mode or "")) or classes.get(
        (occurrence.type, "")
    )
    if found is None or found["event_type"]:
        return found
    sides = (_force(occurrence.actors, occurrence), _force(occurrence.recipients, occurrence))
    return {**found, **acled_violence().get(sides, {})}


def _force(side: Sequence[Participant], occurrence: Occurrence) -> str:
    known = {_inter(one, occurrence.place, None) for one in side} - {None}
    if known & _ARMED:
        return "armed"
    return "unarmed" if known else "unknown"


def _inter(one: Participant, place: Place | None, event_type: str | None) -> int | None:
    """ACLED's class of an actor; soldiers away from home are external forces."""
    class_ = sector(one.sector).acled or None
    abroad = place is not None and None not in (place.country, one.country)
    if one.sector in _SOLDIERS and abroad and place and place.country != one.country:
        return _EXTERNAL
    if class_ not in _ARMED and event_type in _DEMONSTRATORS:
        return _DEMONSTRATORS[event_type]
    return class_


def _row(account: Account, kind: dict[str, str]) -> Iterator[object]:
    occurrence, told = account.occurrence, account.testimonies
    place = occurrence.place
    event_type = kind["event_type"]
    land = country(place.country if place else None)
    inter1 = _first_class(occurrence.actors, place, event_type)
    inter2 = _first_class(occurrence.recipients, place, None)
    yield f"{land.iso3}{number_of(occurrence.id)}"
    yield from _when(occurrence)
    yield from (kind["disorder_type"], event_type, kind["sub_event_type"])
    yield from (*_names(occurrence.actors), inter1)
    yield from (*_names(occurrence.recipients), inter2)
    yield _interaction(inter1, inter2)
    targeted = inter2 == _CIVILIANS and "Political violence" in kind["disorder_type"]
    yield "Civilian targeting" if targeted else ""
    yield from (int(land.iso_numeric) if land.iso_numeric else "", land.acled_region, land.name)
    yield from _where(place)
    yield "; ".join(distinct(one.mention.outlet for one in told))
    yield ""
    yield next((one.words for one in told if one.words), "")
    yield counted(account, "killed")
    yield _tags(account)
    yield ""


def _when(occurrence: Occurrence) -> list[object]:
    """event_date, year and time_precision; a month is dated to its middle, as ACLED does."""
    day = day_of(occurrence)
    value = occurrence.date.value if occurrence.date else None
    if day is not None:
        return [day, day.year, _DAY if value else _WEEK]
    if value is not None and len(value) == len("2024-06"):
        middle = date(int(value[:4]), int(value[5:]), 15)
        return [middle, middle.year, _MONTH]
    return ["", (value or "")[:4], ""]


def _names(side: Sequence[Participant]) -> tuple[str, str]:
    names = distinct(map(called, side))
    return (names[0] if names else "", "; ".join(names[1:]))


def _first_class(
    side: Sequence[Participant], place: Place | None, event_type: str | None
) -> int | None:
    return _inter(side[0], place, event_type) if side else None


def _interaction(inter1: int | None, inter2: int | None) -> str:
    """Both classes, the lower first; "0" for a side that is not there."""
    known = sorted(one for one in (inter1, inter2) if one)
    return "".join(map(str, known)).ljust(2, "0") if known else ""


def _where(place: Place | None) -> list[object]:
    if place is None:
        return [""] * 7
    region = region_of(place)
    located = place.lat is not None and place.lon is not None
    return [
        region.province,
        region.regency,
        "",
        place.name or place.text,
        f"{place.lat:.4f}" if located else "",
        f"{place.lon:.4f}" if located else "",
        _GEO_PRECISION.get(region.kind, ""),
    ]


def _tags(account: Account) -> str:
    if account.occurrence.type != "PROTEST":
        return ""
    present = counted(account, "present")
    return f"crowd size={present}" if present is not None else ""
