"""One flat row an occurrence, which CSV and Parquet share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peristiwa.export.accounts import Account
from peristiwa.export.facts import called, distinct
from peristiwa.export.tables import region_of
from peristiwa.records import Participant, Place

__all__ = ["FLAT_COLUMNS", "flat_row"]

FLAT_COLUMNS = {
    "id": "text", "type": "text", "mode": "text", "cameo": "text", "quad": "integer",
    "goldstein": "number", "status": "text", "historical": "truth",
    "actors": "texts", "actor_ids": "texts", "actor_countries": "texts", "actor_sectors": "texts",
    "recipients": "texts", "recipient_ids": "texts", "recipient_countries": "texts",
    "recipient_sectors": "texts",
    "place": "text", "place_id": "text", "place_country": "text", "place_province": "text",
    "lat": "number", "lon": "number", "date": "text", "date_granularity": "text",
    "first_report": "day", "last_report": "day", "sources": "integer", "mentions": "integer",
    "articles": "texts", "outlets": "texts", "urls": "texts", "said_by": "texts",
    "triggers": "texts", "words": "text", "confidence": "number", "disputed": "texts",
    "reviewed": "truth",
}  # fmt: skip
"""The columns in their order, and of what kind each is."""


def flat_row(account: Account) -> dict[str, Any]:
    """Give the values of `FLAT_COLUMNS`; lists of one role have one order, with None in gaps."""
    occurrence, told = account.occurrence, account.testimonies
    events = [one.mention.event for one in told]
    sources = [event.source for event in events if event.source]
    day = occurrence.date
    return {
        "id": occurrence.id,
        "type": occurrence.type,
        "mode": occurrence.mode,
        "cameo": occurrence.cameo,
        "quad": occurrence.quad,
        "goldstein": occurrence.goldstein,
        "status": occurrence.status,
        "historical": occurrence.historical,
        **_side("actor", occurrence.actors),
        **_side("recipient", occurrence.recipients),
        **_place(occurrence.place),
        "date": (day.value or day.text) if day else None,
        "date_granularity": day.granularity if day else None,
        "first_report": occurrence.first,
        "last_report": occurrence.last,
        "sources": occurrence.sources,
        "mentions": len(occurrence.mentions),
        "articles": distinct(one.mention.article for one in told),
        "outlets": distinct(one.mention.outlet for one in told),
        "urls": distinct(one.url for one in told),
        "said_by": distinct(source.name or source.text for source in sources),
        "triggers": distinct(event.trigger.text for event in events),
        "words": next((one.words for one in told if one.words), None),
        "confidence": max((event.confidence for event in events), default=None),
        "disputed": [one.field for one in occurrence.disagreements],
        "reviewed": any(one.mention.reviewed for one in told),
    }


def _side(role: str, side: Sequence[Participant]) -> dict[str, Any]:
    return {
        f"{role}s": [called(one) or None for one in side],
        f"{role}_ids": [one.id for one in side],
        f"{role}_countries": [one.country for one in side],
        f"{role}_sectors": [one.sector for one in side],
    }


def _place(place: Place | None) -> dict[str, Any]:
    return {
        "place": (place.name or place.text) if place else None,
        "place_id": place.id if place else None,
        "place_country": place.country if place else None,
        "place_province": region_of(place).province or None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
    }
