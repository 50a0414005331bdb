"""POLECAT's table, read as in the field: tabs, a heading, "None" for a gap."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pandas as pd

from peristiwa.records import EventDate
from tests.export.conftest import JAPAN, NOBODY, PERSON, POLRI, SURABAYA, a_mention, told

HEADING = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]


def load(content: bytes) -> Any:
    return pd.read_csv(
        io.BytesIO(content),
        sep="\t",
        na_values=["None"],
        keep_default_na=False,
        parse_dates=["Event Date", "Publication Date"],
        dtype={"Actor COW": str, "GeoNames ID": str},
    )


def test_every_type_is_read_back(export: Any, everything: Any) -> None:
    content = export("polecat", everything)
    frame = load(content)
    assert list(frame.columns) == HEADING
    assert len(frame) == len(everything)
    assert frame["Event Type"].nunique() == 16
    assert set(frame["Quad Code"]) == {"Q1", "Q2", "Q3", "Q4"}
    assert frame["Event ID"].is_unique
    rows = list(csv.reader(io.StringIO(content.decode()), delimiter="\t"))
    assert {len(row) for row in rows} == {40}


def test_an_event_fills_what_is_known(export: Any) -> None:
    day = EventDate(0, 1, "Senin", "2025-03-03", "day")
    actors = [POLRI, PERSON, NOBODY]
    one = a_mention(
        "b#1", mode="arrest", actors=actors, recipients=[JAPAN], place=SURABAYA, date=day
    )
    found = load(export("polecat", told([one]))).iloc[0]
    assert found["Event Date"].date() == date(2025, 3, 3)
    assert (found["Event Type"], found["Event Mode"], found["Intensity"]) == (
        "COERCE",
        "arrest",
        -7,
    )
    assert found["Actor Name"] == "Polri; Budi Rekaan; None"
    assert found["Actor Country"] == "Indonesia; Indonesia; None"
    assert found["Actor COW"] == "850; 850; None"
    assert (found["Primary Actor Sector"], found["Actor Sectors"]) == ("COP", "COP; GOV")
    assert (found["Recipient Name"], found["Recipient Name Raw"]) == ("Japan", "Jepang")
    assert (found["City"], found["Province"]) == ("Surabaya", "Jawa Timur")
    assert (found["Country"], found["GeoNames ID"]) == ("Indonesia", "1625822")
    assert (found["Feature Type"], found["Source"]) == ("PPL", "harian-rekaan")
    assert found["Publication Date"].date() == date(2025, 3, 5)
    assert pd.isna(found["Contexts"])


def test_intensity_is_the_type_s_where_no_mode_is_told(export: Any) -> None:
    assert load(export("polecat", told([a_mention("b#1", "AID")]))).Intensity[0] == 10


def test_what_did_not_take_place_is_left_out(export: Any) -> None:
    assert len(load(export("polecat", told([a_mention("b#1", status="negated")])))) == 0
