"""Invented reports with their coded events: the same for the same number, and made in no time."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from peristiwa.records import (
    Article,
    CodedArticle,
    Event,
    EventDate,
    Evidence,
    Participant,
    Place,
    Source,
    Trigger,
)

__all__ = ["a_pair", "pairs", "told_again"]

EVENTS = 5
_FIRST = date(2015, 1, 1)
_DAYS = 3650
_COUNTRIES = ("IDN", "MYS", "SGP", "AUS", "CHN", "USA", "JPN", "PHL", "THA", "TLS")
_SECTORS = ("GOV", "COP", "MIL", "CVL", "REB", "BUS", "LEG", "MED")
_PEOPLE = tuple(f"{first} {last}" for first in (
    "Andi", "Budi", "Citra", "Dewi", "Eko", "Fajar", "Gita", "Hadi", "Indah", "Joko",
) for last in (
    "Santoso", "Wijaya", "Lubis", "Siregar", "Pratama", "Halim", "Nasution", "Kusuma",
))  # fmt: skip
_PLACES = (
    ("Jakarta", -6.2, 106.8), ("Surabaya", -7.3, 112.7), ("Medan", 3.6, 98.7),
    ("Makassar", -5.1, 119.4), ("Jayapura", -2.5, 140.7), ("Ambon", -3.7, 128.2),
    ("Banda Aceh", 5.5, 95.3), ("Kupang", -10.2, 123.6), ("Pontianak", 0.0, 109.3),
)  # fmt: skip
_ACTS = (
    ("menangkap", "COERCE", "arrest", "173", 4, -5.0),
    ("mengunjungi", "CONSULT", "visit", "042", 1, 1.9),
    ("mengecam", "ACCUSE", "disapprove", "111", 3, -2.0),
    ("membantu", "AID", None, "070", 2, 7.0),
    ("menyerang", "ASSAULT", None, "180", 4, -9.0),
    ("memprotes", "PROTEST", "demo", "141", 4, -6.5),
    ("mendukung", "SUPPORT", None, "051", 1, 3.4),
    ("mengancam", "THREATEN", None, "130", 3, -4.4),
)
_OUTLETS = tuple(f"outlet-{number}.example" for number in range(30))
_STATUSES = ("actual",) * 7 + ("planned", "hypothetical", "negated")


def pairs(
    numbers: range, revision: int = 0, week: date | None = None
) -> list[tuple[Article, CodedArticle]]:
    """Give the reports of these numbers with their events; a revision has another text.

    They are of ten years, or of the week that begins with ``week``.
    """
    return [a_pair(number, revision, week) for number in numbers]


def a_pair(
    number: int, revision: int = 0, week: date | None = None
) -> tuple[Article, CodedArticle]:
    """Give one report of `EVENTS` sentences, each of which tells an event."""
    random = Random(number * 1009 + revision)
    id_ = f"report-{number:07d}"
    published = _FIRST + timedelta(days=number * 7919 % _DAYS)
    if week is not None:
        published = week + timedelta(days=number % 7)
    text, events = "", []
    for place in range(1, EVENTS + 1):
        event, sentence = _event(random, f"{id_}:{place}", len(text), published)
        events.append(event)
        text += sentence + " "
    article = Article(
        id=id_, text=text, published=published, title=text[:60], outlet=random.choice(_OUTLETS)
    )
    return article, CodedArticle(id=id_, published=published, events=events)


def told_again(pair: tuple[Article, CodedArticle]) -> tuple[Article, CodedArticle]:
    """Give a report as another outlet has it, whose events are one with those of the first."""
    article, coded = pair
    id_ = f"again-{article.id}"
    events = [replace(one, id=one.id.replace(article.id, id_)) for one in coded.events]
    return (
        replace(article, id=id_, outlet="again.example"),
        replace(coded, id=id_, events=events),
    )


def _event(random: Random, id_: str, start: int, published: date) -> tuple[Event, str]:
    verb, type_, mode, cameo, quad, goldstein = random.choice(_ACTS)
    who, whom, speaker = random.choice(_PEOPLE), random.choice(_PEOPLE), random.choice(_PEOPLE)
    town, lat, lon = random.choice(_PLACES)
    sentence = f"{who} {verb} {whom} di {town}, kata {speaker} kepada wartawan."

    def span(words: str, after: int = 0) -> tuple[int, int, str]:
        at = start + sentence.index(words, after)
        return at, at + len(words), words

    behind = len(who) + len(verb)
    day = published - timedelta(days=random.randrange(3))
    event = Event(
        id=id_,
        type=type_,
        mode=mode,
        cameo=cameo,
        quad=quad,
        goldstein=goldstein,
        trigger=Trigger(*span(verb, len(who))),
        actors=[_party(random, span(who))],
        recipients=[_party(random, span(whom, behind))],
        place=Place(*span(town, behind), name=town, country="IDN", lat=lat, lon=lon),
        date=EventDate(None, None, None, value=day.isoformat(), granularity="day"),
        status=random.choice(_STATUSES),  # type: ignore[arg-type]
        historical=random.random() < 0.1,
        source=Source(*span(speaker, sentence.index("kata")), name=speaker),
        confidence=round(random.random(), 3),
        evidence=Evidence(start, start + len(sentence)),
    )
    return event, sentence


def _party(random: Random, span: tuple[int, int, str]) -> Participant:
    return Participant(
        *span, name=span[2], country=random.choice(_COUNTRIES), sector=random.choice(_SECTORS)
    )
