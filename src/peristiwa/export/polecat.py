"""POLECAT's table (doi:10.7910/DVN/AJGVIT): 40 columns, tabs, a heading, ``None`` for a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO

from peristiwa.export.accounts import Account
from peristiwa.export.facts import day_of, distinct, dyad, took_place
from peristiwa.export.tables import Region, country, plover, region_of
from peristiwa.export.tabs import tabbed
from peristiwa.records import Occurrence, Participant, Place

__all__ = ["POLECAT_COLUMNS", "write_polecat"]

POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude",
    "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
"""The heading."""

_LANGUAGE = "Indonesian"
_FEATURES = {
    "state": "PCLI",
    "province": "ADM1",
    "regency": "ADM2",
    "capital": "PPLC",
    "city": "PPL",
}
_CITIES = ("city", "capital")
_GEONAMES = "geonames:"


def write_polecat(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write a heading and one line an occurrence that took place; gives their number.

    POLECAT has no column for plans, suppositions and denials: those are left out.
    """
    from peristiwa import __version__

    out.write(tabbed(POLECAT_COLUMNS))
    number = 0
    for account in accounts:
        if took_place(account.occurrence):
            row = [*_row(account), _LANGUAGE, f"peristiwa {__version__}"]
            out.write(tabbed(row, missing="None"))
            number += 1
    return number


def _row(account: Account) -> Iterator[object]:
    occurrence, told = account.occurrence, account.testimonies
    actors, recipients = dyad(occurrence)
    yield from (occurrence.id, day_of(occurrence), occurrence.type, occurrence.mode)
    yield from (_intensity(occurrence), f"Q{occurrence.quad}", None)
    yield from _side(actors)
    yield from _side(recipients)
    yield from _place(occurrence.place, region_of(occurrence.place))
    yield "; ".join(distinct(one.mention.outlet for one in told))
    yield occurrence.first
    yield from (None, None, None)


def _intensity(occurrence: Occurrence) -> float | None:
    """PLOVER's score of the mode, else of the type."""
    type_ = plover().types.get(occurrence.type)
    if type_ is None:
        return None
    mode = type_.modes.get(occurrence.mode or "")
    return type_.score if mode is None else mode


def _side(side: Sequence[Participant]) -> list[object]:
    sectors = distinct(one.sector for one in side)
    return [
        _joined(side, lambda one: one.name if one.id else None),
        _joined(side, lambda one: country(one.country).name),
        _joined(side, lambda one: country(one.country).cow),
        sectors[0] if sectors else None,
        "; ".join(sectors),
        None,
        _joined(side, lambda one: one.text),
        None,
    ]


def _joined(side: Sequence[Participant], value: Callable[[Participant], str | None]) -> str:
    """The values of all, in one order in every column; empty where none is known."""
    values = [value(one) or "None" for one in side]
    return "; ".join(values) if any(known != "None" for known in values) else ""


def _place(place: Place | None, region: Region) -> list[object]:
    if place is None:
        return [None] * 10
    id_ = place.id or ""
    return [
        place.name,
        place.name if region.kind in _CITIES else None,
        region.regency,
        region.province,
        country(place.country).name,
        place.lat,
        place.lon,
        id_.removeprefix(_GEONAMES) if id_.startswith(_GEONAMES) else None,
        place.text,
        _FEATURES.get(region.kind),
    ]
