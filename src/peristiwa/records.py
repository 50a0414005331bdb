"""The records that pass between the steps, and the ones that users receive.

Every character offset in a public record counts Unicode characters of the raw text as it was
given; ``start`` is inclusive, ``end`` exclusive, and ``raw[start:end] == text``. Where an
argument is understood and not written, ``start``, ``end`` and ``text`` are all ``None``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

__all__ = [
    "Article",
    "CodedArticle",
    "Event",
    "EventDate",
    "Evidence",
    "Participant",
    "Place",
    "Source",
    "Status",
    "Trigger",
]

Status = Literal["actual", "planned", "hypothetical", "negated"]
Granularity = Literal["year", "month", "week", "day", "part"]


class Article(Struct, frozen=True, kw_only=True):
    """One report as it was read: the raw text is never changed after this point."""

    id: str
    text: str
    published: date | None = None
    title: str | None = None


class Trigger(Struct, frozen=True):
    """The words that name the act."""

    start: int
    end: int
    text: str


class Participant(Struct, frozen=True):
    """Someone who acts or is acted on; ``country`` is ISO 3166 alpha-3, ``sector`` PLOVER's."""

    start: int | None
    end: int | None
    text: str | None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None


class Place(Struct, frozen=True):
    """Where the act took place; ``lat`` and ``lon`` are degrees, WGS 84."""

    start: int | None
    end: int | None
    text: str | None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class EventDate(Struct, frozen=True):
    """When the act took place: ISO 8601 ``value`` cut to the precision that is known."""

    start: int | None
    end: int | None
    text: str | None
    value: str | None = None
    granularity: Granularity | None = None


class Source(Struct, frozen=True):
    """Who says that the act took place."""

    start: int | None
    end: int | None
    text: str | None
    id: str | None = None
    name: str | None = None


class Evidence(Struct, frozen=True):
    """The stretch of raw text that proves the event."""

    start: int
    end: int


class Event(Struct, frozen=True, kw_only=True):
    """One act by politically relevant parties, as one predicate of the report tells it."""

    id: str
    type: str
    mode: str | None
    cameo: str
    quad: int
    goldstein: float
    trigger: Trigger
    actors: list[Participant]
    recipients: list[Participant]
    place: Place | None
    date: EventDate | None
    status: Status
    historical: bool
    source: Source | None
    confidence: float
    evidence: Evidence


class CodedArticle(Struct, frozen=True, kw_only=True):
    """What was found in one article; one line of the JSONL output."""

    id: str
    published: date | None
    events: list[Event]
    warnings: list[str] = []
