"""What people and programs are shown of a score."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from rich.console import Console

from peristiwa.evaluation.gold import GoldDocument
from peristiwa.evaluation.report import render, report_json
from peristiwa.evaluation.scoring import score

Json = dict[str, Any]


@pytest.fixture
def spoilt(prediction: Json) -> Json:
    first, second = prediction["events"]
    first["recipients"][0].update(name="[Damar]", text=None)
    second["type"] = "ASSAULT"
    return prediction


def printed(gold: list[GoldDocument], predicted: dict[str, Json], errors: bool = False) -> str:
    console = Console(file=io.StringIO(), width=120)
    render(score(gold, predicted, resamples=20), console, errors)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_tables_show_measures_intervals_counts_and_types(
    gold: list[GoldDocument], spoilt: Json
) -> None:
    text = printed(gold, {"satu": spoilt})
    rows = {line.split("│")[1].strip(): line for line in text.splitlines() if "│" in line}
    assert "100.0" in rows["detect"]
    assert "50.0" in rows["type"]
    assert "50.0-50.0" in rows["type"]
    assert "0.0" in rows["recipient name"]
    assert "ASSAULT 1" in rows["PROTEST"]
    assert "expected" not in text


def test_mistakes_are_listed_on_request_with_their_sentences(
    gold: list[GoldDocument], spoilt: Json
) -> None:
    text = printed(gold, {"satu": spoilt}, errors=True)
    assert "wrong argument" in text
    assert "recipient name: expected Birya Solana, found [Damar]" in text
    assert "wrong type expected PROTEST 'berunjuk rasa', found ASSAULT" in text
    assert gold[0].sentences[1] in text


def test_missing_and_left_over_documents_are_named(
    gold: list[GoldDocument], prediction: Json
) -> None:
    text = printed(gold, {"dua": {**prediction, "id": "dua"}}, errors=True)
    assert "no prediction, counted as empty: satu" in text
    assert "warning: document dua" in text
    assert "missed CONSULT 'menemui' in satu" in text


def test_json_holds_the_measures_and_on_request_the_mistakes(
    gold: list[GoldDocument], spoilt: Json
) -> None:
    report = score(gold, {"satu": spoilt}, resamples=20, seed=4)
    short, full = (json.loads(report_json(report, errors=errors)) for errors in (False, True))
    assert "mistakes" not in short
    assert len(full["mistakes"]) == 2
    assert short["seed"] == 4
    assert short["measures"][2] == {
        "name": "detect",
        "kind": "F1",
        "value": 1.0,
        "low": 1.0,
        "high": 1.0,
        "right": 4,
        "of": 4,
    }
