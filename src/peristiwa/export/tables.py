"""The tables that exports look things up in; their README says what each holds and from where."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib import resources

from msgspec import Struct

from peristiwa.lexicon.compiled import PlaceEntry, load_built
from peristiwa.lexicon.schema import Plover
from peristiwa.merge.settings import MergeSettings
from peristiwa.records import Place

__all__ = [
    "Country",
    "Region",
    "Sector",
    "acled_classes",
    "acled_violence",
    "country",
    "fips_province",
    "known_group",
    "merge_settings",
    "plover",
    "region_of",
    "sector",
]


class Country(Struct, frozen=True):
    """The codes of a country; an empty text where it has none."""

    iso3: str
    iso2: str = ""
    name: str = ""
    iso_numeric: str = ""
    fips: str = ""
    cameo: str = ""
    cow: str = ""
    acled_region: str = ""


class Sector(Struct, frozen=True):
    """What a PLOVER sector is elsewhere: GDELT's actor type, ACLED's class (0 for none)."""

    cameo: str = ""
    acled: int = 0
    public_body: bool = False


_UNITS = ("", "province", "regency")
"""The kind of the smallest unit of an administrative path, by its length."""


class Region(Struct, frozen=True):
    """Where a place lies: its kind in the gazetteer, and its province and regency by name."""

    kind: str = ""
    province: str = ""
    regency: str = ""


def _rows(name: str) -> Iterator[dict[str, str]]:
    path = resources.files("peristiwa.export") / "tables" / name
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


@cache
def _countries() -> dict[str, Country]:
    return {row["iso3"]: Country(**row) for row in _rows("countries.csv")}


def country(iso3: str | None) -> Country:
    """Give a country's codes; one that is not listed has its ISO 3166 alpha-3 code alone."""
    return _countries().get(iso3 or "") or Country(iso3 or "", name=iso3 or "")


@cache
def _sectors() -> dict[str, Sector]:
    return {
        row["sector"]: Sector(
            row["cameo"], int(row["acled_inter"] or 0), row["public_body"] == "yes"
        )
        for row in _rows("sectors.csv")
    }


def sector(code: str | None) -> Sector:
    """Give what a PLOVER sector is elsewhere."""
    return _sectors().get(code or "") or Sector()


@cache
def _known_groups() -> dict[str, str]:
    return {row["id"]: row["cameo"] for row in _rows("known_groups.csv")}


def known_group(id_: str | None) -> str:
    """Give GDELT's code of a body, or an empty text."""
    return _known_groups().get(id_ or "", "")


@cache
def _fips_provinces() -> dict[str, str]:
    return {row["province"]: row["fips"] for row in _rows("fips_provinces.csv")}


def fips_province(name: str) -> str:
    """Give the FIPS 10-4 code of an Indonesian province, or an empty text."""
    return _fips_provinces().get(name, "")


@cache
def acled_classes() -> dict[tuple[str, str], dict[str, str]]:
    """Give ACLED's ``event_type``, ``sub_event_type`` and ``disorder_type`` by type and mode."""
    return {(row["type"], row["mode"]): row for row in _rows("acled.csv")}


@cache
def acled_violence() -> dict[tuple[str, str], dict[str, str]]:
    """Give the class of violence by whether actor and recipient are armed."""
    return {(row["actor"], row["recipient"]): row for row in _rows("acled_violence.csv")}


@cache
def plover() -> Plover:
    """Give the PLOVER ontology."""
    return load_built("plover.json", Plover)


@cache
def merge_settings() -> MergeSettings:
    """Give the words by which numbers of victims are read, and the acts that are mutual."""
    return load_built("merging.json", MergeSettings)


@cache
def _places() -> dict[str, PlaceEntry]:
    return {entry.id: entry for entry in load_built("places.json", list[PlaceEntry])}


def region_of(place: Place | None) -> Region:
    """Give where a place lies, as far as the gazetteer knows."""
    if place is None:
        return Region()
    if place.id is None:
        return Region(_UNITS[len(place.admin)], *place.admin)
    if place.id.startswith("state:"):
        return Region("state")
    entry = _places().get(place.id)
    if entry is None:
        return Region()
    if entry.kind == "province":
        return Region(entry.kind, entry.name)
    regency = entry.name if entry.kind == "regency" else ""
    return Region(entry.kind, entry.admin1 or "", regency)
