"""Writes coded articles for programs: JSON lines, a JSON array, CSV; and their JSON Schema.

All are UTF-8, the same for the same input, and keep every character as it is. A spreadsheet may
take a CSV cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula: the data are not
altered against that, so import CSV from untrusted reports with its columns set to text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from peristiwa.records import CodedArticle, Event, Participant

__all__ = ["CSV_COLUMNS", "SERIALIZERS", "csv_rows", "json_array", "json_lines", "json_schema"]

Serializer = Callable[[Iterable[CodedArticle]], Iterator[bytes]]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

CSV_COLUMNS = (
    "document_id",
    "published",
    "event_id",
    "type",
    "mode",
    "cameo",
    "quad",
    "goldstein",
    "trigger",
    "actors",
    "actor_countries",
    "actor_sectors",
    "recipients",
    "recipient_countries",
    "recipient_sectors",
    "place",
    "place_country",
    "lat",
    "lon",
    "date",
    "date_granularity",
    "status",
    "historical",
    "source",
    "confidence",
    "trigger_start",
    "trigger_end",
    "evidence_start",
    "evidence_end",
)
"""The columns of the CSV form, which has one row an event."""


def json_lines(results: Iterable[CodedArticle]) -> Iterator[bytes]:
    """Yield one line for each result; this form is the contract that others program against."""
    for result in results:
        yield msgspec.json.encode(result) + b"\n"


def json_array(results: Iterable[CodedArticle]) -> Iterator[bytes]:
    """Yield the pieces of one indented JSON array of all results."""
    before = b"[\n  "
    for result in results:
        record = msgspec.json.format(msgspec.json.encode(result), indent=2)
        yield before + record.replace(b"\n", b"\n  ")
        before = b",\n  "
    yield b"[]\n" if before.startswith(b"[") else b"\n]\n"


def csv_rows(results: Iterable[CodedArticle]) -> Iterator[bytes]:
    """Yield a heading and then the rows of each result, one an event.

    Several participants are joined by "; "; their countries and sectors keep the same order,
    with nothing in the place of one that isn't known. What is missing is an empty cell.
    """
    heading = _csv([CSV_COLUMNS])
    for result in results:
        yield heading + _csv(_row(result, event) for event in result.events)
        heading = b""
    if heading:
        yield heading


SERIALIZERS: Mapping[str, Serializer] = MappingProxyType(
    {"json": json_array, "jsonl": json_lines, "csv": csv_rows}
)
"""The forms for programs by name: each takes results and yields bytes as they come."""


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one line of the JSON lines form.

    Every field is required, as every field is written.
    """
    (root,), parts = msgspec.json.schema_components([CodedArticle], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["required"] = list(part["properties"])
        for field in part["properties"].values():
            field.pop("default", None)
    return {"$schema": _DRAFT, "title": "peristiwa: one coded report", **root, "$defs": parts}


def _csv(rows: Iterable[Sequence[object]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def _row(article: CodedArticle, event: Event) -> list[object]:
    place, date, source = event.place, event.date, event.source
    return [
        article.id,
        article.published,
        event.id,
        event.type,
        event.mode,
        event.cameo,
        event.quad,
        event.goldstein,
        event.trigger.text,
        *_columns(event.actors),
        *_columns(event.recipients),
        place and (place.name or place.text),
        place and place.country,
        place and place.lat,
        place and place.lon,
        date and (date.value or date.text),
        date and date.granularity,
        event.status,
        str(event.historical).lower(),
        source and (source.name or source.text),
        event.confidence,
        event.trigger.start,
        event.trigger.end,
        event.evidence.start,
        event.evidence.end,
    ]


def _columns(participants: Sequence[Participant]) -> list[str]:
    names = [one.name or one.text for one in participants]
    countries = [one.country for one in participants]
    sectors = [one.sector for one in participants]
    return ["; ".join(cell or "" for cell in cells) for cells in (names, countries, sectors)]
