"""Gives an act the time expression that governs its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from peristiwa.coding import EventMention
from peristiwa.ground.dates import DateReader, TimeExpression
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["EventTimes", "Times"]

_REACH = 12
_OF_SUPPORT = frozenset({"obj", "nsubj", "compound"})


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

    def __init__(
        self, reader: DateReader, reporting: Sequence[str], support: Sequence[str]
    ) -> None:
        self._reader = reader
        self._reporting = frozenset(reporting)
        self._support = frozenset(support)

    def __call__(self, doc: Doc, mentions: Sequence[EventMention], published: date | None) -> Times:
        """Give each act that a time expression governs that expression."""
        times: dict[EventMention, TimeExpression] = {}
        sentences = set()
        told: dict[int, list[tuple[int, TimeExpression]]] = {}
        for expression in self._reader(doc.text, published):
            span = doc.covering(expression.start, expression.end)
            told.setdefault(span.sent.start, []).append((span.end, expression))
            if expression.kind == "duration":
                continue
            sentences.add(span.sent.start)
            here = [m for m in mentions if m.sentence[0] <= span.start < m.sentence[1]]
            counted = expression.kind == "anaphoric"
            before = [m for m in here if m.start < span.start]
            counts = counted and bool(before) and before[-1] in times
            governed = _counting_to(doc, span, here) if counts else self._governed(doc, span, here)
            for mention in governed:
                times.setdefault(mention, self._anchored(expression, times, here, published))
        return Times(times, sentences, told)

    def _governed(
        self, doc: Doc, span: Span, mentions: Sequence[EventMention]
    ) -> Iterator[EventMention]:
        predicates = {m.start: m for m in mentions}
        predicates.update(
            {doc[m.start].head.i: m for m in mentions if self._has_support(doc[m.start])}
        )
        governor = _climb(span.root, predicates)
        if governor is not None and governor.i > span.start and _is_set_off(doc, span):
            governor = _verb_before(doc, span) or governor
        if (
            governor is not None
            and governor.lower_ in self._reporting
            and governor.i not in predicates
        ):
            return
        first_verb = next((t.i for t in span.sent if t.pos_ == "VERB"), span.sent.end)
        if span.start < first_verb:
            yield from mentions
        elif governor is not None and governor.i in predicates:
            yield predicates[governor.i]
        else:
            before = [m for m in mentions if m.start < span.start <= m.end + _REACH]
            yield from before[-1:]

    def _has_support(self, noun: Token) -> bool:
        """Whether a support verb stands above ``noun``, which says what is done."""
        return noun.head.lower_ in self._support and noun.relation in _OF_SUPPORT

    def _anchored(
        self,
        expression: TimeExpression,
        times: Mapping[EventMention, TimeExpression],
        here: Sequence[EventMention],
        published: date | None,
    ) -> TimeExpression:
        """Count an expression such as "dua hari kemudian" from a dated act of its sentence."""
        if expression.kind != "anaphoric":
            return expression
        dated = [times[m].value for m in here if m in times]
        anchor = next((date.fromisoformat(v) for v in dated if v and len(v) == 10), published)
        again = self._reader(expression.text, published, anchor)
        value = again[0] if again else expression
        return TimeExpression(
            start=expression.start,
            end=expression.end,
            text=expression.text,
            value=value.value,
            granularity=value.granularity,
            direction=value.direction,
            kind=value.kind,
        )


def _counting_to(doc: Doc, span: Span, mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    """What "dua hari setelah" counts from stands behind it, up to the next comma."""
    for position in range(span.end, min(span.end + _REACH, len(doc))):
        if doc[position].is_punct:
            return
        found = [m for m in mentions if m.start == position]
        if found:
            yield found[0]
            return


def _is_set_off(doc: Doc, span: Span) -> bool:
    """Whether commas stand on both sides: ", Selasa, …" goes with what stands before it."""
    if span.start == span.sent.start or span.end >= len(doc):
        return False
    return doc[span.start - 1].text == "," and doc[span.end].text in {",", "."}


def _verb_before(doc: Doc, span: Span) -> Token | None:
    for position in range(span.start - 1, span.sent.start - 1, -1):
        if doc[position].pos_ == "VERB":
            return doc[position]
    return None


def _climb(token: Token, predicates: Mapping[int, EventMention]) -> Token | None:
    """Give the first predicate above ``token``: a trigger, else a verb."""
    while token.head.i != token.i:
        token = token.head
        if token.i in predicates or token.pos_ == "VERB":
            return token
    return None
