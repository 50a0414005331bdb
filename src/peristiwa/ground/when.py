"""Gives an act the time expression that governs its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from peristiwa.coding import EventMention
from peristiwa.ground.counting import Counting
from peristiwa.ground.dates import DateReader, TimeExpression
from peristiwa.lexicon.schema import Cues
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["EventTimes", "Times"]

_REACH = 12
_WEEK = timedelta(days=7)
_COUNTED = "anaphoric"
_NEAR = 5
_CLOSING = frozenset({"PUNCT", "ADJ", "ADV", "NOUN", "PROPN"})
_APART = frozenset({"mark", "case", "nsubj", "cc"})
_AT = frozenset({"pada", "dalam", "saat", "selama"})
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

    def __init__(self, reader: DateReader, cues: Cues, support: Sequence[str]) -> None:
        self._reader = reader
        self._reporting = frozenset(cues.reporting)
        self._simultaneous = frozenset(cues.simultaneous)
        self._occasion = frozenset(cues.occasion)
        self._support = frozenset(support)

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
        """Read the bare weekday of a plan as the next one, not the last: "akan bertemu Kamis"."""
        bare = expression.kind == "deictic" and expression.direction is None
        if not bare or mention.status != "planned" or published is None:
            return expression
        if expression.value is None or expression.value >= published.isoformat():
            return expression
        ahead = self._reader(expression.text, published + _WEEK)
        return replace(expression, value=ahead[0].value) if ahead else expression

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
            yield from self._occasions(doc, governor, span, mentions)
            return
        yield from (m for m in mentions if self._is_meanwhile(doc[m.start], governor, span))
        first_verb = next((t.i for t in span.sent if t.pos_ == "VERB"), span.sent.end)
        if span.start < first_verb:
            yield from mentions
            return
        near = _noun_before(doc, span, mentions)
        act = predicates.get(governor.i) if governor is not None else None
        own = near or act
        happening = [own] if own is not None else _that_happens(governor, predicates)
        before = [m for m in mentions if m.start < span.start <= m.end + _REACH]
        for dated in happening or before[-1:] or _main_act(doc, span, predicates):
            together = [dated, *_acts_at(doc[dated.start], predicates)]
            yield from together
            yield from (m for m in mentions if any(_goes_along(doc, m, one) for one in together))

    def _occasions(
        self, doc: Doc, governor: Token, span: Span, mentions: Iterable[EventMention]
    ) -> Iterator[EventMention]:
        """The acts on whose occasion something is said: "kata Budi usai rapat, Senin (16/9)"."""
        for mention in mentions:
            first = max(governor.i, mention.start - _NEAR) + 1
            words = doc.words[first : mention.start]
            if mention.start < span.start and not self._occasion.isdisjoint(words):
                yield mention

    def _is_meanwhile(self, trigger: Token, governor: Token | None, span: Span) -> bool:
        """Whether ``trigger`` is of a clause of "saat" or the like that belongs to ``governor``.

        One right behind the time does whatever the tree says: "pada 27 Juni saat X menyerang Y".
        """
        opening = [child for child in trigger.children if child.lower_ in self._simultaneous]
        if any(child.i == span.end for child in opening):
            return True
        belongs = governor is not None and trigger.head.i == governor.i != trigger.i
        return belongs and trigger.relation == "advcl" and bool(opening)

    def _has_support(self, noun: Token) -> bool:
        """Whether a support verb stands above ``noun``, which says what is done."""
        return noun.head.lower_ in self._support and noun.relation in _OF_SUPPORT


def _noun_before(doc: Doc, span: Span, mentions: Iterable[EventMention]) -> EventMention | None:
    """The act told by a noun before "pada" and a time: "mengutuk serangan pada Sabtu"."""
    if span.start < 2 or doc.words[span.start - 1] != "pada":
        return None
    before = [m for m in mentions if m.start < span.start <= m.end + _NEAR]
    if not before or doc[before[-1].start].pos_ != "NOUN":
        return None
    between = doc.span(before[-1].end, span.start)
    return None if any(t.pos_ in {"VERB", "PUNCT"} for t in between) else before[-1]


def _goes_along(doc: Doc, mention: EventMention, act: EventMention) -> bool:
    """Whether a clause without a conjunction belongs to that of ``act``: "menembak, membunuh …"."""
    trigger = doc[mention.start]
    return (
        trigger.head.i == act.start != mention.start
        and trigger.relation in {"advcl", "parataxis", "conj"}
        and not any(child.relation in _APART for child in trigger.children)
    )


def _acts_at(occasion: Token, predicates: Mapping[int, EventMention]) -> list[EventMention]:
    """The act done on a dated occasion: "menembak warga pada demonstrasi yang digelar Senin"."""
    phrase = occasion
    while phrase.relation == "nmod" and not _stands_at(phrase):
        phrase = phrase.head
    if not _stands_at(phrase):
        return []
    above = phrase.head if phrase.relation == "obl" else phrase.head.head
    return [predicates[above.i]] if above.i in predicates else []


def _stands_at(phrase: Token) -> bool:
    return any(child.relation == "case" and child.lower_ in _AT for child in phrase.children)


def _that_happens(verb: Token | None, predicates: Mapping[int, EventMention]) -> list[EventMention]:
    """The act of which a verb says that it took place: "serangan itu terjadi pada Sabtu"."""
    if verb is None:
        return []
    subjects = [child.i for child in verb.children if child.relation == "nsubj"]
    modified = [verb.head] if verb.relation == "acl" else []
    within = [child for noun in modified for child in noun.children if child.relation == "nmod"]
    nouns = [*subjects, *(noun.i for noun in (*modified, *within))]
    told = [predicates[at] for at in nouns if at in predicates]
    return told[:1] or [act for noun in modified for act in _acts_at(noun, predicates)]


def _main_act(doc: Doc, span: Span, predicates: Mapping[int, EventMention]) -> list[EventMention]:
    """The act of the main clause, where a time closes its sentence behind a comma or "pada"."""
    root = span.sent.root
    closes = all(token.pos_ in _CLOSING for token in doc.span(span.end, span.sent.end))
    opened = span.start > 0 and doc.words[span.start - 1] == ","
    act = predicates.get(root.i)
    return [act] if act is not None and closes and opened and root.i < span.start else []


def _beside(span: Span, mentions: Iterable[EventMention]) -> list[EventMention]:
    """The acts of the sentence of ``span``."""
    return [m for m in mentions if m.sentence[0] <= span.start < m.sentence[1]]


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
