"""Codes a ``Doc``: triggers, frames, participants, status and source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from peristiwa.coding.attribution import AttributionFinder
from peristiwa.coding.conditions import ClauseTest
from peristiwa.coding.echoes import without_echoes
from peristiwa.coding.mentions import Attribution, CodedDoc, EventMention
from peristiwa.coding.order import fill_by_order
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party, PartyFinder
from peristiwa.coding.phrases import PhraseIndex
from peristiwa.coding.slots import Slots, fill_slots
from peristiwa.coding.status import StatusReader
from peristiwa.coding.tree import dependents
from peristiwa.coding.triggers import Candidate, TriggerFinder
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon

__all__ = ["Coder"]

_MATERIAL = frozenset({2, 4})
_NOMINAL = frozenset({"process", "result"})
_VERBAL = frozenset({"active", "intransitive", "bare"})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A candidate read by one frame, with the participants it found."""

    frame: CompiledFrame
    kind: FormKind
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


class Coder:
    """Step 4: finds the event mentions of a parsed text."""

    def __init__(self, lexicon: Lexicon, parties: PartyFinder) -> None:
        self._lexicon = lexicon
        self._parties = parties
        self._ordering = frozenset(
            form
            for form, readings in lexicon.forms.items()
            if any(k == "active" and lexicon.frames[n].complement for n, k in readings)
        ) | frozenset(lexicon.cues.reporting)
        self._triggers = TriggerFinder(lexicon)
        self._status = StatusReader(lexicon)
        self._attributions = AttributionFinder(lexicon)
        self._classes = PhraseIndex(
            (noun, name) for name, nouns in lexicon.classes.items() for noun in nouns
        )

    def __call__(self, doc: Doc) -> CodedDoc:
        """Give the events of ``doc`` with all party mentions and names that it holds."""
        parties, names = self._parties(doc)
        index = PartyIndex(doc, parties, self._lexicon.constructions, self._ordering)
        at = {token: hit for hit in names for token in range(hit.start, hit.end)}
        test = ClauseTest(self._classes, index, at, self._lexicon.sectors)
        attributions = self._attributions(doc, index)
        read: dict[int, tuple[Candidate, _Reading]] = {}
        for candidate in self._triggers(doc, index):
            reading = self._read(doc, candidate, index, test)
            if reading is not None:
                read[candidate.start] = (candidate, reading)
        frames = {start: reading.frame for start, (_, reading) in read.items()}
        events = [
            self._mention(doc, candidate, reading, frames, attributions)
            for candidate, reading in read.values()
        ]
        return CodedDoc(
            events=tuple(without_echoes(doc, events)),
            parties=tuple(parties),
            names=tuple(names),
            attributions=tuple(attributions),
        )

    def _read(
        self, doc: Doc, candidate: Candidate, index: PartyIndex, test: ClauseTest
    ) -> _Reading | None:
        """Give the first reading whose frame's conditions and needs are met."""
        span = doc[candidate.start : candidate.end]
        slots_of: dict[FormKind, Slots] = {}
        for number, kind in candidate.readings:
            frame = self._lexicon.frames[number]
            if kind not in slots_of:
                slots_of[kind] = fill_slots(span, kind, self._lexicon)
                if kind == "bare":
                    fill_by_order(span, slots_of[kind], index)
            slots = slots_of[kind]
            if not test.passes(frame, slots, span.root):
                continue
            reading = _participants(frame, kind, slots, span, index)
            if not reading.actors and kind in _NOMINAL and "subject" in frame.actor:
                reading = replace(reading, actors=tuple(self._headline_agents(span, index)))
            if _meets_needs(reading):
                return reading
        return None

    def _headline_agents(self, span: Span, index: PartyIndex) -> list[Party]:
        """Who stands before a bare support verb: "Buruh Gelar Unjuk Rasa"."""
        before = span.doc[span.start - 1] if span.start > span.sent.start else None
        if before is None or self._lexicon.support.get(before.lower_) != "bare":
            return []
        return index.right_before(before)

    def _mention(
        self,
        doc: Doc,
        candidate: Candidate,
        reading: _Reading,
        frames: Mapping[int, CompiledFrame],
        attributions: list[Attribution],
    ) -> EventMention:
        trigger = doc[candidate.start : candidate.end].root
        status = self._status.status(doc[candidate.start : candidate.end], frames)
        return EventMention(
            frame=reading.frame,
            kind=reading.kind,
            start=candidate.start,
            end=candidate.end,
            sentence=(trigger.sent.start, trigger.sent.end),
            actors=reading.actors,
            recipients=reading.recipients,
            status=reading.frame.status if status == "actual" else status,
            background=self._status.background(trigger),
            source=_source(candidate.start, attributions),
        )


def _participants(
    frame: CompiledFrame,
    kind: FormKind,
    slots: Slots,
    span: Span,
    index: PartyIndex,
) -> _Reading:
    actors = index.in_slots(frame.actor, slots)
    if "subject" in frame.actor and (kind in _VERBAL or (kind == "result" and not actors)):
        actors = index.right_before(span[0]) or actors
    recipients = index.in_slots(frame.recipient, slots)
    if frame.reciprocal:
        for slot in frame.actor:
            actors += [party for party in index.in_slots([slot], slots) if party not in actors]
    if not actors and "subject" in frame.actor and kind != "passive":
        near = index.subject_before(span.root) if kind in _VERBAL else None
        actors = [near] if near else index.first_of("controller", slots)
    if not recipients and "object" in frame.recipient and kind in {"active", "bare"}:
        near = index.object_after(span.end, kind)
        recipients = [near] if near else []
    if not recipients and "object" in frame.recipient and kind == "passive":
        near = index.subject_before(span.root)
        recipients = [near] if near else []
    if not recipients and "object" in frame.recipient:
        told = [t for clause in slots.get("clause", []) for t in dependents(clause, "nsubj")]
        recipients = [party for party in map(index.of, told) if party is not None]
    if not actors and kind == "passive" and recipients and "subject" in frame.actor:
        near = index.at(span.end)
        actors = [near] if near and near not in recipients else []
    recipients = [party for party in recipients if party not in actors]
    return _Reading(frame, kind, tuple(actors), tuple(recipients))


def _meets_needs(reading: _Reading) -> bool:
    actors, recipients, needs = reading.actors, reading.recipients, reading.frame.needs
    strong = any(not party.weak for party in actors + recipients)
    tolerant = reading.frame.quad in _MATERIAL or bool(reading.frame.understood)
    if needs != "none" and not strong and not tolerant:
        return False
    return {
        "none": True,
        "party": bool(actors or recipients),
        "actor": bool(actors),
        "recipient": bool(recipients),
        "both": bool(actors and recipients),
    }[needs]


def _source(trigger: int, attributions: list[Attribution]) -> Attribution | None:
    """Give the narrowest attribution that covers the trigger, those with a written source first."""
    covering = [
        attribution
        for attribution in attributions
        if attribution.start <= trigger < attribution.end
        and not attribution.party.start <= trigger < attribution.party.end
    ]
    return min(covering, key=lambda a: (not a.written, a.end - a.start), default=None)
