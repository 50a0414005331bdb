"""Invented mentions of all types, with everything known, nothing known, and hostile texts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import cycle
from typing import Any

import msgspec
import pytest

from peristiwa.export import Account, ExportFormat, accounts, alone, order, writer
from peristiwa.lexicon.compiled import load_built
from peristiwa.lexicon.schema import Plover
from peristiwa.records import (
    Article,
    Event,
    EventDate,
    Evidence,
    Mention,
    Occurrence,
    Participant,
    Place,
    Source,
    Trigger,
)

HOSTILE = 'Kata "Ketua":\tjangan\r\n=1+1; \x0b\x85\u2028🪁 <b>&amp;\x00'
TEXT = f"Ratusan warga berunjuk rasa 🪁\nTiga orang tewas ditembak di Kota Rekaan.\n{HOSTILE}"
POLRI = Participant(0, 5, "Polri", "org:polri", "Polri", "IDN", "COP")
JAPAN = Participant(0, 6, "Jepang", "state:JPN", "Japan", "JPN", "GOV")
PERSON = Participant(0, 4, "Budi", "person:budi-rekaan", "Budi Rekaan", "IDN", "GOV")
ASEAN = Participant(0, 5, "ASEAN", "org:asean", "ASEAN", None, "IGO")
PEOPLE = Participant(0, 5, HOSTILE, None, HOSTILE, "IDN", "CVL")
NOBODY = Participant(None, None, None)
SURABAYA = Place(0, 8, "Surabaya", "geonames:1625822", "Surabaya", "IDN", lat=-7.2492, lon=112.7508)
RIAU = Place(0, 4, "Riau", "place:riau", "Riau", "IDN", lat=0.5, lon=101.8)
JAPAN_PLACE = Place(0, 6, "Jepang", "state:JPN", "Japan", "JPN")
CAMEO = {
    "AGREE": "057", "CONSULT": "042", "SUPPORT": "051", "CONCEDE": "0811", "COOPERATE": "061",
    "AID": "073", "RETREAT": "087", "REQUEST": "022", "ACCUSE": "112", "REJECT": "120",
    "THREATEN": "138", "PROTEST": "141", "SANCTION": "163", "MOBILIZE": "152", "COERCE": "173",
    "ASSAULT": "190",
}  # fmt: skip


def an_event(id_: str, type_: str = "COERCE", **told: Any) -> Event:
    """An event with nothing known but what is told."""
    known: dict[str, Any] = {
        "mode": None,
        "cameo": CAMEO[type_],
        "quad": load_built("plover.json", Plover).types[type_].quad,
        "goldstein": -5.0,
        "trigger": Trigger(0, 7, "Ratusan"),
        "actors": [],
        "recipients": [],
        "place": None,
        "date": None,
        "status": "actual",
        "historical": False,
        "source": None,
        "confidence": 0.5,
        "evidence": Evidence(0, len(TEXT)),
    }
    return Event(id=id_, type=type_, **{**known, **told})


def a_mention(id_: str, type_: str = "COERCE", **told: Any) -> Mention:
    """A mention by the article that its id opens with."""
    article = id_.partition("#")[0]
    return Mention(
        id=id_,
        article=article,
        outlet=told.pop("outlet", "harian-rekaan"),
        origin=told.pop("origin", article),
        published=told.pop("published", date(2025, 3, 5)),
        event=an_event("1", type_, **told),
    )


def told(
    mentions: Iterable[Mention], articles: Mapping[str, Article] | None = None
) -> list[Account]:
    """Accounts of mentions that nothing has merged."""
    known = {one.id: one for one in mentions}
    found = sorted(map(alone, known.values()), key=order)
    return list(accounts(found, known, articles or {}))


def merged(occurrence: Occurrence, mentions: Iterable[Mention], **changes: Any) -> Account:
    """One account of several mentions, whose articles all have the text `TEXT`."""
    known = {one.id: one for one in mentions}
    whole = msgspec.structs.replace(occurrence, mentions=list(known), **changes)
    articles = {
        one.article: Article(id=one.article, text=TEXT, title="Judul", url=f"https://x.id/{n}")
        for n, one in enumerate(known.values())
    }
    return next(accounts([whole], known, articles))


def all_kinds() -> list[Mention]:
    """Three mentions of every type: all known, nothing known, and hostile texts."""
    sides = cycle([[POLRI], [JAPAN, PERSON], [ASEAN], [PEOPLE, NOBODY]])
    places = cycle([SURABAYA, RIAU, JAPAN_PLACE, Place(0, 5, HOSTILE)])
    found = []
    for number, (type_, kind) in enumerate(load_built("plover.json", Plover).types.items()):
        day = EventDate(0, 1, "Senin", f"2025-02-{number + 1:02d}", "day")
        full = {
            "mode": next(iter(kind.modes), None),
            "actors": next(sides),
            "recipients": next(sides),
            "place": next(places),
            "date": day,
            "source": Source(0, 3, HOSTILE, name="Juru Bicara"),
        }
        found.append(a_mention(f"berita-{number}#1", type_, **full))
        found.append(a_mention(f"kosong-{number}#1", type_, published=None, outlet=None))
        found.append(a_mention(f"{HOSTILE}{number}#1", type_, outlet=HOSTILE, actors=[PEOPLE]))
    return found


@pytest.fixture(scope="session")
def everything() -> list[Account]:
    mentions = all_kinds()
    articles = {
        one.article: Article(id=one.article, text=TEXT, title=HOSTILE, published=one.published)
        for one in mentions
        if not one.article.startswith("kosong")
    }
    return told(mentions, articles)


@pytest.fixture
def export() -> Callable[[str, Iterable[Account]], bytes]:
    """Write accounts in a format."""

    def run(format: str, told: Iterable[Account]) -> bytes:
        out = io.BytesIO()
        writer(ExportFormat(format))(told, out)
        return out.getvalue()

    return run
