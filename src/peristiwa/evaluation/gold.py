"""Gold documents: sentences with the events that an annotator found in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import asdict

from peristiwa.errors import InputError
from peristiwa.evaluation.lines import as_record, json_objects
from peristiwa.records import Status

__all__ = [
    "GoldDate",
    "GoldDocument",
    "GoldEvent",
    "GoldParticipant",
    "GoldPlace",
    "GoldSource",
    "as_gold",
    "read_gold",
    "sentence_at",
    "sentence_starts",
]

Words = Annotated[str, Meta(min_length=1)]
Country = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
IsoDate = Annotated[str, Meta(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]


class GoldParticipant(Struct, frozen=True):
    """Someone who acts or is acted on; ``country`` is ISO 3166 alpha-3, ``sector`` PLOVER's."""

    text: Words | None
    name: Words | None
    country: Country | None
    sector: Words | None


class GoldPlace(Struct, frozen=True):
    """Where the act took place."""

    text: Words | None
    country: Country | None


class GoldDate(Struct, frozen=True):
    """When the act took place: an ISO value cut to the precision that is known, or None."""

    text: Words | None
    value: IsoDate | None


class GoldSource(Struct, frozen=True):
    """Who says that the act took place."""

    text: Words | None
    name: Words | None


class _AnnotatedEvent(Struct, frozen=True, kw_only=True):
    s: Annotated[int, Meta(ge=0)]
    trigger: Words
    type: Words
    mode: Words | None
    actors: tuple[GoldParticipant, ...]
    recipients: tuple[GoldParticipant, ...]
    place: GoldPlace | None
    date: GoldDate | None
    status: Status
    historical: bool
    source: GoldSource | None


class GoldEvent(_AnnotatedEvent, frozen=True, kw_only=True):
    """One annotated event; ``start`` and ``end`` place its trigger in the document's text."""

    start: int
    end: int


class _AnnotatedDocument(Struct, frozen=True, kw_only=True):
    id: Words
    published: date | None
    sentences: tuple[str, ...]
    events: tuple[_AnnotatedEvent, ...]


class GoldDocument(Struct, frozen=True, kw_only=True):
    """One annotated document; its text is its sentences joined by one space."""

    id: str
    published: date | None
    sentences: tuple[str, ...]
    events: tuple[GoldEvent, ...]

    @property
    def text(self) -> str:
        """The text that coders are given and that all offsets count in."""
        return " ".join(self.sentences)


def read_gold(path: Path) -> list[GoldDocument]:
    """Return the documents of a gold file, one JSON object a line.

    Each trigger is placed at its first occurrence in its sentence. Raises InputError, which
    names the file, the line and the document, where a line is no JSON, a field is missing or
    of the wrong kind, an id stands twice, or a text is not found in its sentence.
    """
    return [as_gold(record, where) for where, record in json_objects(path)]


def as_gold(record: object, where: str) -> GoldDocument:
    """Give the document that ``record``, one decoded line of a gold file, holds.

    Raises InputError, which begins with ``where``, as ``read_gold`` does.
    """
    return _placed(as_record(record, _AnnotatedDocument, where), where)


def sentence_starts(sentences: tuple[str, ...]) -> list[int]:
    """Return where each sentence starts when all are joined by one space."""
    return list(accumulate((len(sentence) + 1 for sentence in sentences), initial=0))[:-1]


def sentence_at(document: GoldDocument, offset: int) -> str:
    """Return the sentence that holds ``offset``; beyond the text, the nearest one."""
    if not document.sentences:
        return ""
    found = bisect_right(sentence_starts(document.sentences), offset) - 1
    return document.sentences[max(found, 0)]


def _placed(document: _AnnotatedDocument, where: str) -> GoldDocument:
    starts = sentence_starts(document.sentences)
    events = tuple(
        _placed_event(event, document.sentences, starts, f"{where}, event {number}")
        for number, event in enumerate(document.events, start=1)
    )
    return GoldDocument(
        id=document.id,
        published=document.published,
        sentences=document.sentences,
        events=events,
    )


def _placed_event(
    event: _AnnotatedEvent, sentences: tuple[str, ...], starts: list[int], where: str
) -> GoldEvent:
    if event.s >= len(sentences):
        raise InputError(
            f"{where}: sentence {event.s} is named, but the last one is {len(sentences) - 1};"
            " count sentences from 0"
        )
    sentence = sentences[event.s]
    for field, text in _texts(event):
        if text not in sentence:
            raise InputError(
                f"{where}: {field} {text!r} is not in sentence {event.s};"
                " copy it exactly from the sentence"
            )
    start = starts[event.s] + sentence.index(event.trigger)
    return GoldEvent(**asdict(event), start=start, end=start + len(event.trigger))


def _texts(event: _AnnotatedEvent) -> Iterator[tuple[str, str]]:
    yield "trigger", event.trigger
    parts = [("actor", part) for part in event.actors]
    parts += [("recipient", part) for part in event.recipients]
    for field, part in (
        *parts,
        ("place", event.place),
        ("date", event.date),
        ("source", event.source),
    ):
        if part is not None and part.text is not None:
            yield field, part.text
