"""GDELT 2.0 event table: 61 columns, tabs, no heading (Event Codebook 2.0, 2015-02-19)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO

from peristiwa.export.accounts import Account
from peristiwa.export.facts import called, day_of, dyad, number_of, took_place
from peristiwa.export.tables import country, fips_province, known_group, region_of, sector
from peristiwa.export.tabs import tabbed
from peristiwa.records import Occurrence, Participant, Place

__all__ = ["GDELT_COLUMNS", "write_gdelt"]

_SIDE = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
         "Religion2Code", "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

GDELT_COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _SIDE),
    *(f"Actor2{name}" for name in _SIDE),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The columns in their order; the file itself has no heading."""

_QUAD_ENDS = (5, 8, 13, 20)
"""The last CAMEO root code of each of GDELT's quad classes."""
_GEO_TYPES = {"state": 1, "city": 4, "capital": 4, "site": 4, "district": 4, "regency": 4,
              "province": 5}  # fmt: skip
_UNKNOWN = [""] * len(_GEO)


def write_gdelt(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write one line an occurrence that took place; gives their number.

    GDELT has no column for plans, suppositions and denials: those are left out.
    """
    number = 0
    for account in accounts:
        if took_place(account.occurrence):
            out.write(tabbed(_row(account)))
            number += 1
    return number


def _row(account: Account) -> Iterator[object]:
    occurrence, told = account.occurrence, account.testimonies
    actors, recipients = dyad(occurrence)
    yield number_of(occurrence.id)
    yield from _dates(occurrence)
    yield from _side(actors)
    yield from _side(recipients)
    yield _root(account)
    yield from (occurrence.cameo, occurrence.cameo[:3], occurrence.cameo[:2])
    yield next(n for n, end in enumerate(_QUAD_ENDS, 1) if int(occurrence.cameo[:2]) <= end)
    yield occurrence.goldstein
    yield from (len(occurrence.mentions), occurrence.sources)
    yield len({one.mention.article for one in told}) or ""
    yield ""
    yield from _UNKNOWN
    yield from _UNKNOWN
    yield from _geo(occurrence.place)
    yield f"{occurrence.first:%Y%m%d}000000" if occurrence.first else ""
    yield next((one.url for one in told if one.url), "")


def _dates(occurrence: Occurrence) -> list[object]:
    """Day, MonthYear, Year and FractionDate, each only as far as the date is known."""
    day = day_of(occurrence)
    if day is not None:
        return [f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", _fraction(day)]
    value = (occurrence.date.value if occurrence.date else None) or ""
    month = value.replace("-", "") if len(value) > len("2024") else ""
    return ["", month, value[:4], ""]


def _fraction(day: date) -> str:
    """The codebook's approximation: (month * 30 + day) / 365, below 1."""
    return f"{day.year + min((day.month * 30 + day.day) / 365, 0.9999):.4f}"


def _side(side: list[Participant]) -> list[str]:
    if not side:
        return [""] * len(_SIDE)
    one = side[0]
    land, group, type_ = country(one.country).cameo, known_group(one.id), sector(one.sector).cameo
    if group:
        type_ = type_ if type_ != group else ""
    code = land + group + type_
    return [code, called(one).upper(), land, group, "", "", "", type_, "", ""]


def _root(account: Account) -> str:
    leads = [one.lead for one in account.testimonies if one.lead is not None]
    return str(int(any(leads))) if leads else ""


def _geo(place: Place | None) -> list[object]:
    if place is None:
        return list(_UNKNOWN)
    region, land = region_of(place), country(place.country)
    name = place.name or place.text or ""
    parts = dict.fromkeys(part for part in (name, region.province, land.name) if part)
    adm1 = fips_province(region.province) if place.country == "IDN" else ""
    if region.kind == "state":
        adm1 = land.fips
    feature = land.fips if region.kind == "state" else ""
    known = [_GEO_TYPES.get(region.kind, ""), ", ".join(parts), land.fips, adm1, ""]
    return [*known, place.lat, place.lon, feature]
