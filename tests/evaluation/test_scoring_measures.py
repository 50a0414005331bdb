"""Each measure of the codebook, on one document whose right answer is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from peristiwa.errors import InputError
from peristiwa.evaluation.gold import GoldDocument
from peristiwa.evaluation.metrics import ACCURACIES, LEVELS, SHARES
from peristiwa.evaluation.scoring import ScoreReport, score

Json = dict[str, Any]


def scored(gold: list[GoldDocument], *predictions: Json) -> ScoreReport:
    return score(gold, {one["id"]: one for one in predictions}, resamples=10)


def shares(report: ScoreReport, level: str) -> list[float | None]:
    return [report.measure(level, share).value for share in SHARES]


def right(report: ScoreReport, name: str) -> tuple[int, int]:
    measure = report.measure(name)
    return measure.right, measure.of


def test_a_perfect_prediction_scores_one_in_everything(
    gold: list[GoldDocument], prediction: Json
) -> None:
    report = scored(gold, prediction)
    assert {measure.value for measure in report.measures} == {1.0}
    assert {(measure.low, measure.high) for measure in report.measures} == {(1.0, 1.0)}
    assert (*report.mistakes, *report.missing, *report.warnings) == ()


def test_an_empty_prediction_recalls_nothing_and_has_no_precision(
    gold: list[GoldDocument], prediction: Json
) -> None:
    report = scored(gold, {**prediction, "events": []})
    assert [shares(report, level) for level in LEVELS] == [[None, 0.0, 0.0]] * 3
    assert all(report.measure(name).value is None for name in ACCURACIES)
    assert report.missing == ()


def test_a_missing_prediction_counts_as_empty_and_is_listed(gold: list[GoldDocument]) -> None:
    report = scored(gold)
    assert report.missing == ("satu",)
    assert shares(report, "detect") == [None, 0.0, 0.0]
    assert [mistake.kind for mistake in report.mistakes] == ["missed", "missed"]


def test_a_prediction_without_gold_is_left_out_with_a_warning(
    gold: list[GoldDocument], prediction: Json
) -> None:
    report = scored(gold, prediction, {**prediction, "id": "dua"})
    assert "document dua" in report.warnings[0]
    assert report.predicted_events == 2


def test_no_gold_at_all_leaves_every_measure_open() -> None:
    report = score([], {})
    assert {measure.value for measure in report.measures} == {None}


def test_triggers_off_their_offsets_are_warned_of(
    gold: list[GoldDocument], prediction: Json
) -> None:
    prediction["events"][0]["trigger"]["text"] = "bertemu"
    assert "1 predicted triggers" in scored(gold, prediction).warnings[0]


def test_detection_asks_for_an_overlap_of_one_character(
    gold: list[GoldDocument], prediction: Json
) -> None:
    trigger = prediction["events"][0]["trigger"]
    trigger["start"] = trigger["end"] - 1
    assert shares(scored(gold, prediction), "detect") == [1.0, 1.0, 1.0]
    trigger["start"], trigger["end"] = trigger["end"], trigger["end"] + 4
    assert shares(scored(gold, prediction), "detect") == [0.5, 0.5, 0.5]


def test_an_invented_event_costs_precision_only(gold: list[GoldDocument], prediction: Json) -> None:
    prediction["events"].append({**prediction["events"][0], "id": "extra"})
    assert shares(scored(gold, prediction), "detect") == [2 / 3, 1.0, 0.8]


def test_a_wrong_type_is_detected_but_no_more(gold: list[GoldDocument], prediction: Json) -> None:
    prediction["events"][0]["type"] = "AGREE"
    report = scored(gold, prediction)
    assert [report.measure(level, "F1").value for level in LEVELS] == [1.0, 0.5, 0.5]
    assert right(report, "status") == (1, 1)
    (mistake,) = report.mistakes
    assert (mistake.kind, mistake.gold_type, mistake.predicted_type) == (
        "wrong type",
        "CONSULT",
        "AGREE",
    )


@pytest.mark.parametrize("side", ["actors", "recipients"])
def test_a_dyad_needs_both_countries(gold: list[GoldDocument], prediction: Json, side: str) -> None:
    prediction["events"][0][side][0]["country"] = "CCC"
    report = scored(gold, prediction)
    assert [report.measure(level, "F1").value for level in LEVELS] == [1.0, 1.0, 0.5]


def test_a_dyad_needs_only_one_country_in_common(
    gold: list[GoldDocument], prediction: Json
) -> None:
    other = {**prediction["events"][0]["actors"][0], "country": "CCC"}
    prediction["events"][0]["actors"].append(other)
    assert shares(scored(gold, prediction), "dyad") == [1.0, 1.0, 1.0]


def test_a_dyad_without_countries_is_right_only_without_countries(
    gold: list[GoldDocument], prediction: Json
) -> None:
    prediction["events"][1]["actors"][0]["country"] = "AAA"
    assert scored(gold, prediction).measure("dyad", "F1").value == 0.5


@pytest.mark.parametrize(
    ("field", "value"), [("status", "planned"), ("historical", True), ("mode", None)]
)
def test_plain_fields_have_to_be_equal(
    gold: list[GoldDocument], prediction: Json, field: str, value: object
) -> None:
    prediction["events"][0][field] = value
    report = scored(gold, prediction)
    assert right(report, field) == (1, 2)
    assert [one.field for one in report.mistakes[0].differences] == [field]


@pytest.mark.parametrize(
    ("party", "expected"),
    [
        ({"name": "ARKA, WENDA"}, (2, 2)),
        ({"name": "Wenda"}, (2, 2)),
        ({"name": None, "text": "Arka"}, (2, 2)),
        ({"name": "Damar", "text": "Wenda, Arka"}, (2, 2)),
        ({"name": "Damar Sukma", "text": "ia"}, (1, 2)),
        ({"name": None, "text": None}, (1, 2)),
        ({"name": "", "text": "?"}, (1, 2)),
    ],
)
def test_an_actor_is_met_by_name_or_text(
    gold: list[GoldDocument], prediction: Json, party: Json, expected: tuple[int, int]
) -> None:
    prediction["events"][0]["actors"][0].update(party)
    assert right(scored(gold, prediction), "actor name") == expected


def test_one_of_several_gold_actors_is_enough(
    gold_line: Json, as_gold: Callable[..., list[GoldDocument]], prediction: Json
) -> None:
    other = {"text": None, "name": "Damar Sukma", "country": "AAA", "sector": "GOV"}
    gold_line["events"][0]["actors"].append(other)
    assert right(scored(as_gold(gold_line), prediction), "actor name") == (2, 2)


def test_names_count_only_where_gold_has_names(gold: list[GoldDocument], prediction: Json) -> None:
    prediction["events"][1]["recipients"] = prediction["events"][0]["recipients"]
    report = scored(gold, prediction)
    assert right(report, "recipient name") == (1, 1)
    assert right(report, "recipient country") == (1, 2)


@pytest.mark.parametrize("side", ["actor", "recipient"])
@pytest.mark.parametrize("code", ["country", "sector"])
def test_codes_of_each_side_are_counted_apart(
    gold: list[GoldDocument], prediction: Json, side: str, code: str
) -> None:
    prediction["events"][0][f"{side}s"][0][code] = "XXX"
    report = scored(gold, prediction)
    assert right(report, f"{side} {code}") == (1, 2)
    assert [one.field for one in report.mistakes[0].differences] == [f"{side} {code}"]


@pytest.mark.parametrize(
    ("index", "place", "expected"),
    [
        (0, None, 1),
        (0, {"country": None}, 1),
        (0, {"country": "AAA"}, 1),
        (0, {"country": "BBB"}, 2),
        (1, {"country": "BBB"}, 1),
        (1, {"country": None}, 2),
    ],
)
def test_place_countries_are_equal_or_both_absent(
    gold: list[GoldDocument], prediction: Json, index: int, place: Json | None, expected: int
) -> None:
    unplaced = {"start": None, "end": None, "text": None}
    prediction["events"][index]["place"] = place and {**unplaced, **place}
    assert right(scored(gold, prediction), "place country") == (expected, 2)


@pytest.mark.parametrize(
    ("value", "agrees", "exact"),
    [
        ("2021-05-03", 1, 1),
        ("2021-05-03T07", 1, 0),
        ("2021-05", 1, 0),
        ("2021", 1, 0),
        ("2021-0", 0, 0),
        ("202", 0, 0),
        ("2021-05-0", 0, 0),
        ("2021-05-04", 0, 0),
        ("2021-06", 0, 0),
        ("", 0, 0),
        (None, 0, 0),
    ],
)
def test_a_date_is_equal_or_a_whole_coarser_one(
    gold: list[GoldDocument], prediction: Json, value: str | None, agrees: int, exact: int
) -> None:
    prediction["events"][0]["date"]["value"] = value
    report = scored(gold, prediction)
    assert right(report, "date") == (agrees, 1)
    assert right(report, "date, exact") == (exact, 1)


def test_a_date_finer_than_gold_is_not_equal(
    gold_line: Json, as_gold: Callable[..., list[GoldDocument]], prediction: Json
) -> None:
    gold_line["events"][0]["date"]["value"] = "2021-05"
    assert right(scored(as_gold(gold_line), prediction), "date") == (0, 1)


def test_dates_count_only_where_gold_has_a_value(
    gold: list[GoldDocument], prediction: Json
) -> None:
    prediction["events"][1]["date"] = prediction["events"][0]["date"]
    assert right(scored(gold, prediction), "date") == (1, 1)
    prediction["events"][0]["date"] = None
    assert right(scored(gold, prediction), "date") == (0, 1)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ({"name": "istana Solvina", "text": None}, 2),
        ({"name": None, "text": "juru bicara istana"}, 2),
        ({"name": "Kantor Berita Damar", "text": "kantor berita"}, 1),
        ({"name": None, "text": None}, 1),
        (None, 1),
    ],
)
def test_sources_match_by_name_or_text(
    gold: list[GoldDocument], prediction: Json, source: Json | None, expected: int
) -> None:
    prediction["events"][0]["source"] = source and {"start": None, "end": None, **source}
    assert right(scored(gold, prediction), "source") == (expected, 2)


def test_a_source_that_gold_does_not_have_is_wrong(
    gold: list[GoldDocument], prediction: Json
) -> None:
    prediction["events"][1]["source"] = prediction["events"][0]["source"]
    assert right(scored(gold, prediction), "source") == (1, 2)


def test_measures_are_taken_over_all_documents_together(
    gold_line: Json,
    as_gold: Callable[..., list[GoldDocument]],
    prediction: Json,
) -> None:
    second = {**gold_line, "id": "dua", "events": gold_line["events"][:1]}
    report = scored(as_gold(gold_line, second), prediction)
    assert shares(report, "detect") == [1.0, 2 / 3, 0.8]


def test_confusion_counts_pairs_missed_and_invented(
    gold: list[GoldDocument], prediction: Json
) -> None:
    first, second = prediction["events"]
    first["type"] = "AGREE"
    second["trigger"].update(start=0, end=1)
    rows = {(row.gold, row.predicted): row.count for row in scored(gold, prediction).confusion}
    assert rows == {("CONSULT", "AGREE"): 1, ("PROTEST", None): 1, (None, "PROTEST"): 1}


def test_mistakes_tell_what_was_expected_in_which_sentence(
    gold: list[GoldDocument], prediction: Json
) -> None:
    prediction["events"][0]["status"] = "planned"
    prediction["events"][0]["date"]["value"] = "2020"
    (mistake,) = scored(gold, prediction).mistakes
    assert (mistake.kind, mistake.sentence) == ("wrong argument", gold[0].sentences[0])
    assert [(one.field, one.expected, one.found) for one in mistake.differences] == [
        ("status", "actual", "planned"),
        ("date", "2021-05-03", "2020"),
    ]


def test_a_coarser_date_alone_is_no_mistake(gold: list[GoldDocument], prediction: Json) -> None:
    prediction["events"][0]["date"]["value"] = "2021"
    assert scored(gold, prediction).mistakes == ()


def test_a_prediction_that_breaks_the_contract_is_named(
    gold: list[GoldDocument], prediction: Json
) -> None:
    del prediction["events"][0]["trigger"]
    with pytest.raises(InputError, match=r"document satu: .*trigger"):
        scored(gold, prediction)
