"""What is told of a candidate to the model that decides whether it names an act.

Features are strings. They name the words around the trigger, its place in the tree, the parties
near it, what its frames made of it, and what the report has told so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, islice
from typing import NamedTuple

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
        around = _around(span, trigger)
        common = [
            f"sentence={min(numbers[sentence.start], 5)}",
            *_word(trigger, sentence),
            *dict.fromkeys(_tree(trigger, index)),
            *_neighbours(trigger, sentence, index),
            *_phrase(around.phrase, candidate),
        ]
        readings = list(group)
        for number, attempt in enumerate(readings):
            own = _frame(attempt, number, around)
            own += topics.told(attempt.frame.type)
            own += story.told(attempt, sentence)
            rows.append([report, common, own])
        story.add(readings[0])
    return rows


def _topic(doc: Doc) -> list[str]:
    """The roots of the nouns that a report repeats most."""
    counted = Counter([token.lemma_.lower() for token in doc if token.pos_ == "NOUN"])
    return [root for root, count in counted.most_common(_NOUNS) if count > 1]


def _density(doc: Doc, attempts: Sequence[Attempt]) -> str:
    """How many candidates succeed in a hundred words."""
    succeeding = len({attempt.candidate.start for attempt in attempts if attempt.succeeds})
    return f"density={min(_MANY, 100 * succeeding // max(1, len(doc)))}"


@dataclass
class _Story:
    """The types and roots of acts told so far, in the report and in the sentence."""

    types: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)
    sentence: int = -1
    types_here: set[str] = field(default_factory=set)
    roots_here: set[str] = field(default_factory=set)

    def told(self, attempt: Attempt, sentence: Span) -> list[str]:
        """Give the features of what was told before ``attempt``."""
        if sentence.start != self.sentence:
            self.types |= self.types_here
            self.roots |= self.roots_here
            self.sentence, self.types_here, self.roots_here = sentence.start, set(), set()
        if not attempt.succeeds:
            return []
        type_, root = attempt.frame.type, attempt.frame.root
        told = ["told=type here"] if type_ in self.types_here else []
        if root in self.roots_here:
            told.append("told=root here")
        if type_ in self.types:
            told.append("told=type before")
        if root in self.roots:
            told.append("told=root before")
        return told

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

    def told(self, type_: str) -> tuple[str, ...]:
        """Give the features of a type: its share of them in quarters, and how many there are."""
        count = self._counts[type_]
        share = _SHARES * count // self._total
        same = f"same,type={min(_MANY, count)},{type_}"
        return f"share={share}", f"share,type={share},{type_}", same


class _Around(NamedTuple):
    """A trigger's own words, the root of the word above it, and the word behind it."""

    phrase: str
    head: str
    after: str


def _around(span: Span, trigger: Token) -> _Around:
    words = span.doc.words
    after = words[span.end] if span.end < len(words) else "_"
    return _Around(span.text.lower(), trigger.head.lemma_.lower(), after)


def _word(trigger: Token, sentence: Span) -> list[str]:
    doc, at = trigger.doc, trigger.i
    word, root = trigger.lower_, trigger.lemma_.lower()
    before = doc.words[at - 1] if at > sentence.start else "_"
    after = doc.words[at + 1] if at + 1 < sentence.end else "_"
    second = doc.words[at + 2] if at + 2 < sentence.end else "_"
    told = [
        f"root={root}",
        f"dep={trigger.dep_}",
        f"root/pos={root}/{trigger.pos_}",
        f"word-1={before}",
        f"word,word-1={word},{before}",
        f"word+1={after}",
        f"word,word+1={word},{after}",
        f"word+2={second}",
    ]
    if at + 1 < sentence.end:
        told.append(f"root,root+1={root},{doc[at + 1].lemma_.lower()}")
    return told


def _tree(trigger: Token, index: PartyIndex) -> Iterator[str]:
    root, head = trigger.lemma_.lower(), trigger.head
    if head is not trigger:
        above = head.lemma_.lower()
        yield f"head={above}"
        yield f"dep,head={trigger.dep_},{above}"
    yield f"depth={len(list(islice(trigger.ancestors, _DEEP)))}"
    for child in trigger.children:
        label = child.relation
        if label in _ARGUMENTS:
            below, slot = child.lemma_.lower(), f"{label}:{child.case or ''}"
            yield f"has={slot}"
            yield f"{slot}={below}"
            yield f"{slot} party={kind_of(index.behind(child))}"
            if label in _COMPLEMENTS:
                yield f"root,complement={root},{below}"
        elif label in _MARKERS:
            yield f"marker={child.lower_}"


def _neighbours(trigger: Token, sentence: Span, index: PartyIndex) -> list[str]:
    at = trigger.i
    before = index.first_at(range(at - 1, max(sentence.start, at - _REACH) - 1, -1))
    after = index.first_at(range(at + 1, min(sentence.end, at + _REACH + 1)))
    return [f"before={kind_of(before)}", f"after={kind_of(after)}"]


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


def _phrase(phrase: str, candidate: Candidate) -> list[str]:
    kinds = {kind for _, kind in candidate.readings}
    told = [f"phrase={phrase}", *(f"form={kind}" for kind in kinds)]
    return [*told, "phrase"] if candidate.end - candidate.start > 1 else told


def _frame(attempt: Attempt, number: int, around: _Around) -> list[str]:
    frame, reading, fault = attempt.frame, attempt.reading, attempt.fault
    type_ = frame.type
    told = [
        f"type={type_}",
        f"place={number}",
        f"frame={frame.id}",
        f"phrase,type={around.phrase},{type_}",
        f"type,head={type_},{around.head}",
        f"root,type,after={frame.root},{type_},{around.after}",
    ]
    if fault is not None:
        sign = "-" if fault.excluded else "+"
        told += ("at fault", f"at fault={type_}", f"at fault frame={frame.id}")
        told.append(f"fault={fault.slot}{sign}")
    elif reading is not None and attempt.succeeds:
        told.append(f"met={frame.needs}")
        told.append(f"roles={bool(reading.actors)},{bool(reading.recipients)}")
    else:
        told.append(f"lacks needs={frame.needs}")
    return told
