"""Dates acts by times that count from the date of another act: "dua hari setelah", "besoknya"."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from peristiwa.coding import EventMention
from peristiwa.ground.dates import DateReader, TimeExpression
from peristiwa.parse.tokens import Doc, Span

__all__ = ["Counting"]

_REACH = 12
_DAY = len("2024-06-22")
_YEAR = len("2024")
_SENTENCES = 3
"""The sentence of an expression, and the two before."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Adds to ``times``, which has those of the acts that are dated already."""

    doc: Doc
    mentions: Sequence[EventMention]
    times: MutableMapping[EventMention, TimeExpression]
    reader: DateReader

    def __call__(
        self, span: Span, expression: TimeExpression, governed: Sequence[EventMention]
    ) -> None:
        """Date the acts that an expression, which stands at ``span``, governs.

        "Dua hari setelah" stands between two acts: the one whose date is known, from here or from
        earlier in the report, dates the other. "Keesokan harinya" counts from what is dated in its
        sentence, else from the last day that the two sentences before tell. Where nothing is found
        to count from, the value is unknown.
        """
        behind = self.act_behind(span)
        here = [m for m in self.mentions if m.sentence[0] <= span.start < m.sentence[1]]
        before = [m for m in here if m.start < span.start and m is not behind]
        if behind is None:
            value = self._counted(expression, self._last_day(span, here))
        elif before and before[-1] in self.times and behind not in self.times:
            self.times[behind] = self._counted(expression, _day(self.times[before[-1]]))
            return
        else:
            known = self.times.get(behind) or self._told_before(behind)
            value = self._mirrored(expression, _day(known))
        for mention in governed:
            if mention is not behind:
                self.times.setdefault(mention, value)

    def act_behind(self, span: Span) -> EventMention | None:
        """Give the act from which "dua hari setelah" counts, which stands before the next comma."""
        for position in range(span.end, min(span.end + _REACH, len(self.doc))):
            if self.doc[position].is_punct:
                return None
            found = next((m for m in self.mentions if m.start == position), None)
            if found is not None:
                return found
        return None

    def _counted(self, expression: TimeExpression, anchor: date | None) -> TimeExpression:
        """Read what stands in ``expression`` as counted from ``anchor``."""
        again = self.reader(expression.text, None, anchor)
        return replace(expression, value=again[0].value if again else None)

    def _mirrored(self, expression: TimeExpression, anchor: date | None) -> TimeExpression:
        """Count to the other side of ``anchor``, as the reader dates what stands behind."""
        value = self._counted(expression, anchor).value
        if anchor is None or value is None:
            return replace(expression, value=None)
        if len(value) == _DAY:
            days = 2 * anchor.toordinal() - date.fromisoformat(value).toordinal()
            inside = date.min.toordinal() <= days <= date.max.toordinal()
            mirrored = date.fromordinal(days).isoformat() if inside else None
            return replace(expression, value=mirrored)
        year = 2 * anchor.year - int(value[:_YEAR])
        known = len(value) == _YEAR and date.min.year <= year <= date.max.year
        return replace(expression, value=f"{year:04}" if known else None)

    def _told_before(self, mention: EventMention) -> TimeExpression | None:
        """The time of the last act of the same root before, which ``mention`` tells again."""
        for other in reversed(self.mentions):
            if other.start < mention.start and other.frame.root == mention.frame.root:
                return self.times.get(other)
        return None

    def _last_day(self, span: Span, here: Sequence[EventMention]) -> date | None:
        starts = [sent.start for sent in self.doc.sents if sent.start <= span.start]
        first = starts[-_SENTENCES:][0]
        near = [m for m in self.mentions if first <= m.start < span.sent.start]
        days = (_day(self.times.get(m)) for m in [*here, *reversed(near)])
        return next((day for day in days if day is not None), None)


def _day(time: TimeExpression | None) -> date | None:
    """The day that a time tells, None where it tells none."""
    value = time.value if time is not None else None
    return date.fromisoformat(value) if value is not None and len(value) == _DAY else None
