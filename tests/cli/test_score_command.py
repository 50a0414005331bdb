"""``peristiwa score``: predictions, or the pipeline itself, against gold events."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[[str, bytes | str], str]

pytestmark = pytest.mark.usefixtures("stand_in")

SENTENCE = "Polisi menangkap warga."
EVENT = {
    "s": 0,
    "trigger": "menangkap",
    "type": "COERCE",
    "mode": "arrest",
    "actors": [{"text": "Polisi", "name": "polisi", "country": "IDN", "sector": "COP"}],
    "recipients": [],
    "place": None,
    "date": None,
    "status": "actual",
    "historical": True,
    "source": None,
}
GOLD = {"id": "a", "published": "2024-06-22", "sentences": [SENTENCE], "events": [EVENT]}


@pytest.fixture
def gold(write: Write) -> str:
    return write("gold.jsonl", json.dumps(GOLD) + "\n")


def detect(stdout: str) -> float:
    measures = json.loads(stdout)["measures"]
    found: list[float] = [
        one["value"] for one in measures if one["name"] == "detect" and one["kind"] == "F1"
    ]
    return found[0]


def test_without_predictions_the_gold_documents_are_coded(run: Run, gold: str) -> None:
    result = run("score", gold, "--format", "json")
    assert result.exit_code == 0
    assert detect(result.stdout) == 1.0


def test_output_of_code_can_be_scored(run: Run, gold: str, write: Write) -> None:
    output = run("code", gold, "--format", "jsonl").stdout
    result = run("score", gold, write("found.jsonl", output), "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json.loads(run("score", gold, "--format", "json").stdout)


def test_a_document_without_prediction_counts_as_empty(run: Run, gold: str, write: Write) -> None:
    result = run("score", gold, write("found.jsonl", ""), "--format", "json")
    assert detect(result.stdout) == 0.0
    assert json.loads(result.stdout)["missing"] == ["a"]


def test_the_table_is_the_default_and_errors_are_listed_on_demand(run: Run, gold: str) -> None:
    plain, errors = run("score", gold), run("score", gold, "--errors")
    assert "1 documents, 1 gold events, 1 predicted" in plain.stdout
    assert SENTENCE not in plain.stdout
    assert SENTENCE in errors.stdout


@pytest.mark.parametrize("content", ["{broken", '{"id": "a"}', b"\x00\xff"])
def test_a_broken_file_is_named(run: Run, gold: str, write: Write, content: str) -> None:
    wrong = write("wrong.jsonl", content)
    for arguments in ([wrong], [gold, wrong]):
        result = run("score", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"peristiwa: {wrong}, line 1")


def test_a_missing_file_is_named(run: Run) -> None:
    result = run("score", "missing.jsonl")
    assert result.exit_code == 1
    assert "missing.jsonl: No such file" in result.stderr


def test_a_document_that_breaks_the_coder_is_reported(run: Run, write: Write) -> None:
    broken = {"id": "b", "published": None, "sentences": ["cacat"], "events": []}
    name = write("gold.jsonl", "\n".join(map(json.dumps, [GOLD, broken])))
    result = run("score", name)
    assert result.exit_code == 1
    assert "report b: could not be coded" in result.stderr
    assert "2 documents" in result.stdout
