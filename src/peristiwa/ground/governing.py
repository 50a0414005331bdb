"""Which acts of a sentence a time expression governs.

The rules follow the tree, and where the parser errs the order of words. They were written from
annotated news (``corpus/``), where 401 of 557 dated acts get a date, 11 of them a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from peristiwa.coding import EventMention
from peristiwa.lexicon.schema import Cues
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["Governing"]

_REACH = 12
_NEAR = 5
_CLOSING = frozenset({"PUNCT", "ADJ", "ADV", "NOUN", "PROPN"})
_APART = frozenset({"mark", "case", "nsubj", "cc"})
_OF_SUPPORT = frozenset({"obj", "nsubj", "compound"})


class Governing:
    """Finds the acts of which a time expression tells when they took place."""

    def __init__(self, cues: Cues, support: Iterable[str]) -> None:
        self._reporting = frozenset(cues.reporting)
        self._simultaneous = frozenset(cues.simultaneous)
        self._occasion = self._simultaneous.union(cues.occasion)
        self._on = frozenset(cues.on_time)
        self._at = frozenset(cues.on_occasion)
        self._support = frozenset(support)

    def __call__(
        self, doc: Doc, span: Span, mentions: Sequence[EventMention]
    ) -> Iterator[EventMention]:
        """Give those of ``mentions``, the acts of one sentence, whose time ``span`` tells."""
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
        near = self._noun_before(doc, span, mentions)
        act = predicates.get(governor.i) if governor is not None else None
        own = near or act
        happening = [own] if own is not None else self._that_happens(governor, predicates)
        before = [m for m in mentions if m.start < span.start <= m.end + _REACH]
        for dated in happening or before[-1:] or _main_act(doc, span, predicates):
            together = [dated, *self._acts_at(doc[dated.start], predicates)]
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

    def _noun_before(
        self, doc: Doc, span: Span, mentions: Iterable[EventMention]
    ) -> EventMention | None:
        """The act told by a noun before "pada" and a time: "mengutuk serangan pada Sabtu"."""
        if span.start < 2 or doc.words[span.start - 1] not in self._on:
            return None
        before = [m for m in mentions if m.start < span.start <= m.end + _NEAR]
        if not before or doc[before[-1].start].pos_ != "NOUN":
            return None
        between = doc.span(before[-1].end, span.start)
        return None if any(t.pos_ in {"VERB", "PUNCT"} for t in between) else before[-1]

    def _that_happens(
        self, verb: Token | None, predicates: Mapping[int, EventMention]
    ) -> list[EventMention]:
        """The act of which a verb says that it took place: "serangan itu terjadi pada Sabtu"."""
        if verb is None:
            return []
        subjects = [child.i for child in verb.children if child.relation == "nsubj"]
        modified = [verb.head] if verb.relation == "acl" else []
        within = [child for noun in modified for child in noun.children if child.relation == "nmod"]
        nouns = [*subjects, *(noun.i for noun in (*modified, *within))]
        told = [predicates[at] for at in nouns if at in predicates]
        return told[:1] or [act for noun in modified for act in self._acts_at(noun, predicates)]

    def _acts_at(
        self, occasion: Token, predicates: Mapping[int, EventMention]
    ) -> list[EventMention]:
        """The act done on a dated occasion: "menembak pada demonstrasi yang digelar Senin"."""
        phrase = occasion
        while phrase.relation == "nmod" and not self._stands_at(phrase):
            phrase = phrase.head
        if not self._stands_at(phrase):
            return []
        above = phrase.head if phrase.relation == "obl" else phrase.head.head
        return [predicates[above.i]] if above.i in predicates else []

    def _stands_at(self, phrase: Token) -> bool:
        return any(
            child.relation == "case" and child.lower_ in self._at for child in phrase.children
        )


def _goes_along(doc: Doc, mention: EventMention, act: EventMention) -> bool:
    """Whether a clause without a conjunction belongs to that of ``act``: "menembak, membunuh …"."""
    trigger = doc[mention.start]
    return (
        trigger.head.i == act.start != mention.start
        and trigger.relation in {"advcl", "parataxis", "conj"}
        and not any(child.relation in _APART for child in trigger.children)
    )


def _main_act(doc: Doc, span: Span, predicates: Mapping[int, EventMention]) -> list[EventMention]:
    """The act of the main clause, where a time closes its sentence behind a comma."""
    root = span.sent.root
    closes = all(token.pos_ in _CLOSING for token in doc.span(span.end, span.sent.end))
    opened = span.start > 0 and doc.words[span.start - 1] == ","
    act = predicates.get(root.i)
    return [act] if act is not None and closes and opened and root.i < span.start else []


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
