"""Tells the acts that lie before the news of a report."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date, timedelta
from itertools import pairwise

from peristiwa.coding import EventMention
from peristiwa.coding.tree import verb_above
from peristiwa.ground.dates import TimeExpression
from peristiwa.ground.when import Times
from peristiwa.lexicon.schema import Cues
from peristiwa.parse import Doc

__all__ = ["historical_acts", "is_before_news"]

_INSIDE = frozenset({"advcl", "obl", "nmod", "obj", "conj"})
_NEWS = timedelta(days=31)
"""Codebook: an act is historical when it lies over about a month before the report."""


def historical_acts(
    doc: Doc,
    mentions: Sequence[EventMention],
    times: Times,
    published: date | None,
    cues: Cues,
) -> set[EventMention]:
    """Give those of ``mentions``, in the order of the text, that are historical.

    An act is so by its own time, by the time of the clause to which its own belongs, or by a
    background cue. So is one of the next sentence, if that opens with a word that goes on and names
    no time: news tells what led to it in the order in which it happened.
    """
    past: set[EventMention] = set()
    over = _long_over(doc, times, published)
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
            and doc.words[start] in cues.continuing
        )
        time = times.of.get(mention)
        long_over = is_before_news(time, published) or (
            time is None and _within(mention, doc, over, cues.until)
        )
        if mention.background or goes_on or long_over:
            past.add(mention)
        before = mention
    return past


def _long_over(doc: Doc, times: Times, published: date | None) -> set[int]:
    """Give the verbs of which a time says that they lie before the news."""
    told = (row for sentence in times.told.values() for row in sentence)
    spans = (
        doc.covering(time.start, time.end)
        for _, time in told
        if time.kind != "duration" and is_before_news(time, published)
    )
    verbs = (verb_above(span.root) for span in spans)
    return {verb.i for verb in verbs if verb is not None}


def _within(mention: EventMention, doc: Doc, verbs: Container[int], until: Container[str]) -> bool:
    """Whether an act is told in an adverbial clause of ``verbs``: "tewas 2017 usai menyerang"."""
    token, adverbial = doc.span(mention.start, mention.end).root, False
    while token.relation in _INSIDE:
        if token.relation == "advcl":
            adverbial = not any(child.lower_ in until for child in token.children)
        token = token.head
        if token.i in verbs:
            return adverbial and mention.status == "actual"
    return False


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
