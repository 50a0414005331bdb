"""FollowTheMoney: one entity a line, as ``ftm`` and Aleph read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

import msgspec

from peristiwa.export.accounts import Account, Testimony
from peristiwa.export.facts import called, distinct, hashed, label
from peristiwa.export.tables import country, sector
from peristiwa.records import Occurrence, Participant

__all__ = ["write_ftm"]

Entity = dict[str, object]


def write_ftm(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write each occurrence as an Event with those involved and its reports; gives their number.

    An entity that several occurrences share is written before the first of them.
    """
    written: set[str] = set()
    number = 0
    for account in accounts:
        for entity in _entities(account):
            id_ = str(entity["id"])
            if id_ not in written:
                written.add(id_)
                out.write(msgspec.json.encode(entity) + b"\n")
        number += 1
    return number


def _entities(account: Account) -> Iterator[Entity]:
    occurrence = account.occurrence
    parties = [one for one in (*occurrence.actors, *occurrence.recipients) if called(one)]
    yield from (_party(one, occurrence) for one in parties)
    yield from (_article(one) for one in account.testimonies)
    yield _event(account, parties)
    yield from (_documentation(one, occurrence) for one in account.testimonies)


def _event(account: Account, parties: list[Participant]) -> Entity:
    occurrence, told = account.occurrence, account.testimonies
    place, day = occurrence.place, occurrence.date
    terms = [occurrence.type, occurrence.mode, f"CAMEO {occurrence.cameo}", occurrence.status]
    return _entity(
        _event_id(occurrence),
        "Event",
        name=[label(occurrence)],
        date=[day.value if day else None],
        location=[(place.name or place.text) if place else None],
        country=[_country(place.country if place else None)],
        involved=[_party_id(one, occurrence) for one in parties],
        keywords=[*terms, "historical" if occurrence.historical else None],
        summary=[one.words for one in told],
        sourceUrl=[one.url for one in told],
        publisher=[one.mention.outlet for one in told],
        recordId=[occurrence.id],
        proof=[_article_id(one) for one in told],
    )


def _party(one: Participant, occurrence: Occurrence) -> Entity:
    return _entity(
        _party_id(one, occurrence),
        _schema(one),
        name=[called(one)],
        country=[_country(one.country)],
        sector=[one.sector],
    )


def _schema(one: Participant) -> str:
    kind = (one.id or "").partition(":")[0]
    if kind == "person":
        return "Person"
    if kind == "state":
        return "PublicBody"
    if kind == "org":
        return "PublicBody" if sector(one.sector).public_body else "Organization"
    return "LegalEntity"


def _party_id(one: Participant, occurrence: Occurrence) -> str:
    """Who is known is one entity everywhere; "two men" of two occurrences are two."""
    if one.id:
        return hashed("actor", one.id)
    return hashed("actor", occurrence.id, called(one), one.country or "", one.sector or "")


def _article(told: Testimony) -> Entity:
    mention = told.mention
    return _entity(
        _article_id(told),
        "Article",
        title=[told.title],
        name=[told.title or mention.article],
        sourceUrl=[told.url],
        publisher=[mention.outlet],
        publishedAt=[str(mention.published) if mention.published else None],
        language=["ind"],
    )


def _documentation(told: Testimony, occurrence: Occurrence) -> Entity:
    """That an article tells an event, by which words, and according to whom."""
    mention = told.mention
    source = mention.event.source
    return _entity(
        hashed("documentation", mention.id, occurrence.id),
        "Documentation",
        document=[_article_id(told)],
        entity=[_event_id(occurrence)],
        role=[(source.name or source.text) if source else None],
        date=[str(mention.published) if mention.published else None],
        summary=[told.words or mention.event.trigger.text],
        recordId=[mention.id],
    )


def _event_id(occurrence: Occurrence) -> str:
    return hashed("event", occurrence.id)


def _article_id(told: Testimony) -> str:
    return hashed("article", told.mention.article)


def _country(iso3: str | None) -> str | None:
    return country(iso3).iso2.lower() or None


def _entity(id_: str, schema: str, **properties: list[str | None]) -> Entity:
    known = {name: distinct(values) for name, values in properties.items()}
    filled = {name: values for name, values in known.items() if values}
    return {"id": id_, "schema": schema, "properties": filled}
