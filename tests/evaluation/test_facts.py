"""Facts that a report tells: which events meet them, what fails, and what is left over."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from peristiwa.errors import InputError
from peristiwa.evaluation.facts import Fact, FactsReport, match_facts, read_facts
from peristiwa.evaluation.report import render_facts, report_json

Json = dict[str, Any]

TEXT = (
    "Presiden Arka mendarat di Solvina pada 3 Mei 2021 dan menemui Ratu Birya. "
    "Menurut media istana, Arka memberikan kuda kepada Birya. "
    "Kunjungan Arka selesai pada malam hari."
)
COUNTRIES = {"Arkania": "AAA", "Birland": "BBB", "Solvina": "BBB", "Birland Timur": "CCC"}
ARKA = {"text": "Presiden Arka", "name": "Arka Wenda", "country": "AAA", "sector": "GOV"}
BIRYA = {"text": "Ratu Birya", "name": "Birya Solana", "country": "BBB", "sector": "GOV"}
UNPLACED: Json = {"start": None, "end": None, "text": None}


def event(number: int, kind: str, trigger: str, **changes: Any) -> Json:
    start = TEXT.index(trigger)
    span = {"start": start, "end": start + len(trigger)}
    record = {
        "id": f"e{number}",
        "type": kind,
        "mode": None,
        "cameo": "",
        "quad": 1,
        "goldstein": 0.0,
        "trigger": {**span, "text": trigger},
        "actors": [{**UNPLACED, **ARKA}],
        "recipients": [{**UNPLACED, **BIRYA}],
        "place": None,
        "date": None,
        "status": "actual",
        "historical": False,
        "source": None,
        "confidence": 1.0,
        "evidence": span,
    }
    return {**record, **changes}


def visit(**changes: Any) -> Json:
    filled = {
        "mode": "visit",
        "place": {**UNPLACED, "text": "Solvina", "country": "BBB"},
        "date": {**UNPLACED, "value": "2021-05-03"},
    }
    return event(1, "CONSULT", "mendarat", **{**filled, **changes})


def gift(**changes: Any) -> Json:
    source = {**UNPLACED, "text": "media istana"}
    return event(2, "AID", "memberikan kuda", **{"source": source, **changes})


def fact(**changes: Any) -> Fact:
    asked = {
        "id": "visit",
        "type": "CONSULT",
        "status": "actual",
        "evidence": "mendarat di Solvina",
        "actors": ("Arka Wenda",),
    }
    return Fact(**{**asked, **changes})


GIFT = fact(id="gift", type="AID", evidence="Arka memberikan kuda kepada Birya")


def matched(asked: Fact | list[Fact], *events: Json, **words: Any) -> FactsReport:
    facts = [asked] if isinstance(asked, Fact) else asked
    coded = {"id": "satu", "published": "2021-05-04", "events": list(events)}
    return match_facts(facts, coded, TEXT, **{"countries": COUNTRIES, **words})


def failing(asked: Fact, *events: Json, **words: Any) -> tuple[str, ...]:
    (result,) = matched(asked, *events, **words).results
    assert result.met is (not result.failing)
    return result.failing


def test_a_fact_is_met_by_the_event_that_fits_it() -> None:
    (result,) = matched(fact(), gift(), visit()).results
    assert (result.met, result.events, result.nearest) == (True, ("e1",), None)


def test_without_events_a_fact_is_not_met() -> None:
    (result,) = matched(fact()).results
    assert (result.met, result.nearest) == (False, None)


def test_the_nearest_event_fails_in_fewest_fields() -> None:
    asked = fact(status="planned", recipients=("Damar",))
    (result,) = matched(asked, gift(), visit()).results
    assert (result.nearest, result.failing) == ("e1", ("recipients", "status"))


@pytest.mark.parametrize(
    ("asked", "changes", "fails"),
    [
        ({"type": "AID"}, {}, ("type",)),
        ({"mode": "phone"}, {}, ("mode",)),
        ({"mode": None}, {}, ()),
        ({"status": "planned|hypothetical"}, {}, ("status",)),
        ({"status": "planned|actual"}, {}, ()),
        ({"historical": True}, {}, ("historical",)),
        ({"historical": None}, {"historical": True}, ()),
        ({"historical": False}, {"historical": True}, ("historical",)),
        ({"actors": ("Damar",)}, {}, ("actors",)),
        ({"actors": ("Damar|Presiden Arka",)}, {}, ()),
        ({"actors": ("Arka Wenda", "Birya Solana")}, {}, ("actors",)),
        ({"actors": ("Arkania",)}, {}, ()),
        ({"actors": ("Birland",)}, {}, ("actors",)),
        ({"recipients": ("Damar|Birland",)}, {}, ()),
        ({"recipients": ("Birya Solana",)}, {"recipients": []}, ("recipients",)),
        ({"recipients": ()}, {}, ()),
        ({"evidence": "menemui Ratu"}, {}, ("evidence",)),
    ],
)
def test_each_field_is_asked_for(asked: Json, changes: Json, fails: tuple[str, ...]) -> None:
    assert failing(fact(**asked), visit(**changes)) == fails


def test_a_state_is_not_met_by_another_one_of_like_name() -> None:
    party = {**UNPLACED, "text": "Birland Timur", "country": "CCC"}
    assert failing(fact(actors=("Birland",)), visit(actors=[party])) == ("actors",)
    party["country"] = None
    assert failing(fact(actors=("Birland",)), visit(actors=[party])) == ()


@pytest.mark.parametrize(
    ("wanted", "value", "meets"),
    [
        ("2021-05-03", "2021-05-03", True),
        ("2021-05-03", "2021-05", True),
        ("2021", "2021-05-03", True),
        ("2021-05-03", "2021-05-04", False),
        ("2021", "2020", False),
        ("2021", None, False),
        ("2020|2021-05", "2021-05-03", True),
        ("2020|during the visit", None, True),
        ("2020|during the visit", "2019", True),
    ],
)
def test_dates_agree_as_far_as_both_go(wanted: str, value: str | None, meets: bool) -> None:
    found = visit(date={**UNPLACED, "value": value})
    assert failing(fact(date=wanted), found) == (() if meets else ("date",))


def test_a_date_that_is_asked_for_may_not_be_absent() -> None:
    assert failing(fact(date="2021"), visit(date=None)) == ("date",)


@pytest.mark.parametrize(
    ("wanted", "place", "meets"),
    [
        ("Solvina", {"text": "kota Solvina"}, True),
        ("Solvina", {"name": "solvina"}, True),
        ("Solvina", {"text": "Birland", "country": "BBB"}, True),
        ("Damar|Birland", {"country": "BBB"}, True),
        ("Solvina", {"text": "Arkania", "country": "AAA"}, False),
        ("Unmapped", {"text": "Arkania", "country": None}, False),
        ("Solvina", None, False),
    ],
)
def test_places_agree_by_name_or_country(wanted: str, place: Json | None, meets: bool) -> None:
    found = visit(place=place and {**UNPLACED, **place})
    assert failing(fact(place=wanted), found) == (() if meets else ("place",))


@pytest.mark.parametrize(
    ("wanted", "translations", "fails"),
    [
        ("Media Istana", {}, ()),
        ("palace press", {}, ("source",)),
        ("palace press", {"palace press": "pers istana|media istana"}, ()),
        ("Damar|palace press", {"palace press": "media istana"}, ()),
        ("palace press", {"palace press": "kantor berita"}, ("source",)),
    ],
)
def test_sources_agree_by_name_text_or_translation(
    wanted: str, translations: dict[str, str], fails: tuple[str, ...]
) -> None:
    asked = fact(id="gift", type="AID", evidence="memberikan kuda", source=wanted)
    assert failing(asked, gift(), translations=translations) == fails
    assert failing(asked, gift(source=None), translations=translations) == ("source",)


def test_trigger_or_evidence_has_to_touch_the_words_of_the_fact() -> None:
    asked = fact(evidence="di Solvina")
    assert failing(asked, visit()) == ("evidence",)
    wider = {"start": 0, "end": TEXT.index("Solvina")}
    assert failing(asked, visit(evidence=wider)) == ()


def test_evidence_that_is_not_in_the_report_is_an_error() -> None:
    with pytest.raises(InputError, match=r"fact visit: .*'terbang ke Solvina' is not in"):
        matched(fact(evidence="terbang ke Solvina"), visit())


def test_events_that_meet_no_fact_are_listed_apart_from_repeats() -> None:
    again = event(3, "CONSULT", "Kunjungan", recipients=[])
    other = event(4, "CONSULT", "menemui", actors=[{**UNPLACED, **BIRYA}])
    accused = event(5, "ACCUSE", "menemui")
    report = matched([fact(), GIFT], visit(), gift(), again, other, accused)
    assert report.found == 2
    assert [(one.id, one.repeats) for one in report.repeats] == [("e3", "visit")]
    assert [one.id for one in report.others] == ["e4", "e5"]


def test_a_repeat_shares_recipients_where_both_name_them() -> None:
    asked = fact(recipients=("Birya Solana",))
    damar = [{**UNPLACED, "text": "Damar"}]
    other = event(3, "CONSULT", "Kunjungan", recipients=damar)
    again = event(4, "CONSULT", "Kunjungan", recipients=[])
    report = matched(asked, visit(), other, again)
    assert [one.id for one in report.others] == ["e3"]
    assert [one.id for one in report.repeats] == ["e4"]


def test_an_event_on_the_trigger_of_a_found_fact_repeats_it() -> None:
    twin = visit(id="e9", actors=[])
    assert [one.id for one in matched(fact(), visit(), twin).repeats] == ["e9"]


def test_a_fact_that_is_not_found_has_no_repeats() -> None:
    report = matched(fact(status="planned"), visit())
    assert [one.id for one in report.others] == ["e1"]


def test_a_repeat_goes_to_the_fact_that_it_fits_best() -> None:
    old = fact(id="old", historical=True, evidence="Kunjungan Arka")
    past = event(3, "CONSULT", "Kunjungan", historical=True)
    again = event(4, "CONSULT", "selesai", recipients=[], historical=True)
    report = matched([fact(historical=False), old], visit(), past, again)
    assert [(one.id, one.repeats) for one in report.repeats] == [("e4", "old")]


def test_a_facts_file_is_read_with_its_defaults(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    row = {"id": "visit", "type": "CONSULT", "status": "actual", "evidence": "mendarat"}
    path.write_text(json.dumps({"report": "r.txt", "note": "n", "facts": [row]}))
    assert read_facts(path).facts == (
        Fact(id="visit", type="CONSULT", status="actual", evidence="mendarat"),
    )


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "not JSON"),
        ('{"facts": [{"id": "a"}]}', r"facts\[0\]|type"),
        (
            json.dumps({"facts": [{"id": "a", "type": "T", "status": "s", "evidence": "e"}] * 2}),
            "two facts have the id a",
        ),
    ],
)
def test_a_broken_facts_file_is_named(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "facts.json"
    path.write_text(content)
    with pytest.raises(InputError, match=rf"facts\.json: .*({told})"):
        read_facts(path)


def test_the_facts_are_shown_with_what_fails() -> None:
    again = event(3, "CONSULT", "Kunjungan", recipients=[])
    asked = [fact(), fact(id="gift", type="AID", mode="none", evidence="kuda")]
    report = matched(asked, visit(), gift(), again)
    console = Console(file=io.StringIO(), width=120)
    render_facts(report, console)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert "1 of 2 facts found" in text
    rows = {line.split("│")[1].strip(): line for line in text.splitlines() if "│" in line}
    assert "mode" in rows["gift"]
    assert "memberikan kuda" in rows["e2"]
    assert "tell a found fact again" in text
    assert json.loads(report_json(report))["results"][1]["failing"] == ["mode"]
