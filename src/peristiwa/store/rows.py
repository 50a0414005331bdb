"""Turns records into rows of the store's tables, and back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from peristiwa.merge.origins import bands
from peristiwa.records import (
    Article,
    CodedArticle,
    Event,
    EventDate,
    Judgement,
    Mention,
    Occurrence,
    Participant,
    Place,
)
from peristiwa.store.days import first_and_last

__all__ = [
    "Row",
    "article_hash",
    "article_row",
    "coding_row",
    "event_row",
    "judgement_of",
    "judgement_row",
    "link_row",
    "mention_of",
    "mention_row",
    "mentions_of",
    "occurrence_of",
]

Row = dict[str, Any]

_KEY_DIGITS = 15
"""Hexadecimal digits of an article's hash that name it in the full-text index."""

_JUDGEMENT_COLUMNS = {"left": "mention", "right": "other", "by": "judge", "at": "moment"}
"""Fields whose names mean something else in SQL."""

_encode = msgspec.json.Encoder(order="deterministic").encode
_event_of = msgspec.json.Decoder(Event).decode
_occurrence = msgspec.json.Decoder(Occurrence).decode


def article_hash(article: Article) -> str:
    """Give the SHA-256, in hexadecimal, of all that an article holds; its id is part of it.

    Two reads of one report that differ in any field, as text or day of publication, differ here;
    fields that are empty don't count.

    Raises:
        UnicodeEncodeError: when a field holds half of a surrogate pair, which is no text.
    """
    fields = msgspec.structs.asdict(article)
    known = {name: value for name, value in sorted(fields.items()) if value is not None}
    return hashlib.sha256(_encode(known)).hexdigest()


def article_row(article: Article) -> Row:
    """Give the row of ``articles``."""
    fields = msgspec.structs.asdict(article)
    fields["published_at"] = article.published_at and article.published_at.isoformat()
    hash_ = article_hash(article)
    return {
        **fields,
        "hash": hash_,
        "key": int(hash_[:_KEY_DIGITS], 16),
        "text_sha256": hashlib.sha256(article.text.encode()).hexdigest(),
        "bands": bands(article.text),
    }


def coding_row(article: Article, coded: CodedArticle, version: str) -> Row:
    """Give the row of ``codings``: that an article was coded, by what, and with what result."""
    return {
        "article": article.id,
        "hash": article_hash(article),
        "version": version,
        "mentions": len(coded.events),
        "warnings": coded.warnings,
    }


def mentions_of(article: Article, coded: CodedArticle, origin: str) -> list[Mention]:
    """Give each coded event with its article, which reprints ``origin`` or is it."""
    return [
        Mention(
            id=f"{article.id}#{event.id}",
            article=article.id,
            outlet=article.outlet,
            origin=origin,
            published=article.published,
            event=event,
        )
        for event in coded.events
    ]


def mention_row(mention: Mention, hash: str, version: str) -> Row:
    """Give the row of ``mentions``; ``record`` is the event as JSON."""
    event = mention.event
    return {
        "id": mention.id,
        "article": mention.article,
        "hash": hash,
        "version": version,
        "outlet": mention.outlet,
        "origin": mention.origin,
        "published": mention.published,
        **_act(event),
        "source": event.source and (event.source.name or event.source.text),
        "source_id": event.source and event.source.id,
        "confidence": event.confidence,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "record": _encode(event).decode(),
    }


def mention_of(row: Mapping[str, Any]) -> Mention:
    """Give the mention that a row of ``mentions`` holds."""
    return Mention(
        id=row["id"],
        article=row["article"],
        outlet=row["outlet"],
        origin=row["origin"],
        published=row["published"],
        event=_event_of(row["record"]),
        reviewed=row["reviewed"],
    )


def event_row(occurrence: Occurrence, mentions: Iterable[Mention]) -> Row:
    """Give the row of ``events``; ``mentions`` are those of the occurrence."""
    told = list(mentions)
    quoted = {one.event.source.name or one.event.source.text for one in told if one.event.source}
    return {
        "id": occurrence.id,
        **_act(occurrence),
        "mentions": len(occurrence.mentions),
        "mention_ids": sorted(occurrence.mentions),
        "articles": len({one.article for one in told}),
        "outlets": sorted({one.outlet for one in told if one.outlet}),
        "sources": occurrence.sources,
        "quoted": sorted(name for name in quoted if name),
        "first_report": occurrence.first,
        "last_report": occurrence.last,
        "disputed": [one.field for one in occurrence.disagreements],
        "record": _encode(occurrence).decode(),
    }


def occurrence_of(row: Mapping[str, Any]) -> Occurrence:
    """Give the occurrence that a row of ``events`` holds."""
    return _occurrence(row["record"])


def link_row(mention: Mention, event: str) -> Row:
    """Give the row of ``links``: to which event a mention belongs."""
    return {"mention": mention.id, "event": event, "article": mention.article}


def judgement_row(judgement: Judgement) -> Row:
    """Give the row of ``judgements``."""
    row = msgspec.structs.asdict(judgement)
    for field, column in _JUDGEMENT_COLUMNS.items():
        row[column] = row.pop(field)
    return row


def judgement_of(row: Mapping[str, Any]) -> Judgement:
    """Give the judgement that a row of ``judgements`` holds."""
    return Judgement(
        left=row["mention"],
        right=row["other"],
        same=row["same"],
        by=row["judge"],
        at=row["moment"],
        pinned=row["pinned"],
        reason=row["reason"],
    )


def _act(act: Event | Occurrence) -> Row:
    return {
        "type": act.type,
        "mode": act.mode,
        "cameo": act.cameo,
        "quad": act.quad,
        "goldstein": act.goldstein,
        "status": act.status,
        "historical": act.historical,
        **_parties("actor", act.actors),
        **_parties("recipient", act.recipients),
        **_place(act.place),
        **_date(act.date),
    }


def _parties(role: str, parties: Sequence[Participant]) -> Row:
    return {
        f"{role}s": [one.name or one.text for one in parties],
        f"{role}_ids": [one.id for one in parties],
        f"{role}_countries": [one.country for one in parties],
        f"{role}_sectors": [one.sector for one in parties],
    }


def _place(place: Place | None) -> Row:
    if place is None:
        return {}
    return {
        "place": place.name or place.text,
        "place_id": place.id,
        "place_country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def _date(date: EventDate | None) -> Row:
    if date is None:
        return {}
    day, day_end = first_and_last(date.value)
    return {"date": date.value, "granularity": date.granularity, "day": day, "day_end": day_end}
