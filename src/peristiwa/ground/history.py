"""Tells the acts that lie before the news of a report."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, timedelta
from itertools import pairwise

from peristiwa.coding import EventMention
from peristiwa.ground.dates import TimeExpression
from peristiwa.ground.when import Times
from peristiwa.parse import Doc

__all__ = ["historical_acts", "is_before_news"]

_NEWS = timedelta(days=31)
"""Codebook: an act is historical when it lies over about a month before the report."""


def historical_acts(
    doc: Doc,
    mentions: Sequence[EventMention],
    times: Times,
    published: date | None,
    continuing: Container[str],
) -> set[EventMention]:
    """Give those of ``mentions``, in the order of the text, that are historical.

    An act is so by its own time or a background cue. So is one of the next sentence, if that opens
    with a word of ``continuing`` and names no time: news tells what led to it in the order in which
    it happened.
    """
    past: set[EventMention] = set()
    sentences = [sentence.start for sentence in doc.sents]
    following = dict(pairwise(sentences))
    before: EventMention | None = None
    for mention in mentions:
        start = mention.sentence[0]
        goes_on = (
            before in past
            and following.get(before.sentence[0]) == start
            and start not in times.sentences
            and mention.status == "actual"
            and doc.words[start] in continuing
        )
        if mention.background or goes_on or is_before_news(times.of.get(mention), published):
            past.add(mention)
        before = mention
    return past


def is_before_news(time: TimeExpression | None, published: date | None) -> bool:
    """Whether a time lies over a month before the report, as far as its precision tells.

    A date's year is written out when it is not the report's own: without a day of publication an
    absolute year counts as past, as do decades and centuries that are over, "tahun lalu", and a
    month that is called by its name without a day, since the present one is not.
    """
    if time is None:
        return False
    if time.value is None:
        named = time.granularity == "month" and time.direction is None
        long = time.granularity in {"month", "year"} or time.kind == "absolute"
        return named or (time.direction == "past" and long)
    if published is None:
        return time.kind == "absolute"
    limit = (published - _NEWS).isoformat()
    return time.value < limit[: len(time.value)]
