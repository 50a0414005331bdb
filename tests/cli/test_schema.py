"""The published JSON Schema is the records' own, and tells right output from wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from peristiwa.records import CodedArticle
from peristiwa.serialize import json_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema.json"


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture
def record(coded: CodedArticle) -> dict[str, Any]:
    built: dict[str, Any] = json.loads(msgspec.json.encode(coded))
    return built


def test_the_published_file_is_what_the_command_prints(run: Callable[..., Any]) -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert PUBLISHED.read_text(encoding="utf-8") == result.stdout, (
        "run `python -m peristiwa schema > docs/schema.json`"
    )


def test_every_record_tells_what_it_stands_for() -> None:
    for name, part in json_schema()["$defs"].items():
        assert part["description"], name


def test_a_filled_record_is_valid(
    validator: Draft202012Validator, record: Mapping[str, Any]
) -> None:
    assert list(validator.iter_errors(record)) == []


def paths(value: object, *before: str | int) -> list[tuple[str | int, ...]]:
    """The paths of all fields in a decoded record."""
    found: list[tuple[str | int, ...]] = []
    if isinstance(value, dict):
        for name, inner in value.items():
            found += [(*before, name), *paths(inner, *before, name)]
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found += paths(inner, *before, number)
    return found


def parent(record: Any, path: tuple[str | int, ...]) -> Any:
    for step in path[:-1]:
        record = record[step]
    return record


def test_a_record_that_lacks_any_field_is_not_valid(
    validator: Draft202012Validator, record: dict[str, Any]
) -> None:
    for path in paths(record):
        broken = json.loads(json.dumps(record))
        del parent(broken, path)[path[-1]]
        assert not validator.is_valid(broken), path


def test_a_record_with_a_field_of_another_kind_is_not_valid(
    validator: Draft202012Validator, record: dict[str, Any]
) -> None:
    for path in paths(record):
        broken = json.loads(json.dumps(record))
        parent(broken, path)[path[-1]] = {"wrong": 1}
        assert not validator.is_valid(broken), path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("published",), "22-06-2024"),
        (("events", 0, "status"), "maybe"),
        (("events", 0, "date", "granularity"), "decade"),
        (("events", 0, "trigger", "start"), None),
        (("events", 0, "evidence", "start"), 1.5),
    ],
)
def test_a_value_outside_its_range_is_not_valid(
    validator: Draft202012Validator,
    record: dict[str, Any],
    path: tuple[str | int, ...],
    value: object,
) -> None:
    parent(record, path)[path[-1]] = value
    assert not validator.is_valid(record)


@pytest.mark.usefixtures("shipped")
def test_every_line_and_every_member_of_the_array_is_valid(
    validator: Draft202012Validator, run: Callable[..., Any], example: Path
) -> None:
    names = ["code", str(example), "--published", "2025-03-14", "--format"]
    line = json.loads(run(*names, "jsonl").stdout)
    members = json.loads(run(*names, "json").stdout)
    assert line["events"]
    assert members == [line]
    assert list(validator.iter_errors(line)) == []
