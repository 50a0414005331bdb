"""Reviewed reports as gold: JSON lines that ``peristiwa score`` and training read.

A document is ``{"id", "published", "sentences", "events"}``; joined by one blank its sentences
are its text. An event names its sentence and copies from it, so no sentence ends inside an event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct

from peristiwa.records import Event, EventDate, Evidence, Participant, Place, Source
from peristiwa.store import View
from peristiwa.store.rows import mention_of
from peristiwa.store.stretches import ends

__all__ = ["GoldLine", "gold_line", "gold_lines"]

_WORD = re.compile(r"\S+")
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_COUNTRY = re.compile(r"[A-Z]{3}")
_BATCH = 200

Span = tuple[int, int]


class GoldLine(Struct, frozen=True, kw_only=True):
    """One reviewed report, in the form of a gold file."""

    id: str
    published: date | None
    sentences: list[str]
    events: list[dict[str, Any]]


def gold_lines(view: View, *, partial: bool = False) -> Iterator[GoldLine]:
    """Yield the reports of which people have reviewed every event, by their ids.

    Args:
        view: the version to read.
        partial: whether to give reports with unreviewed events, too; those events are left out.

    Raises:
        StoreError: when the store can't be read.
    """
    articles = view.table(_ALL if partial else _WHOLE).column("article").to_pylist()
    for start in range(0, len(articles), _BATCH):
        yield from _lines(view, articles[start : start + _BATCH])


_ALL = "SELECT DISTINCT article FROM reviewed ORDER BY article"
_WHOLE = """
    SELECT DISTINCT article FROM reviewed r
    WHERE NOT EXISTS (FROM mentions m WHERE m.article = r.article AND NOT m.reviewed)
    ORDER BY article"""


def _lines(view: View, ids: Sequence[str]) -> Iterator[GoldLine]:
    articles = view.rows(
        "SELECT id, published, text FROM articles WHERE id IN (FROM ids) ORDER BY id",
        lists={"ids": ids},
    )
    mentions = view.rows(
        "SELECT id, article, outlet, origin, published, record, reviewed FROM mentions"
        " WHERE reviewed AND article IN (FROM ids) ORDER BY trigger_start, id",
        lists={"ids": ids},
    )
    for row in articles:
        events = [mention_of(one).event for one in mentions if one["article"] == row["id"]]
        yield gold_line(row["id"], row["published"], row["text"], events)


def gold_line(id: str, published: date | None, text: str, events: Iterable[Event]) -> GoldLine:
    """Give one report as gold.

    Args:
        id: the article's id.
        published: its day of publication.
        text: its raw text; sentences end at the ends of its lines, and at stops.
        events: those that people stand behind, with offsets in ``text``.
    """
    found = list(events)
    spans = sentences(text, [one.evidence for one in found])
    starts = [start for start, _ in spans]
    return GoldLine(
        id=id,
        published=published,
        sentences=[text[start:end] for start, end in spans],
        events=[
            _event(event, text, spans, bisect_right(starts, event.trigger.start) - 1)
            for event in found
        ],
    )


def sentences(text: str, whole: Iterable[Evidence]) -> list[Span]:
    """Give where sentences begin and end; none ends inside one of ``whole``."""
    kept = [(one.start, one.end) for one in whole]
    cuts = [
        (stop, begin)
        for stop, begin in ends(text)
        if not any(first < begin and stop < last for first, last in kept)
    ]
    bounds = [(0, 0), *cuts, (len(text), len(text))]
    spans = [(before[1], after[0]) for before, after in pairwise(bounds)]
    return [_trimmed(text, *span) for span in spans if text[slice(*span)].strip()]


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _event(event: Event, text: str, spans: Sequence[Span], place: int) -> dict[str, Any]:
    first, last = spans[place]
    sentence = text[first:last]

    def words(part: Participant | Place | EventDate | Source) -> str | None:
        return part.text if part.text and part.text in sentence else None

    return {
        "s": place,
        "trigger": _first_of_its_kind(sentence, event.trigger.start - first, event.trigger.text),
        "type": event.type,
        "mode": event.mode,
        "actors": [_participant(one, words(one)) for one in event.actors],
        "recipients": [_participant(one, words(one)) for one in event.recipients],
        "place": event.place
        and {"text": words(event.place), "country": _code(event.place.country)},
        "date": event.date and {"text": words(event.date), "value": _day(event.date.value)},
        "status": event.status,
        "historical": event.historical,
        "source": event.source
        and {"text": words(event.source), "name": event.source.name or event.source.text},
    }


def _participant(one: Participant, words: str | None) -> dict[str, Any]:
    return {
        "text": words,
        "name": one.name or one.text or None,
        "country": _code(one.country),
        "sector": one.sector or None,
    }


def _first_of_its_kind(sentence: str, start: int, trigger: str) -> str:
    """Give the trigger with as many of the next words as make it the first of its kind.

    Gold takes the first occurrence in the sentence for the one that is meant.
    """
    end = start + len(trigger)
    while sentence.find(sentence[start:end]) < start and end < len(sentence):
        rest = sentence[end:]
        end += len(rest) - len(rest.lstrip())
        following = _WORD.match(sentence, end)
        end = following.end() if following else len(sentence)
    while sentence.find(sentence[start:end]) < start:
        start = max(sentence.rfind(" ", 0, max(start - 1, 0)) + 1, 0)
    return sentence[start:end]


def _code(country: str | None) -> str | None:
    return country if country and _COUNTRY.fullmatch(country) else None


def _day(value: str | None) -> str | None:
    return value if value and _DAY.fullmatch(value) else None
