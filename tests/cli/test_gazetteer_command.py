"""``peristiwa gazetteer build`` writes a table that ``peristiwa code`` takes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[[str, bytes | str], str]
ACTORS = (
    "kind,name,country,sector,title,from\nperson,Wirya Santika,IDN,GOV,bupati kali anyar,2021\n"
)
SAMPLE = Path(__file__).parents[1] / "lexicon/wikidata_sample.json"
REPORT = "Bupati Kali Anyar mengecam serangan itu."


def ids(result: Result) -> set[str]:
    """Give the ids of the actors of the only report that was coded."""
    assert result.exit_code == 0, result.stderr
    (coded,) = json.loads(result.stdout)
    return {actor["id"] for event in coded["events"] for actor in event["actors"]}


def test_the_table_is_written_and_used(
    run: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = str(tmp_path / "table.json")
    actors = write("mine.csv", ACTORS)
    built = run("gazetteer", "build", "--out", table, "--wikidata", str(SAMPLE), "--add", actors)
    assert built.exit_code == 0, built.stderr
    assert "line 11" in built.stderr
    report = write("a.txt", REPORT)
    arguments = ("code", report, "--published", "2024-05-06", "--format", "json")
    assert ids(run(*arguments, "--gazetteer", table)) == {"person:wirya-santika"}
    monkeypatch.setenv("PERISTIWA_GAZETTEER", table)
    assert ids(run(*arguments)) == {"person:wirya-santika"}


def test_actors_of_ones_own_are_used_without_a_table(run: Run, write: Write) -> None:
    result = run(
        *("code", write("a.txt", REPORT), "--published", "2024-05-06", "--format", "json"),
        *("--add", write("mine.csv", ACTORS)),
    )
    assert ids(result) == {"person:wirya-santika"}


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "can't be read"),
        ("{}", "not made by this version"),
        ("[", "not made by this version"),
    ],
)
def test_a_table_that_is_none_is_a_message(
    content: str | None, fault: str, run: Run, write: Write
) -> None:
    table = write("table.json", content) if content is not None else "missing.json"
    result = run("code", write("a.txt", REPORT), "--gazetteer", table)
    assert result.exit_code == 1
    assert fault in result.stderr


def test_a_broken_list_leaves_no_table(run: Run, write: Write, tmp_path: Path) -> None:
    table = tmp_path / "table.json"
    actors = write("mine.csv", "kind,name\nhuman,X\n")
    result = run("gazetteer", "build", "--out", str(table), "--add", actors)
    assert result.exit_code == 1
    assert f"{actors}, line 2: kind is 'human'" in result.stderr
    assert not table.exists()
