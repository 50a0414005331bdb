"""CSV and Parquet: every character and every gap comes back."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from peristiwa.export import FORMATS
from peristiwa.export.flat import FLAT_COLUMNS
from peristiwa.records import Participant
from tests.export.conftest import HOSTILE, NOBODY, POLRI, TEXT, a_mention, all_kinds, merged, told

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_csv_has_a_row_for_every_event_with_its_characters(export: Any, everything: Any) -> None:
    found = rows(export("csv", everything))
    assert [row["id"] for row in found] == [one.occurrence.id for one in everything]
    assert list(found[0]) == list(FLAT_COLUMNS)
    assert {row["words"] for row in found} == {TEXT, ""}
    assert any(row["outlets"] == HOSTILE for row in found)
    assert {row["historical"] for row in found} == {"false"}


def test_pandas_reads_the_csv(export: Any, everything: Any) -> None:
    frame = pd.read_csv(io.BytesIO(export("csv", everything)), dtype={"cameo": str})
    assert len(frame) == len(everything)
    assert "057" in set(frame.cameo)


def test_gaps_in_a_role_keep_their_place(export: Any) -> None:
    (row,) = rows(export("csv", told([a_mention("b#1", actors=[NOBODY, POLRI])])))
    assert (row["actors"], row["actor_countries"]) == ("; Polri", "; IDN")
    assert (row["recipients"], row["place"], row["date"], row["lat"]) == ("", "", "", "")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=TEXTS, words=TEXTS)
def test_any_text_survives_csv_and_parquet(export: Any, name: str, words: str) -> None:
    who = Participant(0, 1, words, None, name or None)
    one = told([a_mention("b#1", actors=[who], outlet=words or None)])
    (row,) = rows(export("csv", one))
    assert row["actors"] == (name or words)
    assert row["outlets"] == words
    (same,) = parquet.read_table(io.BytesIO(export("parquet", one))).to_pylist()
    assert same["actors"] == [name or words or None]
    assert same["outlets"] == ([words] if words else [])


def test_parquet_keeps_types_and_gaps(export: Any, everything: Any) -> None:
    table = parquet.read_table(io.BytesIO(export("parquet", everything)))
    assert table.schema.field("first_report").type == pa.date32()
    assert table.schema.field("actors").type == pa.list_(pa.string())
    by_id = {row["id"]: row for row in table.to_pylist()}
    assert len(by_id) == len(everything)
    for one in everything:
        row = by_id[one.occurrence.id]
        assert row["first_report"] == one.occurrence.first
        assert row["actor_ids"] == [who.id for who in one.occurrence.actors]
        assert row["lat"] == (one.occurrence.place.lat if one.occurrence.place else None)


def test_a_merged_event_names_all_who_tell_it(export: Any) -> None:
    mentions = [a_mention("a#1", outlet="satu"), a_mention("b#1", outlet="dua")]
    account = merged(told(mentions)[0].occurrence, mentions, sources=2)
    (row,) = parquet.read_table(io.BytesIO(export("parquet", [account]))).to_pylist()
    assert (row["articles"], row["outlets"]) == (["a", "b"], ["satu", "dua"])
    assert (row["sources"], row["mentions"]) == (2, 2)
    assert row["urls"] == ["https://x.id/0", "https://x.id/1"]


@pytest.mark.parametrize("format", FORMATS)
def test_a_repeat_in_another_order_is_the_same_to_the_byte(export: Any, format: str) -> None:
    mentions = all_kinds()
    first = export(format, told(mentions))
    assert first == export(format, told(reversed(mentions)))


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_write_is_an_empty_file_of_the_format(export: Any, format: str) -> None:
    content = export(format, [])
    assert len(content.splitlines()) <= 2 or format == "parquet"
