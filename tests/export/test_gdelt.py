"""GDELT's table, read as its users read it: pandas with the codebook's columns and types."""

from __future__ import annotations

import io
import warnings
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peristiwa.export.gdelt import GDELT_COLUMNS
from peristiwa.export.tabs import tabbed
from peristiwa.records import EventDate, Participant, Place
from tests.export.conftest import (
    ASEAN,
    JAPAN,
    JAPAN_PLACE,
    PERSON,
    POLRI,
    RIAU,
    SURABAYA,
    a_mention,
    merged,
    told,
)

SIDE = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
GEO = ["Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]
CODEBOOK = [
    *["GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"],
    *(f"Actor{n}{part}" for n in (1, 2) for part in SIDE),
    *["IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"],
    *["NumMentions", "NumSources", "NumArticles", "AvgTone"],
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in GEO),
    *["DATEADDED", "SOURCEURL"],
]
INTEGERS = [
    "GlobalEventID",
    "Day",
    "MonthYear",
    "Year",
    "IsRootEvent",
    "QuadClass",
    "NumMentions",
    "NumSources",
    "NumArticles",
    "Actor1Geo_Type",
    "Actor2Geo_Type",
    "ActionGeo_Type",
    "DATEADDED",
]
NUMBERS = [
    "FractionDate",
    "GoldsteinScale",
    "AvgTone",
    "Actor1Geo_Lat",
    "Actor1Geo_Long",
    "Actor2Geo_Lat",
    "Actor2Geo_Long",
    "ActionGeo_Lat",
    "ActionGeo_Long",
]


def load(content: bytes) -> Any:
    """Load a table as GDELT's users do; nothing is told of quoting, as they tell nothing."""
    kinds = {name: "Int64" if name in INTEGERS else "str" for name in CODEBOOK}
    kinds.update(dict.fromkeys(NUMBERS, "float64"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return pd.read_csv(
            io.BytesIO(content), sep="\t", header=None, names=CODEBOOK, dtype=kinds,
            keep_default_na=False, na_values={name: [""] for name in (*INTEGERS, *NUMBERS)},
        )  # fmt: skip


def row(export: Any, *accounts: Any) -> Any:
    frame = load(export("gdelt", accounts))
    assert len(frame) == 1
    return frame.iloc[0]


def test_the_columns_are_those_of_the_codebook() -> None:
    assert list(GDELT_COLUMNS) == CODEBOOK
    assert len(CODEBOOK) == 61


def test_every_line_of_every_type_has_all_columns(export: Any, everything: Any) -> None:
    content = export("gdelt", everything)
    lines = content.decode().split("\n")
    assert lines.pop() == ""
    assert {line.count("\t") for line in lines} == {60}
    frame = load(content)
    assert len(frame) == len(lines) == len(everything)
    assert frame.GlobalEventID.is_unique
    assert (frame.GlobalEventID > 0).all()
    assert set(frame.QuadClass) == {1, 2, 3, 4}
    assert frame.AvgTone.isna().all()


def test_an_event_fills_what_is_known(export: Any) -> None:
    day = EventDate(0, 1, "Senin", "2025-03-03", "day")
    one = a_mention("b#1", actors=[POLRI], recipients=[JAPAN], place=SURABAYA, date=day)
    found = row(export, *told([one]))
    assert (found.Day, found.MonthYear, found.Year) == (20250303, 202503, 2025)
    assert found.FractionDate == pytest.approx(2025.2548)
    assert (found.Actor1Code, found.Actor1Name) == ("IDNCOP", "POLRI")
    assert (found.Actor1CountryCode, found.Actor1Type1Code) == ("IDN", "COP")
    assert (found.Actor2Code, found.Actor2Type1Code) == ("JPNGOV", "GOV")
    assert (found.EventCode, found.EventBaseCode, found.EventRootCode) == ("173", "173", "17")
    assert (found.QuadClass, found.GoldsteinScale) == (4, -5.0)
    assert found.ActionGeo_Type == 4
    assert found.ActionGeo_Fullname == "Surabaya, Jawa Timur, Indonesia"
    assert (found.ActionGeo_CountryCode, found.ActionGeo_ADM1Code) == ("ID", "ID08")
    assert (found.ActionGeo_Lat, found.ActionGeo_Long) == (-7.2492, 112.7508)
    assert found.DATEADDED == 20250305000000


@pytest.mark.parametrize(
    ("place", "kind", "name", "adm1", "feature"),
    [
        (RIAU, 5, "Riau, Indonesia", "ID37", ""),
        (JAPAN_PLACE, 1, "Japan", "JA", "JA"),
        (Place(0, 1, "Kota Rekaan"), None, "Kota Rekaan", "", ""),
    ],
)
def test_places_keep_their_kind(
    export: Any, place: Place, kind: int | None, name: str, adm1: str, feature: str
) -> None:
    found = row(export, *told([a_mention("b#1", place=place)]))
    assert (found.ActionGeo_Type if kind else None) == kind
    assert (found.ActionGeo_Fullname, found.ActionGeo_ADM1Code) == (name, adm1)
    assert found.ActionGeo_FeatureID == feature


def test_a_body_that_gdelt_knows_has_its_code(export: Any) -> None:
    found = row(export, *told([a_mention("b#1", actors=[ASEAN])]))
    assert (found.Actor1Code, found.Actor1KnownGroupCode) == ("ASNIGO", "ASN")


def test_those_who_meet_are_the_two_actors(export: Any) -> None:
    found = row(export, *told([a_mention("b#1", "CONSULT", actors=[PERSON, JAPAN])]))
    assert (found.Actor1Name, found.Actor2Name) == ("BUDI REKAAN", "JAPAN")
    found = row(export, *told([a_mention("b#1", "COERCE", actors=[PERSON, JAPAN])]))
    assert (found.Actor1Name, found.Actor2Name) == ("BUDI REKAAN", "")


def test_a_country_that_cameo_calls_otherwise(export: Any) -> None:
    romania = Participant(0, 1, "Rumania", "state:ROU", "Romania", "ROU", "GOV")
    assert row(export, *told([a_mention("b#1", actors=[romania])])).Actor1CountryCode == "ROM"


@pytest.mark.parametrize(
    ("value", "expected"), [("2025-02", (202502, 2025)), ("2024", (None, 2024))]
)
def test_a_date_is_not_made_more_precise(export: Any, value: str, expected: Any) -> None:
    date = EventDate(0, 1, "x", value, "month")
    found = row(export, *told([a_mention("b#1", date=date)]))
    assert pd.isna(found.Day)
    assert pd.isna(found.FractionDate)
    month = None if pd.isna(found.MonthYear) else found.MonthYear
    assert (month, found.Year) == expected


def test_what_did_not_take_place_is_left_out(export: Any) -> None:
    doubtful = [
        a_mention(f"b#{n}", status=s) for n, s in enumerate(("planned", "hypothetical", "negated"))
    ]
    undated = a_mention("b#4", historical=True)
    assert export("gdelt", told([*doubtful, undated])) == b""
    dated = a_mention("b#5", historical=True, date=EventDate(0, 1, "x", "1998-05-21", "day"))
    assert row(export, *told([dated])).Day == 19980521


def test_a_merged_event_counts_its_reports(export: Any) -> None:
    mentions = [a_mention("a#1"), a_mention("a#2"), a_mention("b#1"), a_mention("c#1", origin="b")]
    one = told(mentions)[0].occurrence
    found = row(export, merged(one, mentions, sources=2))
    assert (found.NumMentions, found.NumSources, found.NumArticles) == (4, 2, 3)
    assert found.SOURCEURL == "https://x.id/1"
    assert found.IsRootEvent == 1


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=6))
def test_any_text_stays_in_its_cell(cells: list[str]) -> None:
    line = tabbed(["x", *cells]).decode()
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        frame = pd.read_csv(
            io.StringIO(line), sep="\t", header=None, dtype=str, keep_default_na=False
        )
    read = [*frame.iloc[0]]
    assert read == line.rstrip("\n").split("\t")
    for before, after in zip(cells, read[1:], strict=True):
        assert "".join(after.split()) == "".join(
            c
            for c in before.replace('"', "'")
            if not c.isspace() and (c >= " " and not "\x7f" <= c <= "\x9f")
        )
