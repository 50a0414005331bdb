"""Codes a ``Doc``: triggers, frames, participants, status and source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.attribution import AttributionFinder
from peristiwa.coding.conditions import ClauseTest
from peristiwa.coding.echoes import without_echoes
from peristiwa.coding.mentions import Attribution, CodedDoc, EventMention
from peristiwa.coding.names import NameHit
from peristiwa.coding.order import fill_by_order
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party, PartyFinder
from peristiwa.coding.phrases import PhraseIndex
from peristiwa.coding.roles import Clause, Reading, read_roles
from peristiwa.coding.slots import Slots, fill_slots, is_ordering
from peristiwa.coding.status import StatusReader
from peristiwa.coding.triggers import Candidate, TriggerFinder
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon

__all__ = ["Coder"]


class Coder:
    """Step 4: finds the event mentions of a parsed text."""

    def __init__(self, lexicon: Lexicon, parties: PartyFinder) -> None:
        self._lexicon = lexicon
        self._parties = parties
        ordering = (form for form in lexicon.forms if is_ordering(form, lexicon))
        self._ordering = frozenset([*ordering, *lexicon.cues.reporting])
        self._triggers = TriggerFinder(lexicon)
        self._status = StatusReader(lexicon)
        self._attributions = AttributionFinder(lexicon)
        self._classes = PhraseIndex(
            (noun, name) for name, nouns in lexicon.classes.items() for noun in nouns
        )

    def __call__(self, doc: Doc) -> CodedDoc:
        """Give the events of ``doc`` with all party mentions and names that it holds."""
        parties, names = self._parties(doc)
        index, test = self._around(doc, parties, names)
        attributions = self._attributions(doc, index)
        read: dict[int, tuple[Candidate, Reading]] = {}
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

    def attempts(self, doc: Doc) -> Iterator[Attempt]:
        """Give every reading that was tried, in the order of the triggers and of their frames.

        The first that succeeds makes the event of its trigger, if no other trigger tells the same.
        """
        parties, names = self._parties(doc)
        index, test = self._around(doc, parties, names)
        for candidate in self._triggers(doc, index):
            yield from self._attempts(doc, candidate, index, test)

    def _around(
        self, doc: Doc, parties: Sequence[Party], names: Sequence[NameHit]
    ) -> tuple[PartyIndex, ClauseTest]:
        index = PartyIndex(doc, parties, self._lexicon.constructions, self._ordering)
        at = {token: hit for hit in names for token in range(hit.start, hit.end)}
        return index, ClauseTest(self._classes, index, at, self._lexicon.sectors)

    def _read(
        self, doc: Doc, candidate: Candidate, index: PartyIndex, test: ClauseTest
    ) -> Reading | None:
        """Give the first reading whose frame's conditions and needs are met."""
        attempts = self._attempts(doc, candidate, index, test)
        return next((attempt.reading for attempt in attempts if attempt.succeeds), None)

    def _attempts(
        self, doc: Doc, candidate: Candidate, index: PartyIndex, test: ClauseTest
    ) -> Iterator[Attempt]:
        span = doc[candidate.start : candidate.end]
        slots_of: dict[FormKind, Slots] = {}
        for number, kind in candidate.readings:
            frame = self._lexicon.frames[number]
            if kind not in slots_of:
                slots_of[kind] = fill_slots(span, kind, self._lexicon)
                if kind == "bare":
                    fill_by_order(span, slots_of[kind], index)
            slots = slots_of[kind]
            fault = test.fault(frame, slots, span.root)
            reading = None
            if fault is None:
                reading = read_roles(frame, Clause(span, kind, slots, index), self._lexicon)
            yield Attempt(candidate, frame, kind, slots, fault, reading)

    def _mention(
        self,
        doc: Doc,
        candidate: Candidate,
        reading: Reading,
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


def _source(trigger: int, attributions: list[Attribution]) -> Attribution | None:
    """Give the narrowest attribution that covers the trigger, those with a written source first."""
    covering = [
        attribution
        for attribution in attributions
        if attribution.start <= trigger < attribution.end
        and not attribution.party.start <= trigger < attribution.party.end
    ]
    return min(covering, key=lambda a: (not a.written, a.end - a.start), default=None)
