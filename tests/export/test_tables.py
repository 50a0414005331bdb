"""The tables hold a line for all that the records may name."""

from __future__ import annotations

import pytest

from peristiwa.export.tables import Country, country, fips_province, known_group, region_of, sector
from peristiwa.lexicon.compiled import Gazetteer, PlaceEntry, load_built
from peristiwa.lexicon.schema import Plover
from peristiwa.records import Place


def test_every_state_and_every_place_lies_in_a_country_with_codes() -> None:
    states = [state.id for state in load_built("gazetteer.json", Gazetteer).states]
    places = [place.country for place in load_built("places.json", list[PlaceEntry])]
    missing = {id_ for id_ in (*states, *places) if id_ and not country(id_).acled_region}
    assert missing == {"MEX"}
    codes = [country(id_).fips for id_ in states if country(id_).fips]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("iso3", "expected"),
    [
        ("IDN", ("ID", "360", "ID", "IDN", "850", "Southeast Asia")),
        ("AUS", ("AU", "036", "AS", "AUS", "900", "Oceania")),
        ("DEU", ("DE", "276", "GM", "DEU", "255", "Europe")),
        ("TLS", ("TL", "626", "TT", "TMP", "860", "Southeast Asia")),
        ("YEM", ("YE", "887", "YM", "YEM", "679", "Middle East")),
    ],
)
def test_codes_of_countries(iso3: str, expected: tuple[str, ...]) -> None:
    one = country(iso3)
    found = (one.iso2, one.iso_numeric, one.fips, one.cameo, one.cow, one.acled_region)
    assert found == expected


def test_what_is_not_listed_has_no_codes() -> None:
    assert country("ZZZ") == Country("ZZZ", name="ZZZ")
    assert country(None).name == known_group(None) == fips_province("") == sector("ZZZ").cameo == ""
    assert region_of(Place(0, 1, "x", "place:tidak-ada")).kind == ""


def test_every_sector_has_a_line() -> None:
    sectors = load_built("plover.json", Plover).sectors
    public = {code for code in sectors if sector(code).public_body}
    assert public == {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
    assert sector("JRN").cameo == "MED"
    assert sector("MED").cameo == "HLH"


def test_known_groups_and_provinces_are_those_of_the_gazetteers() -> None:
    bodies = {body.id for body in load_built("gazetteer.json", Gazetteer).organizations}
    assert "org:asean" in bodies
    assert known_group("org:asean") == "ASN"
    assert fips_province(region_of(Place(0, 1, "x", "geonames:1625822")).province) == "ID08"
