"""Joins the imported places with the hand-written corrections."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
from msgspec import Struct

from peristiwa.errors import LexiconError
from peristiwa.lexicon.compiled import PlaceEntry
from peristiwa.lexicon.hand_edited import read_yaml

__all__ = ["build_places"]

_IMPORTED = ("geonames.csv", "divisions.csv")


class _Correction(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    name: str | None = None
    names: list[str] = []
    country: str | None = None
    admin1: str | None = None
    kind: str | None = None
    lat: float | None = None
    lon: float | None = None
    seat: str | None = None


def build_places(root: Path) -> list[PlaceEntry]:
    """Read ``lexicon/places``: what is imported, then the corrections laid over it.

    Raises:
        LexiconError: when a correction names no imported place and is not whole itself.
    """
    folder = root / "lexicon/places"
    imported = [entry for name in _IMPORTED for entry in _read_import(folder / name)]
    places = {entry.id: entry for entry in imported}
    for correction in read_yaml(folder / "corrections.yaml", list[_Correction]):
        places[correction.id] = _correct(places.get(correction.id), correction)
    return list(places.values())


def _correct(place: PlaceEntry | None, correction: _Correction) -> PlaceEntry:
    if place is not None:
        return msgspec.structs.replace(
            place,
            name=correction.name or place.name,
            names=[*place.names, *correction.names],
            lat=place.lat if correction.lat is None else correction.lat,
            lon=place.lon if correction.lon is None else correction.lon,
        )
    if correction.name is None or correction.kind is None:
        raise LexiconError(
            f"places/corrections.yaml: {correction.id} is no imported place: give name and kind"
        )
    return PlaceEntry(
        id=correction.id,
        name=correction.name,
        names=correction.names,
        country=correction.country,
        admin1=correction.admin1,
        kind=correction.kind,
        lat=correction.lat,
        lon=correction.lon,
    )


def _read_import(path: Path) -> list[PlaceEntry]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            PlaceEntry(
                id=row["id"],
                name=row["name"],
                names=[name for name in row["names"].split("|") if name],
                country=row["country"],
                admin1=row["admin1"] or None,
                kind=row["kind"],
                lat=float(row["lat"]) if row["lat"] else None,
                lon=float(row["lon"]) if row["lon"] else None,
                population=int(row["population"] or 0),
            )
            for row in csv.DictReader(file)
        ]
