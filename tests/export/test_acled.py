"""Incidents in ACLED's columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import Any

import pandas as pd
import pytest

from peristiwa.export.tables import acled_classes, acled_violence
from peristiwa.lexicon.compiled import load_built
from peristiwa.lexicon.schema import Plover
from peristiwa.records import Claim, Disagreement, EventDate, Participant, Place
from tests.export.conftest import HOSTILE, POLRI, SURABAYA, a_mention, merged, told

HEADING = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
]
SUB_EVENTS = {
    "Battles": {"Armed clash"},
    "Protests": {"Excessive force against protesters", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
    },
    "Violence against civilians": {
        "Sexual violence", "Attack", "Abduction/forced disappearance"
    },
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Looting/property destruction", "Other",
    },
}  # fmt: skip
WARGA = Participant(0, 5, "warga", None, "warga", "IDN", "CVL")
REBELS = Participant(0, 5, "milisi", None, "milisi", "IDN", "REB")
ARMY = Participant(0, 5, "tentara", None, "Tentara Jepang", "JPN", "MIL")


def rows(export: Any, *accounts: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export("acled", accounts).decode(), newline="")))


def row(export: Any, *mentions: Any) -> dict[str, str]:
    (found,) = rows(export, *told(mentions))
    return found


def test_every_type_is_read_back_or_is_no_event_to_acled(export: Any, everything: Any) -> None:
    frame = pd.read_csv(io.BytesIO(export("acled", everything)), encoding="utf-8")
    assert list(frame.columns) == HEADING
    kinds = Counter(
        a.occurrence.type for a in everything if (a.occurrence.type, "") in acled_classes()
    )
    assert len(frame) >= sum(kinds.values()) > 0
    assert frame.event_id_cnty.is_unique


def test_the_table_names_modes_and_classes_that_exist() -> None:
    types = load_built("plover.json", Plover).types
    for (type_, mode), found in acled_classes().items():
        assert mode == "" or mode in types[type_].modes
        if found["event_type"]:
            assert found["sub_event_type"] in SUB_EVENTS[found["event_type"]]
    for found in acled_violence().values():
        assert found["sub_event_type"] in SUB_EVENTS[found["event_type"]]


@pytest.mark.parametrize(
    ("actor", "recipient", "expected"),
    [
        (POLRI, REBELS, ("Battles", "1", "2", "12", "")),
        (REBELS, WARGA, ("Violence against civilians", "2", "7", "27", "Civilian targeting")),
        (ARMY, REBELS, ("Battles", "8", "2", "28", "")),
        (WARGA, WARGA, ("Riots", "5", "7", "57", "Civilian targeting")),
        (REBELS, None, ("", "2", "", "20", "")),
    ],
)
def test_violence_is_classed_by_who_is_armed(
    export: Any, actor: Participant, recipient: Participant | None, expected: tuple[str, ...]
) -> None:
    sides = {"actors": [actor], "recipients": [recipient] if recipient else []}
    found = row(export, a_mention("b#1", "ASSAULT", mode="firearms", place=SURABAYA, **sides))
    names = ("event_type", "inter1", "inter2", "interaction", "civilian_targeting")
    assert tuple(found[name] for name in names) == expected
    assert found["disorder_type"] == "Political violence"


def test_demonstrators_are_protesters_and_their_number_a_tag(export: Any) -> None:
    protest = a_mention("b#1", "PROTEST", mode="demo", actors=[WARGA], place=SURABAYA)
    found = row(export, protest)
    assert (found["event_type"], found["inter1"], found["interaction"]) == ("Protests", "6", "60")
    assert found["tags"] == ""
    claims = [Claim(value="500", mentions=["b#1"], sources=1)]
    disputed = [Disagreement(field="present", claims=claims)]
    counted = merged(told([protest])[0].occurrence, [protest], disagreements=disputed)
    assert rows(export, counted)[0]["tags"] == "crowd size=500"


def test_place_and_time(export: Any) -> None:
    day = EventDate(0, 1, "x", "2025-03-03", "day")
    found = row(export, a_mention("b#1", mode="arrest", place=SURABAYA, date=day))
    assert found["event_id_cnty"].startswith("IDN")
    assert (found["event_date"], found["year"], found["time_precision"]) == (
        "2025-03-03",
        "2025",
        "1",
    )
    assert (found["iso"], found["region"], found["country"]) == (
        "360",
        "Southeast Asia",
        "Indonesia",
    )
    assert (found["admin1"], found["location"]) == ("Jawa Timur", "Surabaya")
    assert (found["latitude"], found["longitude"]) == ("-7.2492", "112.7508")
    assert (found["geo_precision"], found["fatalities"]) == ("1", "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-02", ("2025-02-15", "2025", "3")),
        ("2024", ("", "2024", "")),
        (None, ("2025-03-05", "2025", "2")),
    ],
)
def test_dates_that_are_less_precise(export: Any, value: str | None, expected: Any) -> None:
    found = row(export, a_mention("b#1", mode="arrest", date=EventDate(0, 1, "x", value)))
    assert tuple(found[name] for name in ("event_date", "year", "time_precision")) == expected


def test_regencies_are_the_second_level(export: Any) -> None:
    place = Place(
        0, 1, "x", "place:kabupaten-aceh-selatan", "Kabupaten Aceh Selatan", "IDN", 3.26, 97.18
    )
    found = row(export, a_mention("b#1", mode="arrest", place=place))
    assert (found["admin1"], found["admin2"]) == ("Aceh", "Kabupaten Aceh Selatan")
    assert found["geo_precision"] == "2"


def test_the_dead_are_counted_where_reports_count_them(export: Any) -> None:
    mentions = [
        a_mention("a#1", "ASSAULT", mode="drone"),
        a_mention("b#1", "ASSAULT", mode="drone"),
    ]
    (found,) = rows(export, merged(told(mentions)[0].occurrence, mentions))
    assert found["fatalities"] == "3"
    assert found["sub_event_type"] == "Air/drone strike"
    assert found["source"] == "harian-rekaan"
    assert found["notes"].endswith(HOSTILE)


def test_of_numbers_told_as_often_the_lowest_counts(export: Any) -> None:
    claims = [Claim(value=n, mentions=["a#1"], sources=1) for n in ("7", "5")]
    one = told([a_mention("a#1", "ASSAULT", mode="drone")])[0]
    occurrence = merged(
        one.occurrence, [], disagreements=[Disagreement(field="killed", claims=claims)]
    )
    assert rows(export, occurrence)[0]["fatalities"] == "5"


def test_talks_are_no_incidents(export: Any) -> None:
    assert rows(export, *told([a_mention("b#1", "CONSULT")])) == []
    assert rows(export, *told([a_mention("b#1", "PROTEST", status="planned")])) == []
