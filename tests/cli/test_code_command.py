"""``peristiwa code``: what goes where, and the exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peristiwa.cli import batch
from peristiwa.errors import ModelError

Run = Callable[..., Any]
Write = Callable[[str, bytes | str], str]

pytestmark = pytest.mark.usefixtures("stand_in")
GOOD = "Polisi menangkap warga."


def ids(stdout: str) -> list[str]:
    return [json.loads(line)["id"] for line in stdout.splitlines()]


def test_results_alone_go_to_standard_output(run: Run, write: Write) -> None:
    result = run("code", write("a.txt", GOOD), "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, "")
    assert ids(result.stdout) == ["a"]


def test_the_table_is_the_default(run: Run, write: Write) -> None:
    name = write("a.txt", GOOD)
    assert run("code", name).stdout == run("code", name, "--format", "table").stdout
    assert "COERCE (arrest)" in run("code", name).stdout


def test_reports_come_out_in_the_order_of_the_arguments(run: Run, write: Write) -> None:
    names = [write(f"{stem}.txt", GOOD) for stem in "cab"]
    assert ids(run("code", *names, "--format", "jsonl").stdout) == ["c", "a", "b"]


def test_the_option_dates_a_report(run: Run, write: Write) -> None:
    result = run("code", write("a.txt", GOOD), "--published", "2024-06-22", "--format", "jsonl")
    assert json.loads(result.stdout)["published"] == "2024-06-22"


@pytest.mark.parametrize(("least", "left"), [("0.5", 1), ("0.51", 0)])
def test_events_less_likely_than_asked_for_are_left_out(
    run: Run, write: Write, least: str, left: int
) -> None:
    result = run("code", write("a.txt", GOOD), "--min-confidence", least, "--format", "jsonl")
    assert len(json.loads(result.stdout)["events"]) == left


def test_standard_input_is_read_for_a_hyphen(run: Run) -> None:
    result = run("code", "-", "--format", "jsonl", input=GOOD.encode())
    assert ids(result.stdout) == ["stdin"]


@pytest.mark.parametrize("value", ["2024-13-40", "22-06-2024", "0024-01-01", "besok"])
def test_a_wrong_date_is_wrong_usage(run: Run, write: Write, value: str) -> None:
    result = run("code", write("a.txt", GOOD), "--published", value)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert repr(value) in result.stderr
    assert "YYYY-MM-DD" in result.stderr


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--wrong"], []])
def test_wrong_usage_ends_with_2(run: Run, write: Write, arguments: list[str]) -> None:
    name = [write("a.txt", GOOD)] if arguments else []
    assert run("code", *name, *arguments).exit_code == 2


def test_a_missing_file_fails_and_the_others_are_coded(
    run: Run, write: Write, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.txt")
    result = run("code", write("a.txt", GOOD), missing, write("b.txt", GOOD), "--format", "jsonl")
    assert result.exit_code == 1
    assert ids(result.stdout) == ["a", "b"]
    assert result.stderr.splitlines() == [
        f"peristiwa: {missing}: there is no such file; check the name",
        "peristiwa: 2 reports coded, 1 input skipped",
    ]


def test_a_broken_line_fails_and_the_others_are_coded(run: Run, write: Write) -> None:
    good = [json.dumps({"id": name, "text": GOOD}) for name in "ab"]
    name = write("batch.jsonl", f"{good[0]}\n{{broken\n{good[1]}\n")
    result = run("code", name, "--format", "jsonl")
    assert result.exit_code == 1
    assert ids(result.stdout) == ["a", "b"]
    assert f"{name}, line 2: no JSON object" in result.stderr


def test_an_empty_file_is_skipped_without_failing_the_others(run: Run, write: Write) -> None:
    result = run("code", write("a.txt", GOOD), write("b.txt", ""), "--format", "jsonl")
    assert result.exit_code == 0
    assert "b.txt: is empty" in result.stderr
    assert "1 report coded, 1 input skipped" in result.stderr


@pytest.mark.parametrize("content", [b"", b"\n", b"\x00\x01", b"\xff\xfe", b"\x89PNG\r\n\x1a\n"])
@pytest.mark.parametrize("form", ["table", "jsonl", "json", "csv"])
def test_nothing_readable_ends_with_1_and_a_reason(
    run: Run, write: Write, content: bytes, form: str
) -> None:
    result = run("code", write("a.txt", content), "--format", form)
    assert result.exit_code == 1
    assert "a.txt: is" in result.stderr
    assert "0 reports coded, 1 input skipped" in result.stderr


def test_a_warning_alone_skips_nothing(run: Run, write: Write) -> None:
    result = run("code", write("a.txt", b"\xef\xbb\xbf" + GOOD.encode()), "--format", "jsonl")
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 1
    assert "warning: " in result.stderr
    trigger = json.loads(result.stdout)["events"][0]["trigger"]
    assert trigger == {"start": 7, "end": 16, "text": "menangkap"}


def test_reports_of_the_same_id_are_all_coded_with_a_warning(run: Run, write: Write) -> None:
    name = write("a.txt", GOOD)
    result = run("code", name, name, "--format", "jsonl")
    assert result.exit_code == 0
    assert ids(result.stdout) == ["a", "a"]
    assert "warning: " in result.stderr


def test_a_report_that_breaks_the_coder_is_skipped_with_what_to_do(run: Run, write: Write) -> None:
    names = [write("a.txt", GOOD), write("b.txt", "cacat"), write("c.txt", GOOD)]
    result = run("code", *names, "--format", "jsonl")
    assert result.exit_code == 1
    assert ids(result.stdout) == ["a", "c"]
    assert "report b: could not be coded (ZeroDivisionError in code_article" in result.stderr
    assert "please send in the report's text" in result.stderr


def test_a_pipeline_that_does_not_load_is_a_message(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ModelError("the model is missing: reinstall peristiwa")

    monkeypatch.setattr(batch, "load_coder", fail)
    result = run("code", write("a.txt", GOOD), "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "peristiwa: the model is missing: reinstall peristiwa\n"


def test_the_pipeline_is_not_loaded_for_inputs_that_can_t_be_read(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("the pipeline was loaded")

    monkeypatch.setattr(batch, "load_coder", fail)
    assert run("code", "missing.txt").exit_code == 1


def test_breaking_off_is_quiet(run: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(batch, "load_coder", interrupt)
    result = run("code", write("a.txt", GOOD))
    assert (result.exit_code, result.stdout, result.stderr) == (130, "", "")


def test_a_file_name_can_t_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    result = run("code", str(tmp_path / "\x1b[31mmerah\x07.txt"))
    assert "\ufffd[31mmerah\ufffd.txt" in result.stderr
    assert "\x1b" not in result.stderr
