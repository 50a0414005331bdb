"""What is told of a candidate to the model that decides whether it names an act.

Features are strings. They name the words around the trigger, its place in the tree, the parties
near it, what its frames made of it, and what the report has told so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.triggers import Candidate
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["FeatureGroups", "act_features", "kind_of"]

FeatureGroups = list[list[str]]
"""The features of an example in parts, some of which it shares with others."""

_ARGUMENTS = frozenset(
    {"nsubj", "obj", "obl", "nmod", "ccomp", "xcomp", "iobj", "advcl", "compound", "flat"}
)
_COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})
_MARKERS = frozenset({"advmod", "aux", "mark", "case"})
_WINDOW = (-1, 1, 2)
_REACH = 10
_MANY = 4
_DEEP = 5
_SHARES = 4
_NOUNS = 6
_REMEMBERED = 1 << 12
"""Parties whose kind is kept at hand, those of a few reports."""


def act_features(
    doc: Doc,
    attempts: Sequence[Attempt],
    index: PartyIndex,
) -> list[FeatureGroups]:
    """Give the features of each of ``attempts``, the best readings of all candidates in order.

    Those of one candidate, by frames of several types, follow one another. Each has a group for the
    report, one for the candidate, and one of its own; what several share is one list.
    """
    topics = _Topics(attempts)
    report = [_density(doc, attempts), *(f"report={root}" for root in _topic(doc))]
    numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    story = _Story()
    rows: list[FeatureGroups] = []
    for candidate, group in groupby(attempts, key=lambda attempt: attempt.candidate):
        span = doc.span(candidate.start, candidate.end)
        trigger, sentence = span.root, span.sent
        common = [f"sentence={min(numbers[sentence.start], 5)}"]
        common += _word(trigger, sentence)
        common += dict.fromkeys(_tree(trigger, index))
        common += _neighbours(trigger, sentence, index)
        common += _phrase(span, candidate)
        readings = list(group)
        for number, attempt in enumerate(readings):
            own = [*_frame(span, attempt, number), *topics.told(attempt.frame.type)]
            rows.append([report, common, [*own, *story.told(attempt, sentence)]])
        story.add(readings[0])
    return rows


def _topic(doc: Doc) -> list[str]:
    """The roots of the nouns that a report repeats most."""
    counted = Counter(token.lemma_.lower() for token in doc if token.pos_ == "NOUN")
    return [root for root, count in counted.most_common(_NOUNS) if count > 1]


def _density(doc: Doc, attempts: Sequence[Attempt]) -> str:
    """How many candidates succeed in a hundred words."""
    succeeding = len({attempt.candidate for attempt in attempts if attempt.succeeds})
    return f"density={min(_MANY, 100 * succeeding // max(1, len(doc)))}"


@dataclass
class _Story:
    """The types and roots of acts told so far, in the report and in the sentence."""

    types: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)
    sentence: int = -1
    types_here: set[str] = field(default_factory=set)
    roots_here: set[str] = field(default_factory=set)

    def told(self, attempt: Attempt, sentence: Span) -> Iterator[str]:
        """Give the features of what was told before ``attempt``."""
        if sentence.start != self.sentence:
            self.types |= self.types_here
            self.roots |= self.roots_here
            self.sentence, self.types_here, self.roots_here = sentence.start, set(), set()
        if not attempt.succeeds:
            return
        frame = attempt.frame
        told = {
            "type here": frame.type in self.types_here,
            "root here": frame.root in self.roots_here,
            "type before": frame.type in self.types,
            "root before": frame.root in self.roots,
        }
        yield from (f"told={what}" for what, holds in told.items() if holds)

    def add(self, attempt: Attempt) -> None:
        """Add what ``attempt`` tells, if it succeeds."""
        if attempt.succeeds:
            self.types_here.add(attempt.frame.type)
            self.roots_here.add(attempt.frame.root)


class _Topics:
    """How many acts of each type a report seems to tell, by the readings that succeed."""

    def __init__(self, attempts: Iterable[Attempt]) -> None:
        self._counts = Counter(attempt.frame.type for attempt in attempts if attempt.succeeds)
        self._total = max(1, self._counts.total())

    def told(self, type_: str) -> Iterator[str]:
        """Give the features of a type: its share of them in quarters, and how many there are."""
        share = _SHARES * self._counts[type_] // self._total
        yield from (f"share={share}", f"share,type={share},{type_}")
        yield f"same,type={min(_MANY, self._counts[type_])},{type_}"


def _word(trigger: Token, sentence: Span) -> Iterator[str]:
    doc, word, root = trigger.doc, trigger.lower_, trigger.lemma_.lower()
    yield from (f"root={root}", f"dep={trigger.dep_}", f"root/pos={root}/{trigger.pos_}")
    for offset in _WINDOW:
        near = trigger.i + offset
        token = doc[near] if sentence.start <= near < sentence.end else None
        other = token.lower_ if token is not None else "_"
        yield f"word{offset:+}={other}"
        if abs(offset) == 1:
            yield f"word,word{offset:+}={word},{other}"
        if offset == 1 and token is not None:
            yield f"root,root+1={root},{token.lemma_.lower()}"


def _tree(trigger: Token, index: PartyIndex) -> Iterator[str]:
    root, head = trigger.lemma_.lower(), trigger.head
    if head.i != trigger.i:
        above = head.lemma_.lower()
        yield from (f"head={above}", f"dep,head={trigger.dep_},{above}")
    yield f"depth={min(_DEEP, sum(1 for _ in trigger.ancestors))}"
    for child in trigger.children:
        label = child.relation
        if label in _ARGUMENTS:
            below, slot = child.lemma_.lower(), f"{label}:{child.case or ''}"
            yield from (f"has={slot}", f"{slot}={below}")
            yield f"{slot} party={kind_of(index.behind(child))}"
            if label in _COMPLEMENTS:
                yield f"root,complement={root},{below}"
        elif label in _MARKERS:
            yield f"marker={child.lower_}"


def _neighbours(trigger: Token, sentence: Span, index: PartyIndex) -> Iterator[str]:
    yield f"before={kind_of(_nearest(trigger.i, -1, sentence, index))}"
    yield f"after={kind_of(_nearest(trigger.i, 1, sentence, index))}"


def _nearest(position: int, step: int, sentence: Span, index: PartyIndex) -> Party | None:
    for _ in range(_REACH):
        position += step
        if not sentence.start <= position < sentence.end:
            return None
        party = index.at(position)
        if party is not None:
            return party
    return None


@lru_cache(_REMEMBERED)
def kind_of(party: Party | None) -> str:
    """Say what sort of mention ``party`` is: pronoun, role noun of a sector, sort of name."""
    if party is None:
        return "nobody"
    if party.pronoun is not None:
        return party.pronoun
    kinds = []
    if party.noun is not None:
        kinds.append(f"{party.noun.sector}{' weak' if party.noun.weak else ''}")
    if party.proper is not None:
        kinds += sorted({kind for kind, _ in party.proper.meanings})
    if party.owners:
        kinds.append("owned")
    return "+".join(kinds)


def _phrase(span: Span, candidate: Candidate) -> Iterator[str]:
    yield f"phrase={span.text.lower()}"
    if len(span) > 1:
        yield "phrase"
    yield from (f"form={kind}" for kind in {kind for _, kind in candidate.readings})


def _frame(span: Span, attempt: Attempt, number: int) -> Iterator[str]:
    frame, reading, root = attempt.frame, attempt.reading, span.root
    yield from (f"type={frame.type}", f"place={number}", f"frame={frame.id}")
    yield f"phrase,type={span.text.lower()},{frame.type}"
    yield f"type,head={frame.type},{root.head.lemma_.lower()}"
    yield f"root,type,after={frame.root},{frame.type},{_after(span)}"
    if attempt.fault is not None:
        yield from ("at fault", f"at fault={frame.type}", f"at fault frame={frame.id}")
        yield f"fault={attempt.fault.slot}{'-' if attempt.fault.excluded else '+'}"
    elif reading is not None and attempt.succeeds:
        yield f"met={frame.needs}"
        yield f"roles={bool(reading.actors)},{bool(reading.recipients)}"
    else:
        yield f"lacks needs={frame.needs}"


def _after(span: Span) -> str:
    return span.doc[span.end].lower_ if span.end < len(span.doc) else "_"
