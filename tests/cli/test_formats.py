"""The forms for programs: JSON lines, a JSON array, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

import msgspec
import pytest
from msgspec.structs import replace

from peristiwa.records import Article, CodedArticle, Trigger
from peristiwa.serialize import CSV_COLUMNS, SERIALIZERS, csv_rows, json_array, json_lines


def text(pieces: Iterator[bytes]) -> str:
    return b"".join(pieces).decode()


def test_a_line_holds_the_contract_s_fields_in_its_order(coded: CodedArticle) -> None:
    record = json.loads(text(json_lines([coded])))
    event = record["events"][0]
    assert list(record) == ["id", "published", "events", "warnings"]
    assert list(event) == [
        "id", "type", "mode", "cameo", "quad", "goldstein", "trigger", "actors", "recipients",
        "place", "date", "status", "historical", "source", "confidence", "evidence",
    ]  # fmt: skip
    assert list(event["actors"][0]) == ["start", "end", "text", "id", "name", "country", "sector"]
    assert list(event["place"])[3:] == ["id", "name", "country", "lat", "lon", "admin"]
    assert list(event["date"]) == ["start", "end", "text", "value", "granularity"]
    assert list(event["source"]) == ["start", "end", "text", "id", "name"]
    assert list(event["evidence"]) == ["start", "end"]


def test_each_result_is_one_line_with_its_letters_as_they_are(coded: CodedArticle) -> None:
    results = [replace(coded, id="satu\n\u2028“é”🪁"), coded]
    lines = b"".join(json_lines(results)).split(b"\n")
    assert len(lines) == 3
    assert "\u2028“é”🪁".encode() in lines[0]
    assert [msgspec.json.decode(line, type=CodedArticle) for line in lines[:2]] == results


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json_is_always_an_array_of_the_same_records(coded: CodedArticle, count: int) -> None:
    results = [replace(coded, id=f"{number}\n") for number in range(count)]
    written = text(json_array(results))
    assert json.loads(written) == [json.loads(line) for line in map(text, (
        json_lines([result]) for result in results
    ))]  # fmt: skip
    assert written.endswith("]\n")


def test_csv_has_one_row_an_event_under_one_heading(coded: CodedArticle) -> None:
    empty = replace(coded, events=[])
    rows = list(csv.reader(io.StringIO(text(csv_rows([empty, coded, empty, coded])))))
    assert rows[0] == list(CSV_COLUMNS)
    assert [row[0] for row in rows[1:]] == ["a", "a"]


def test_csv_without_events_is_its_heading() -> None:
    assert text(csv_rows([])).strip() == ",".join(CSV_COLUMNS)


def test_csv_cells_are_flat_and_participants_keep_their_order(coded: CodedArticle) -> None:
    (row,) = csv.DictReader(io.StringIO(text(csv_rows([coded]))))
    assert (row["actors"], row["actor_countries"], row["actor_sectors"]) == (
        "Polisi; menangkap",
        "IDN; ",
        "COP; ",
    )
    assert (row["recipients"], row["recipient_countries"]) == ("warga", "")
    assert (row["place"], row["lat"], row["lon"]) == ("Jakarta", "-6.2", "106.8")
    assert (row["date"], row["date_granularity"]) == ("2024-06-22", "day")
    assert (row["historical"], row["source"], row["quad"]) == ("true", "Antara", "4")
    assert (row["trigger_start"], row["trigger_end"], row["evidence_end"]) == ("7", "16", "29")


def test_csv_leaves_empty_what_is_missing(coded: CodedArticle) -> None:
    bare = replace(
        coded.events[0], mode=None, actors=[], recipients=[], place=None, date=None, source=None
    )
    (row,) = csv.DictReader(io.StringIO(text(csv_rows([replace(coded, events=[bare])]))))
    assert {name for name, cell in row.items() if cell == ""} == {
        "mode", "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries",
        "recipient_sectors", "place", "place_country", "lat", "lon", "date", "date_granularity",
        "source",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["=1+1", '@x,"y"', "-2\n+3", "a\rb", "titik; koma"])
def test_csv_cells_keep_their_characters(report: Article, coded: CodedArticle, words: str) -> None:
    event = replace(coded.events[0], trigger=Trigger(0, len(words), words))
    written = text(csv_rows([replace(coded, events=[event])]))
    (row,) = csv.DictReader(io.StringIO(written, newline=""))
    assert row["trigger"] == words


@pytest.mark.parametrize("name", SERIALIZERS)
def test_a_result_is_written_before_the_next_is_asked_for(coded: CodedArticle, name: str) -> None:
    def results() -> Iterator[CodedArticle]:
        yield coded
        raise AssertionError("the second result was asked for")

    assert b"menangkap" in next(SERIALIZERS[name](results()))
