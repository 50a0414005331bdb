"""JSON-LD: schema.org events, each with the claims that tell it and the words of each claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any
from urllib.parse import quote

import msgspec

from peristiwa.export.accounts import Account, Testimony
from peristiwa.export.facts import called, hashed, label
from peristiwa.export.tables import country, region_of, sector
from peristiwa.records import Occurrence, Participant, Place, Source

__all__ = ["CONTEXT", "write_jsonld"]

Node = dict[str, Any]

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "url": {"@type": "@id"},
    "startDate": {"@type": "Date"},
    "datePublished": {"@type": "Date"},
}
"""The document's own context, so that no processor needs the network to read it."""

_OPENING = b'{"@context":%s,"@graph":['


def write_jsonld(accounts: Iterable[Account], out: IO[bytes]) -> int:
    """Write one document whose graph holds each occurrence; gives their number."""
    out.write(_OPENING % msgspec.json.encode(CONTEXT))
    number = 0
    for account in accounts:
        out.write(b",\n" if number else b"\n")
        out.write(msgspec.json.encode(_event(account)))
        number += 1
    out.write(b"\n]}\n")
    return number


def _event(account: Account) -> Node:
    occurrence = account.occurrence
    return _known(
        {
            "@id": _urn("event", occurrence.id),
            "@type": "Event",
            "identifier": occurrence.id,
            "name": label(occurrence),
            "startDate": occurrence.date.value if occurrence.date else None,
            "keywords": _terms(occurrence),
            "location": _place(occurrence.place),
            "organizer": [_party(one, occurrence) for one in occurrence.actors],
            "attendee": [_party(one, occurrence) for one in occurrence.recipients],
            "subjectOf": [_claim(one) for one in account.testimonies],
        }
    )


def _terms(occurrence: Occurrence) -> list[Node]:
    history = "historical" if occurrence.historical else None
    terms = {
        "PLOVER event type": occurrence.type,
        "PLOVER event mode": occurrence.mode,
        "CAMEO": occurrence.cameo,
        "status": occurrence.status,
        "time": history,
    }
    return [
        {"@type": "DefinedTerm", "termCode": code, "inDefinedTermSet": name}
        for name, code in terms.items()
        if code
    ]


def _place(place: Place | None) -> Node | None:
    if place is None:
        return None
    geo = None
    if place.lat is not None and place.lon is not None:
        geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    address = _known(
        {
            "@type": "PostalAddress",
            "addressCountry": country(place.country).iso2 or place.country,
            "addressRegion": region_of(place).province,
        }
    )
    return _known(
        {
            "@id": _urn("place", place.id) if place.id else None,
            "@type": "Place",
            "name": place.name or place.text,
            "address": address if len(address) > 1 else None,
            "geo": geo,
        }
    )


def _party(one: Participant, occurrence: Occurrence) -> Node:
    """A participant; a body or a person that is known has one address in the whole document."""
    own = hashed(occurrence.id, called(one), one.country or "", one.sector or "")
    return _known(
        {
            "@id": _urn("actor", one.id or own),
            "@type": _kind(one.id, one.sector),
            "name": called(one),
            "description": " ".join(code for code in (one.country, one.sector) if code),
        }
    )


def _kind(id_: str | None, sector_code: str | None) -> str:
    kind = (id_ or "").partition(":")[0]
    if kind == "person":
        return "Person"
    if kind == "state" or (kind and sector(sector_code).public_body):
        return "GovernmentOrganization"
    return "Organization" if kind else "Thing"


def _claim(told: Testimony) -> Node:
    mention = told.mention
    return _known(
        {
            "@id": _urn("claim", mention.id),
            "@type": "Claim",
            "text": told.words or mention.event.trigger.text,
            "author": _speaker(mention.event.source),
            "appearance": _article(told),
        }
    )


def _speaker(source: Source | None) -> Node | None:
    if source is None:
        return None
    named = {"@type": _kind(source.id, None), "name": source.name or source.text}
    return _known({"@id": _urn("actor", source.id) if source.id else None, **named})


def _article(told: Testimony) -> Node:
    mention = told.mention
    outlet = {"@type": "Organization", "name": mention.outlet} if mention.outlet else None
    return _known(
        {
            "@id": _urn("article", mention.article),
            "@type": "NewsArticle",
            "identifier": mention.article,
            "url": told.url,
            "headline": told.title,
            "datePublished": str(mention.published) if mention.published else None,
            "publisher": outlet,
            "inLanguage": "id",
        }
    )


def _urn(kind: str, id_: str) -> str:
    return f"urn:peristiwa:{kind}:{quote(id_, safe='')}"


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
