"""Codes a ``Doc``: triggers, frames, participants, status and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.attribution import AttributionFinder
from peristiwa.coding.bystanders import Bystanders
from peristiwa.coding.casting import Cast, Caster
from peristiwa.coding.conditions import ClauseTest, conditions_of, word_classes
from peristiwa.coding.echoes import without_echoes
from peristiwa.coding.features import FeatureGroups, act_features
from peristiwa.coding.linear import LinearModel
from peristiwa.coding.mentions import Attribution, CodedDoc, EventMention
from peristiwa.coding.names import NameHit
from peristiwa.coding.order import fill_by_order
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party, PartyFinder
from peristiwa.coding.phrases import PhraseIndex
from peristiwa.coding.roles import Clause, read_roles
from peristiwa.coding.slots import Slots, fill_slots, read_slot_words
from peristiwa.coding.status import StatusReader
from peristiwa.coding.triggers import Candidate, TriggerFinder
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon
from peristiwa.parse.tokens import Doc

__all__ = ["Coder", "Models", "Survey", "is_report"]

_REPORT = 60
"""Tokens from which a text is judged as a report."""


def is_report(doc: Doc) -> bool:
    """Whether a text is long enough for models that learnt from whole reports."""
    return len(doc) >= _REPORT


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a ``Doc`` before it is judged; each of ``attempts`` has its ``features``."""

    parties: Sequence[Party]
    names: Sequence[NameHit]
    index: PartyIndex
    attributions: Sequence[Attribution]
    attempts: Sequence[Attempt]
    features: Sequence[FeatureGroups]


@dataclass(frozen=True, slots=True)
class Models:
    """What was learnt: which candidates name an act, who acts, and who undergoes it."""

    act: LinearModel
    actor: LinearModel
    recipient: LinearModel


class Coder:
    """Step 4: finds the event mentions of a parsed text."""

    def __init__(self, lexicon: Lexicon, parties: PartyFinder, models: Models) -> None:
        self._lexicon = lexicon
        self._conditions = [conditions_of(frame) for frame in lexicon.frames]
        self._act = models.act
        self._caster = Caster(lexicon, models.actor, models.recipient)
        self._words = read_slot_words(lexicon)
        self._bystanders = Bystanders(lexicon, self._words)
        self._parties = parties
        self._ordering = frozenset([*self._words.ordering, *lexicon.cues.reporting])
        self._purposes = frozenset(lexicon.constructions.purpose_openers)
        self._triggers = TriggerFinder(lexicon, parties.phrases)
        self._status = StatusReader(lexicon, parties.phrases)
        self._attributions = AttributionFinder(lexicon, self._words, parties.phrases)
        self._classes = PhraseIndex(
            parties.phrases,
            ((noun, name) for name, nouns in lexicon.classes.items() for noun in nouns),
        )

    def __call__(self, doc: Doc) -> CodedDoc:
        """Give the events of ``doc`` with all party mentions and names that it holds.

        What phrases were found in it is forgotten.
        """
        surveyed = self.survey(doc)
        told = list(self._told(doc, surveyed))
        frames: dict[int, CompiledFrame] = {}
        succeeding = (attempt for attempt in surveyed.attempts if attempt.succeeds)
        for attempt in (*(attempt for attempt, _ in told), *succeeding):
            frames.setdefault(attempt.candidate.start, attempt.frame)
        events = [
            self._mention(doc, attempt, frames, surveyed, likelihood)
            for attempt, likelihood in told
        ]
        doc.phrases.clear()
        return CodedDoc(
            events=tuple(without_echoes(doc, events, self._purposes)),
            parties=tuple(surveyed.parties),
            names=tuple(surveyed.names),
            attributions=tuple(surveyed.attributions),
        )

    def _told(self, doc: Doc, survey: Survey) -> Iterator[tuple[Attempt, float]]:
        """Give the attempts that tell of an act, the likeliest of each candidate.

        In a few words without a context the frames decide alone: the model learnt from reports.
        """
        chances = self.likelihoods(survey)
        judged = zip(survey.attempts, chances, strict=True)
        for _, group in groupby(judged, key=lambda pair: pair[0].candidate):
            pairs = list(group)
            if not is_report(doc):
                yield from [pair for pair in pairs if pair[0].succeeds][:1]
                continue
            likeliest = max(pairs, key=lambda pair: pair[1])
            if likeliest[1] >= self._act.threshold:
                yield likeliest

    def likelihoods(self, survey: Survey) -> list[float]:
        """Give each of the attempts of ``survey`` the probability that it tells of an act."""
        groups = {id(group): group for row in survey.features for group in row}
        weights = {key: self._act.weight(group) for key, group in groups.items()}
        return [
            self._act.chance(sum([weights[id(group)] for group in row])) for row in survey.features
        ]

    def survey(self, doc: Doc) -> Survey:
        """Give the best reading of each candidate and type with its features, before any is judged.

        It is the first that succeeds, else the first whose conditions are met, else the first; a
        reading that succeeds comes before those of other types. Those that can be no act are left
        out.
        """
        parties, names = self._parties(doc)
        index, test = self._around(doc, parties, names)
        attributions = self._attributions(doc, index)
        attempts = [
            attempt
            for candidate in self._triggers(doc, index)
            for attempt in _best(self._attempts(doc, candidate, index, test))
        ]
        features = act_features(doc, attempts, index)
        return Survey(parties, names, index, attributions, attempts, features)

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
        listed = self._classes.everywhere(doc)
        classes = word_classes(listed, parties, names, self._lexicon.sectors)
        return index, ClauseTest(classes, index)

    def _attempts(
        self, doc: Doc, candidate: Candidate, index: PartyIndex, test: ClauseTest
    ) -> Iterator[Attempt]:
        span = doc.span(candidate.start, candidate.end)
        trigger = span.root
        slots_of: dict[FormKind, Slots] = {}
        for number, kind in candidate.readings:
            frame = self._lexicon.frames[number]
            if kind not in slots_of:
                slots_of[kind] = fill_slots(span, kind, self._words)
                if kind == "bare":
                    fill_by_order(span, slots_of[kind], index)
            slots = slots_of[kind]
            fault = test.fault(self._conditions[number], slots, trigger)
            reading = None
            if fault is None:
                reading = read_roles(frame, Clause(span, kind, slots, index), self._lexicon)
            succeeds = reading is not None and reading.meets_needs
            yield Attempt(candidate, frame, kind, slots, fault, reading, succeeds)

    def cast(self, doc: Doc, attempt: Attempt, survey: Survey) -> Cast:
        """Give the parties that may take part in the act of ``attempt``."""
        trigger = doc.span(attempt.candidate.start, attempt.candidate.end).root
        return self._caster.cast(
            doc,
            attempt,
            survey.index,
            survey.parties,
            survey.attributions,
            blaming=self._bystanders.blaming(trigger, survey.attempts, survey.index),
            hurt=self._bystanders.hurt(trigger, survey.index),
        )

    def _mention(
        self,
        doc: Doc,
        attempt: Attempt,
        frames: Mapping[int, CompiledFrame],
        surveyed: Survey,
        likelihood: float,
    ) -> EventMention:
        span = doc.span(attempt.candidate.start, attempt.candidate.end)
        cast = self.cast(doc, attempt, surveyed)
        if not is_report(doc):
            actors, recipients = cast.reading.actors, cast.reading.recipients
        else:
            actors, recipients = self._caster.roles(cast)
        status = self._status.status(span, frames, surveyed.index.at)
        return EventMention(
            frame=attempt.frame,
            kind=attempt.kind,
            start=span.start,
            end=span.end,
            sentence=(span.sent.start, span.sent.end),
            actors=actors,
            recipients=recipients,
            status=attempt.frame.status if status == "actual" else status,
            firm=self._status.firm(span, frames),
            background=self._status.background(span.root),
            source=cast.source,
            likelihood=likelihood,
        )


def _best(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Give the best of ``attempts`` of each type, the best of all first."""
    best: dict[str, Attempt] = {}
    possible = (attempt for attempt in attempts if not attempt.is_final)
    for attempt in sorted(possible, key=_rank):
        best.setdefault(attempt.frame.type, attempt)
    return list(best.values())


def _rank(attempt: Attempt) -> int:
    if attempt.succeeds:
        return 0
    return 1 if attempt.fault is None else 2
