"""``peristiwa export``: from a file of coded events, and from a store."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pyarrow import parquet

from peristiwa.export import FORMATS, ExportFormat
from peristiwa.records import Article, CodedArticle
from peristiwa.serialize import json_lines

Run = Callable[..., Any]
Write = Callable[[str, bytes | str], str]


@pytest.fixture
def events(coded: CodedArticle, write: Write) -> str:
    actual = [replace(event, historical=False) for event in coded.events]
    planned = [replace(event, id="rencana", status="planned") for event in coded.events]
    return write("e.jsonl", b"".join(json_lines([replace(coded, events=[*actual, *planned])])))


def rows(output: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(output, newline="")))


def test_the_command_knows_every_format() -> None:
    assert [one.value for one in ExportFormat] == list(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_goes_to_a_file_and_to_a_pipe(
    run: Run, events: str, tmp_path: Path, format: str
) -> None:
    out = tmp_path / "out"
    assert run("export", events, "--format", format, "--out", out).exit_code == 0
    piped = run("export", events, "--format", format)
    assert piped.exit_code == 0
    assert out.read_bytes() == piped.stdout_bytes
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_what_a_format_has_no_place_for_is_counted(run: Run, events: str) -> None:
    result = run("export", events, "--format", "gdelt")
    assert len(result.stdout.splitlines()) == 1
    assert "1 of 2 events written; gdelt has no place for the others" in result.stderr
    assert run("export", events, "--format", "csv").stderr == ""


def test_reports_give_words_and_titles(
    run: Run, events: str, report: Article, write: Write
) -> None:
    record = {"id": report.id, "title": "Judul", "text": report.text}
    reports = write("r.jsonl", json.dumps(record))
    found = rows(run("export", events, "--format", "csv", "--reports", reports).stdout)
    assert {row["words"] for row in found} == {report.text}
    assert {row["words"] for row in rows(run("export", events, "--format", "csv").stdout)} == {""}


@pytest.mark.parametrize("extra", [["--type", "COERCE"], ["--store", "x"], ["--as-of", "1"]])
def test_conditions_are_for_stores(run: Run, events: str, extra: list[str]) -> None:
    result = run("export", events, "--format", "csv", *extra)
    assert result.exit_code == 2
    assert "for stores" in result.stderr


def test_a_damaged_line_leaves_the_file_as_it_was(
    run: Run, events: str, tmp_path: Path, write: Write
) -> None:
    out = tmp_path / "out.csv"
    out.write_text("before")
    broken = write("b.jsonl", Path(events).read_bytes() + b'{"id": "b", "events": 3}\n')
    result = run("export", broken, "--format", "csv", "--out", out)
    assert result.exit_code == 1
    assert "line 2, document b" in result.stderr
    assert out.read_text() == "before"
    assert run("export", "none.jsonl", "--format", "csv").exit_code == 1


@pytest.mark.usefixtures("stand_in")
def test_a_store_s_events_are_exported(
    run: Run, report: Article, write: Write, tmp_path: Path
) -> None:
    store, out = tmp_path / "store", tmp_path / "out.parquet"
    lines = [{"id": f"{n}", "published": "2024-06-22", "text": report.text} for n in range(3)]
    reports = write("r.jsonl", "\n".join(map(json.dumps, lines)))
    assert run("add", reports, "--store", store).exit_code == 0
    result = run("export", "--format", "parquet", "--out", out, "--store", store)
    assert result.exit_code == 0, result.stderr
    found = parquet.read_table(out).to_pylist()
    assert sum(row["mentions"] for row in found) == 3
    assert {row["words"] for row in found} == {report.text}
    none = run("export", "--format", "csv", "--store", store, "--type", "AID")
    assert rows(none.stdout) == []
    first = run("export", "--format", "ftm", "--store", store).stdout
    assert first == run("export", "--format", "ftm", "--store", store).stdout != ""
