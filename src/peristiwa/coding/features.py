"""What is told of a candidate to the model that decides whether it names an act.

Features are strings. They name the words around the trigger, its place in the tree, the parties
near it, what its frames made of it, and what the report has told so far.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.mentions import Attribution
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.triggers import Candidate
from peristiwa.lexicon.compiled import CompiledFrame
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["FeatureGroups", "act_features", "kind_of"]

FeatureGroups = list[list[str]]
"""The features of an example in parts, some of which it shares with others."""

_ARGUMENTS = frozenset(
    {"nsubj", "obj", "obl", "nmod", "ccomp", "xcomp", "iobj", "advcl", "compound", "flat"}
)
_COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp"})
_MARKERS = frozenset({"advmod", "aux", "mark", "case"})
_WINDOW = (-2, -1, 1, 2, 3)
_REACH = 10
_QUOTE = '"'
_MANY = 4
_NOUNS = 6
_REMEMBERED = 1 << 12
"""Parties whose kind is kept at hand, those of a few reports."""


def act_features(
    doc: Doc,
    attempts: Sequence[Attempt],
    frames: Sequence[CompiledFrame],
    index: PartyIndex,
    attributions: Sequence[Attribution],
) -> list[FeatureGroups]:
    """Give the features of each of ``attempts``, the best readings of all candidates in order.

    Those of one candidate, by frames of several types, follow one another. Each has a group for the
    report, one for the candidate, and one of its own; what several share is one list.
    """
    quoted = _quoted(doc)
    report = [_density(doc, attempts), *(f"report={root}" for root in _topic(doc))]
    numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    story = _Story()
    rows: list[FeatureGroups] = []
    for candidate, group in groupby(attempts, key=lambda attempt: attempt.candidate):
        span = doc.span(candidate.start, candidate.end)
        trigger, sentence = span.root, span.sent
        common = [f"sentence={min(numbers[sentence.start], 5)}"]
        common += _word(trigger, sentence)
        common += _tree(trigger, index)
        common += _neighbours(trigger, sentence, index)
        common += _phrase(span, candidate, frames)
        common.append("quoted" if quoted[trigger.i] else "unquoted")
        if any(a.start <= span.start < a.end for a in attributions):
            common.append("attributed")
        readings = list(group)
        rows += [
            [report, common, [*_frame(span, attempt, number), *story.told(attempt, sentence)]]
            for number, attempt in enumerate(readings)
        ]
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


def _quoted(doc: Doc) -> list[bool]:
    inside, flags = False, []
    for token in doc:
        inside ^= token.text == _QUOTE
        flags.append(inside)
    return flags


def _word(trigger: Token, sentence: Span) -> Iterator[str]:
    doc, word, root = trigger.doc, trigger.lower_, trigger.lemma_.lower()
    yield from (f"word={word}", f"root={root}", f"pos={trigger.pos_}", f"dep={trigger.dep_}")
    yield from (f"ending={word[-3:]}", f"root/pos={root}/{trigger.pos_}")
    for offset in _WINDOW:
        near = trigger.i + offset
        token = doc[near] if sentence.start <= near < sentence.end else None
        other = token.lower_ if token is not None else "_"
        yield f"word{offset:+}={other}"
        if abs(offset) <= 2:
            yield f"pos{offset:+}={token.pos_ if token is not None else '_'}"
        if abs(offset) == 1:
            yield f"word,word{offset:+}={word},{other}"
        if offset == 1 and token is not None:
            yield f"root,root+1={root},{token.lemma_.lower()}"


def _tree(trigger: Token, index: PartyIndex) -> Iterator[str]:
    root, head = trigger.lemma_.lower(), trigger.head
    if head.i != trigger.i:
        above = head.lemma_.lower()
        yield from (f"head={above}", f"head dep={head.dep_}", f"dep,head={trigger.dep_},{above}")
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
    before, gap = _nearest(trigger.i, -1, sentence, index)
    after, distance = _nearest(trigger.i, 1, sentence, index)
    yield from (f"before={kind_of(before)}", f"after={kind_of(after)}")
    yield f"before,after={kind_of(before)},{kind_of(after)}"
    yield from (f"gap before={min(gap, _MANY)}", f"gap after={min(distance, _MANY)}")


def _nearest(
    position: int, step: int, sentence: Span, index: PartyIndex
) -> tuple[Party | None, int]:
    for gap in range(_REACH):
        position += step
        if not sentence.start <= position < sentence.end:
            return None, gap
        party = index.at(position)
        if party is not None:
            return party, gap
    return None, _REACH


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


def _phrase(span: Span, candidate: Candidate, frames: Sequence[CompiledFrame]) -> Iterator[str]:
    yield f"phrase={span.text.lower()}"
    if len(span) > 1:
        yield "phrase"
    yield from (f"form={kind}" for kind in {kind for _, kind in candidate.readings})
    yield f"types={len({frames[number].type for number, _ in candidate.readings})}"


def _frame(span: Span, attempt: Attempt, number: int) -> Iterator[str]:
    frame, reading, root = attempt.frame, attempt.reading, span.root
    yield from (f"type={frame.type}", f"place={number}", f"frame={frame.id}")
    yield f"phrase,type={span.text.lower()},{frame.type}"
    yield f"type,dep={frame.type},{root.dep_}"
    yield f"type,head={frame.type},{root.head.lemma_.lower()}"
    yield f"root,type,after={frame.root},{frame.type},{_after(span)}"
    if attempt.fault is not None:
        yield from ("at fault", f"at fault={frame.type}", f"at fault frame={frame.id}")
        yield f"fault={attempt.fault.slot}{'-' if attempt.fault.excluded else '+'}"
    elif reading is not None and attempt.succeeds:
        yield from ("succeeds", f"succeeds={frame.type}", f"succeeds frame={frame.id}")
        yield from (f"succeeds as={attempt.kind}", f"met={frame.needs}")
        yield f"roles={bool(reading.actors)},{bool(reading.recipients)}"
    else:
        yield from ("lacks", f"lacks={frame.type}", f"lacks frame={frame.id}")
        yield f"lacks needs={frame.needs}"


def _after(span: Span) -> str:
    return span.doc[span.end].lower_ if span.end < len(span.doc) else "_"
