"""The records that pass between the steps, and the ones that users receive.

Every character offset in a public record counts Unicode characters of the raw text as it was
given; ``start`` is inclusive, ``end`` exclusive, and ``raw[start:end] == text``. Where an
argument is understood and not written, ``start``, ``end`` and ``text`` are all ``None``.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from msgspec import UNSET, Struct, UnsetType

__all__ = [
    "Article",
    "Changes",
    "Claim",
    "CodedArticle",
    "Disagreement",
    "Event",
    "EventDate",
    "Evidence",
    "Judgement",
    "Mention",
    "Occurrence",
    "Participant",
    "Place",
    "Review",
    "Source",
    "Status",
    "Trigger",
    "Verdict",
]

Status = Literal["actual", "planned", "hypothetical", "negated"]
# Records have a field called ``date``, which would hide the type inside their bodies.
Day: TypeAlias = date
Granularity = Literal["year", "month", "week", "day", "part"]
Verdict = Literal["confirm", "correct", "reject", "add", "withdraw"]
"""What a person says of a coding: it is right, it is to be changed, there is no such event, an
event was missed, or that nothing is said any more."""


class Article(Struct, frozen=True, kw_only=True):
    """One report as it was read: the raw text is never changed after this point.

    ``published`` is the day on the clock of the place of publication, ``published_at`` the
    moment with its zone where that is known, ``url`` the canonical address, and ``outlet`` the
    id of a file of ``lexicon/outlets`` or, for others, the host.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    author: str | None = None
    section: str | None = None


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
    """Where the act took place; ``lat`` and ``lon`` are degrees, WGS 84.

    Of a place that is in no gazetteer (``id`` is null) they are those of the one that the report
    says holds it. ``admin`` is the administrative path below the country, the largest unit first:
    the province or state, then the regency or city, as far as they are known.
    """

    start: int | None
    end: int | None
    text: str | None
    id: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin: list[str] = []


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


class Mention(Struct, frozen=True, kw_only=True):
    """One coded event with the article that tells it: what steps 6 and 7 merge and keep.

    ``id`` is ``<article>#<event.id>``; ``outlet`` names who published the article, and articles
    that reprint one another carry one ``origin``, so that they count as one source. ``reviewed``
    tells whether a person stands behind the event.
    """

    id: str
    article: str
    outlet: str | None
    origin: str
    published: date | None
    event: Event
    reviewed: bool = False


class Claim(Struct, frozen=True, kw_only=True):
    """One value of a field, with the mentions that say so."""

    value: str | None
    mentions: list[str]
    sources: int


class Disagreement(Struct, frozen=True, kw_only=True):
    """The values that a field has in different mentions, those of most sources first."""

    field: str
    claims: list[Claim]


class Occurrence(Struct, frozen=True, kw_only=True):
    """One event in the world, as all its mentions tell it: a row of the store's ``events``.

    ``type`` to ``historical`` are the consensus of the mentions; ``sources`` counts independent
    ones; ``first`` and ``last`` are the days of the first and the last report.
    """

    id: str
    type: str
    mode: str | None
    cameo: str
    quad: int
    goldstein: float
    actors: list[Participant]
    recipients: list[Participant]
    place: Place | None
    date: EventDate | None
    status: Status
    historical: bool
    mentions: list[str]
    sources: int
    first: Day | None
    last: Day | None
    disagreements: list[Disagreement] = []


class Judgement(Struct, frozen=True, kw_only=True):
    """That two mentions tell the same occurrence, or do not, and who says so.

    A ``pinned`` judgement is a person's: it survives later runs. ``by`` names the person, or the
    rule and its version.
    """

    left: str
    right: str
    same: bool
    by: str
    at: datetime
    pinned: bool = False
    reason: str | None = None


class Changes(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a person corrects in an event; fields that are not there stay as they are.

    Offsets are those of `Event`. ``quad`` and ``goldstein`` follow from ``type``, ``mode`` and
    ``cameo``; ``cameo`` follows from the former two where it isn't given with them.
    """

    type: str | UnsetType = UNSET
    mode: str | UnsetType | None = UNSET
    cameo: str | UnsetType = UNSET
    trigger: Trigger | UnsetType = UNSET
    actors: list[Participant] | UnsetType = UNSET
    recipients: list[Participant] | UnsetType = UNSET
    place: Place | UnsetType | None = UNSET
    date: EventDate | UnsetType | None = UNSET
    status: Status | UnsetType = UNSET
    historical: bool | UnsetType = UNSET
    source: Source | UnsetType | None = UNSET
    evidence: Evidence | UnsetType = UNSET


class Review(Struct, frozen=True, kw_only=True):
    """What a person says of one event that was coded, or was missed, in an article.

    It is about the characters ``start`` to ``end`` of the article, which are ``trigger``, told as
    ``type``: so it holds for whatever coder finds the same there. ``mention`` is what it was
    called then, ``by`` the person's name.
    """

    id: str
    mention: str
    article: str
    start: int
    end: int
    trigger: str
    type: str
    verdict: Verdict
    changes: Changes
    by: str
    at: datetime
    note: str | None = None
