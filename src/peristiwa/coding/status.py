"""Tells acts from plans, suppositions and denials, and the present from the past.

Indonesian marks neither tense nor mood on the verb; the words of the field before the predicate,
the conjunction of its clause and the predicates above it decide (Sneddon et al. 2010, sections
2.155 temporal markers, 2.174 negation, 4.12 adverbial clauses).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from peristiwa.coding.phrases import PhraseBook, PhraseIndex
from peristiwa.coding.tree import dependents, governors, is_passive
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon
from peristiwa.lexicon.schema import Cues
from peristiwa.parse.tokens import Doc, Span, Token
from peristiwa.records import Status

__all__ = ["StatusReader"]

_FIELD = frozenset({"ADV", "AUX", "PART", "SCONJ"})
_NEAR = 8
_FIELD_CUES = ("negation", "future", "modal", "conditional", "asserting")
_STRENGTHENED = frozenset({"negation", "future"})
_UNDONE = frozenset({"REJECT", "REQUEST"})
"""Types of acts whose complement is not done, or not yet."""
_STRENGTH: tuple[Status, ...] = ("negated", "hypothetical", "planned", "actual")


class StatusReader:
    """Reads the status of a predicate from its clause and from what governs it."""

    def __init__(self, lexicon: Lexicon, phrases: PhraseBook) -> None:
        cues = lexicon.cues
        self._field = PhraseIndex(
            phrases, ((word, name) for name in _FIELD_CUES for word in getattr(cues, name))
        )
        self._background = PhraseIndex(phrases, ((word, True) for word in cues.background))
        self._stages = PhraseIndex(phrases, ((word, True) for word in cues.life_stages))
        self._simultaneous = frozenset(cues.simultaneous)
        self._conditional = frozenset(cues.conditional)
        self._openers = frozenset(lexicon.constructions.clause_openers)
        self._purpose = frozenset(cues.purpose)
        self._heads = _governing_words(cues)
        self._support = frozenset([*lexicon.support, *lexicon.receiving])
        self._existing = frozenset(cues.existing)
        self._relative = frozenset(lexicon.constructions.relative)
        self._firm: PhraseIndex[Status] = PhraseIndex(
            phrases,
            chain(
                ((word, "negated") for word in cues.denied),
                ((word, "planned") for word in cues.ahead),
                ((word, "hypothetical") for word in cues.obliging),
                ((word, "actual") for word in cues.asserting),
            ),
        )
        self._between = frozenset(cues.between)
        self._forced = frozenset(cues.forced)
        self._comparing = frozenset(cues.comparing)
        self._complementizers = frozenset(cues.complementizers)
        self._reporting = frozenset(cues.reporting)

    def status(
        self, span: Span, frames: Mapping[int, CompiledFrame], named: Callable[[int], object]
    ) -> Status:
        """Give the status of the act that the trigger ``span`` names.

        ``frames`` maps the tokens of other triggers to their frames: a promise makes what is
        promised planned, a refusal negates it. ``named`` gives the mention of a party, if any, that
        a token is in: "orang tak dikenal" denies nothing.
        """
        trigger = span.root
        found = set(self._own(trigger, span))
        if not named(trigger.head.i):
            found.update(self._governed(trigger, frames))
        found.add("actual")
        return min(found, key=_STRENGTH.index)

    def firm(self, span: Span, frames: Mapping[int, CompiledFrame]) -> Status | None:
        """Give the status of which a word before the predicate leaves no doubt.

        Nor does the verb above that denies the act, or asks for it.
        """
        told = self._told_before(span)
        return self._asked(span.root, frames) if told is None else told

    def _asked(self, trigger: Token, frames: Mapping[int, CompiledFrame]) -> Status | None:
        """The status of a verb's act that the verb above refuses, denies or demands."""
        if trigger.pos_ != "VERB":
            return None
        above = [self._ordering_frame(trigger, frames)]
        if trigger.relation in {"ccomp", "xcomp"}:
            above.append(frames.get(trigger.head.i))
        told = (f.complement for f in above if f is not None and f.type in _UNDONE)
        return next((status for status in told if status not in {None, "planned"}), None)

    def _told_before(self, span: Span) -> Status | None:
        """The status that the words right before the predicate tell.

        A denial outdoes a plan: "tidak akan". Who had to do something did it: "hingga harus
        dirawat".
        """
        predicate = self._predicate(span.root)
        first = span.start if predicate.i == span.root.i else predicate.i
        found: Status | None = None
        for position in range(first - 1, span.sent.start - 1, -1):
            cue = self._firm.longest(span.doc, position)
            if cue is not None:
                found = cue[0] if cue[0] != "actual" else None
            elif span.doc.words[position] in self._forced and found == "hypothetical":
                return None
            elif span.doc.words[position] not in self._between:
                break
            if found == "negated":
                break
        if found is None and self._condition(predicate) in self._complementizers:
            return "hypothetical"
        return found

    def background(self, trigger: Token) -> bool:
        """Whether the clause of ``trigger`` sets the act before the news of the report."""
        predicate = self._predicate(trigger)
        doc, sentence = trigger.doc, trigger.sent
        cues = map(doc.__getitem__, self._background.within(doc, sentence.start, sentence.end))
        return self._is_of_youth(predicate) or any(
            self._same_clause(cue, predicate) and not self._is_denied(cue) for cue in cues
        )

    def _is_of_youth(self, predicate: Token) -> bool:
        """Whether a clause behind tells of an earlier stage of life: "saat masih remaja"."""
        doc = predicate.doc
        for start in self._stages.within(doc, predicate.i + 1, predicate.sent.end):
            between = doc.span(predicate.i + 1, start)
            opened = any(token.lower_ in self._simultaneous for token in between)
            return opened and not any(token.pos_ == "VERB" for token in between)
        return False

    def _is_denied(self, cue: Token) -> bool:
        """Whether a cue only strengthens what stands before it: "tidak pernah", "lebih dulu"."""
        if cue.i and cue.doc.words[cue.i - 1] in self._comparing:
            return True
        before = self._field.longest(cue.doc, cue.i - 1) if cue.i else None
        return before is not None and before[0] in _STRENGTHENED and before[1] >= cue.i

    def _same_clause(self, cue: Token, predicate: Token) -> bool:
        """Whether no verb and no conjunction stands between a cue and the predicate it is for."""
        first, last = sorted((cue.i, predicate.i))
        between = cue.doc.span(first + 1, last)
        return not any(t.pos_ == "VERB" or t.lower_ in self._openers for t in between)

    def _own(self, trigger: Token, span: Span | None = None) -> Iterator[Status]:
        """Read the field before the predicate; a negation inside ``span`` is part of its sense."""
        predicate = self._predicate(trigger)
        heads = {trigger, predicate}
        if span is not None and predicate.i == trigger.i:
            heads = {span.first}
        cues = {cue for head in heads for cue in self._cues(head)}
        if "negation" in cues:
            yield "negated"
        if cues & {"modal", "conditional"}:
            yield "hypothetical"
        if "future" in cues:
            yield "planned"
        for mark in dependents(predicate, "mark", "case"):
            if mark.lower_ in self._purpose and predicate.pos_ == "VERB":
                yield "planned"

    def _predicate(self, trigger: Token) -> Token:
        """The support verb of a nominal trigger, else the trigger itself."""
        head = trigger.head
        exists = head.lower_ in self._existing and head.i < trigger.i
        if not exists and head.lower_ not in self._support:
            return trigger
        return head if trigger.relation in {"obj", "nsubj", "obl"} else trigger

    def _cues(self, predicate: Token) -> Iterator[str]:
        doc, start = predicate.doc, predicate.sent.start
        for child in dependents(predicate, "mark", "aux", "advmod"):
            if child.i < predicate.i:
                yield from self._cue_at(predicate, child.i)
        if self._condition(predicate) is not None:
            yield "conditional"
        position = predicate.i - 1
        while position >= start:
            cue = self._field.longest(doc, position)
            if cue is not None:
                yield from self._told(doc, position, cue[0])
            elif doc[position].pos_ not in _FIELD:
                return
            position -= 1

    def _condition(self, predicate: Token) -> str | None:
        """Give the conditional conjunction that opens the clause, before its subject."""
        for position in range(predicate.i - 1, predicate.sent.start - 1, -1):
            token = predicate.doc[position]
            if token.lower_ in self._conditional:
                return None if self._is_that(predicate.doc, position) else token.lower_
            if token.pos_ == "VERB" or token.is_punct:
                return None
        return None

    def _cue_at(self, predicate: Token, position: int) -> Iterator[str]:
        cue = self._field.longest(predicate.doc, position)
        if cue is not None:
            yield from self._told(predicate.doc, position, cue[0])

    def _told(self, doc: Doc, position: int, cue: str) -> Iterator[str]:
        if not self._is_that(doc, position):
            yield cue

    def _is_that(self, doc: Doc, position: int) -> bool:
        """Whether "jika" only opens what someone says: "mengatakan jika polisi datang"."""
        complementizer = doc.words[position] in self._complementizers
        return complementizer and position > 0 and doc.words[position - 1] in self._reporting

    def _governed(self, trigger: Token, frames: Mapping[int, CompiledFrame]) -> Iterator[Status]:
        predicate = self._predicate(trigger)
        ordered = self._ordering_frame(trigger, frames)
        if ordered is not None and ordered.complement is not None:
            yield ordered.complement
        if predicate.relation in {"obj", "nmod", "nsubj", "obl"}:
            yield from self._status_of_head(predicate.head)
        for governor in governors(predicate):
            relation = predicate.relation
            if relation in {"advcl", "acl", "parataxis"}:
                return
            if relation != "conj":
                frame = frames.get(governor.i)
                if frame is not None and frame.complement is not None:
                    yield frame.complement
                yield from self._status_of_head(governor)
            if relation != "ccomp":
                yield from (s for s in self._own(governor) if relation != "conj" or s != "negated")
            predicate = governor

    def _ordering_frame(
        self, trigger: Token, frames: Mapping[int, CompiledFrame]
    ) -> CompiledFrame | None:
        """The frame of the verb before, when only its object stands between: "meminta X pergi".

        A passive verb has none: "kelompok yang didukung X menyerang Y".
        """
        for position in range(trigger.i - 1, max(trigger.sent.start, trigger.i - _NEAR) - 1, -1):
            token = trigger.doc[position]
            if token.pos_ == "VERB":
                return None if is_passive(token) else frames.get(position)
            if token.is_punct or token.pos_ in {"ADP", "CCONJ"} or token.lower_ in self._relative:
                return None
        return None

    def _status_of_head(self, head: Token) -> Iterator[Status]:
        status = self._heads.get(head.lower_)
        if status is not None:
            yield status


def _governing_words(cues: Cues) -> dict[str, Status]:
    words: dict[str, Status] = {}
    words.update(dict.fromkeys(cues.planned_nouns, "planned"))
    words.update(dict.fromkeys(cues.supposed_nouns, "hypothetical"))
    words.update(dict.fromkeys(cues.preventing, "hypothetical"))
    words.update(dict.fromkeys(cues.denial, "negated"))
    return words
