"""Gives an act the time expression that governs its clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from peristiwa.coding import EventMention
from peristiwa.ground.counting import Counting
from peristiwa.ground.dates import DateReader, TimeExpression
from peristiwa.ground.governing import Governing
from peristiwa.lexicon.schema import Cues
from peristiwa.parse.tokens import Doc, Span

__all__ = ["EventTimes", "Times"]

_LONG, _YEAR = timedelta(days=90), timedelta(days=365)
_WEEK = timedelta(days=7)
_COUNTED = "anaphoric"


@dataclass(frozen=True, slots=True)
class Times:
    """The time expressions that govern acts; ``sentences`` has the first tokens of all with one.

    ``told`` has all expressions by the first token of their sentence, durations too, each with the
    token at which it ends.
    """

    of: Mapping[EventMention, TimeExpression]
    sentences: Set[int]
    told: Mapping[int, Sequence[tuple[int, TimeExpression]]]


class EventTimes:
    """Assigns the time expressions of one report to its acts."""

    def __init__(self, reader: DateReader, cues: Cues, support: Sequence[str]) -> None:
        self._reader = reader
        self._governed = Governing(cues, support)

    def __call__(self, doc: Doc, mentions: Sequence[EventMention], published: date | None) -> Times:
        """Give each act that a time expression governs that expression.

        Those that count from another date come last, when what they may count from is dated.
        """
        told = [
            (doc.covering(expression.start, expression.end), expression)
            for expression in self._reader(doc.text, published)
        ]
        by_sentence: dict[int, list[tuple[int, TimeExpression]]] = {}
        for span, expression in told:
            by_sentence.setdefault(span.sent.start, []).append((span.end, expression))
        times: dict[EventMention, TimeExpression] = {}
        count = Counting(doc, mentions, times, self._reader)
        dates = [
            (span, expression, list(self._governed(doc, span, _beside(span, mentions))))
            for span, expression in told
            if expression.kind != "duration"
        ]
        counts = [row for row in dates if row[1].kind == _COUNTED]
        counted_to = {count.act_behind(span): span.start for span, _, _ in counts}
        for span, expression, governed in dates:
            own = [m for m in governed if counted_to.get(m, span.start) <= span.start]
            for mention in own if expression.kind != _COUNTED else ():
                times.setdefault(mention, self._ahead(expression, mention, published))
        for row in counts:
            count(*row)
        return Times(times, {span.sent.start for span, _, _ in dates}, by_sentence)

    def _ahead(
        self, expression: TimeExpression, mention: EventMention, published: date | None
    ) -> TimeExpression:
        """Read the bare weekday of a plan as the next one, not the last: "akan bertemu Kamis".

        So is a day or month without a year, where the last one is long past.
        """
        bare = expression.kind == "deictic" and expression.direction is None
        if not bare or mention.status != "planned" or published is None:
            return expression
        if expression.value is None or expression.value >= published.isoformat():
            return expression
        long_past = expression.value < (published - _LONG).isoformat()
        ahead = self._reader(expression.text, published + (_YEAR if long_past else _WEEK))
        return replace(expression, value=ahead[0].value) if ahead else expression


def _beside(span: Span, mentions: Iterable[EventMention]) -> list[EventMention]:
    """The acts of the sentence of ``span``."""
    return [m for m in mentions if m.sentence[0] <= span.start < m.sentence[1]]
