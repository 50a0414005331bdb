"""Codes a ``Doc``: triggers, frames, participants, status and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.attribution import AttributionFinder
from peristiwa.coding.conditions import ClauseTest
from peristiwa.coding.echoes import without_echoes
from peristiwa.coding.features import act_features
from peristiwa.coding.linear import LinearModel
from peristiwa.coding.mentions import Attribution, CodedDoc, EventMention
from peristiwa.coding.names import NameHit
from peristiwa.coding.order import fill_by_order
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party, PartyFinder
from peristiwa.coding.phrases import PhraseIndex
from peristiwa.coding.role_features import role_features
from peristiwa.coding.roles import MATERIAL, Clause, read_roles
from peristiwa.coding.slots import Slots, fill_slots, is_ordering
from peristiwa.coding.status import StatusReader
from peristiwa.coding.triggers import Candidate, TriggerFinder
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon

__all__ = ["Cast", "Coder", "Models", "Survey"]

_REPORT = 60
"""Tokens from which a text is judged as a report."""
_VETO = 0.1
"""Under this probability a party is left out although the rules give it a role."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a ``Doc`` before it is judged: one of ``features`` for each of ``attempts``."""

    parties: Sequence[Party]
    names: Sequence[NameHit]
    index: PartyIndex
    attributions: Sequence[Attribution]
    attempts: Sequence[Attempt]
    features: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a sentence, one of ``features`` for each, and who tells of the act.

    ``actors`` and ``recipients`` are those that a reading found which needs no doubt.
    """

    parties: Sequence[Party]
    features: Sequence[Sequence[str]]
    actors: Sequence[Party]
    recipients: Sequence[Party]
    source: Attribution | None


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
        self._models = models
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
        surveyed = self.survey(doc)
        told = self._told(doc, surveyed)
        frames: dict[int, CompiledFrame] = {}
        succeeding = (attempt for attempt in surveyed.attempts if attempt.succeeds)
        for attempt in (*told, *succeeding):
            frames.setdefault(attempt.candidate.start, attempt.frame)
        events = [self._mention(doc, attempt, frames, surveyed) for attempt in told]
        return CodedDoc(
            events=tuple(without_echoes(doc, events)),
            parties=tuple(surveyed.parties),
            names=tuple(surveyed.names),
            attributions=tuple(surveyed.attributions),
        )

    def _told(self, doc: Doc, survey: Survey) -> list[Attempt]:
        """Give the attempts that tell of an act, the likeliest of each candidate.

        In a few words without a context the frames decide alone: the model learnt from reports.
        """
        told = []
        judged = zip(survey.attempts, survey.features, strict=True)
        for _, group in groupby(judged, key=lambda pair: pair[0].candidate):
            pairs = list(group)
            attempts = [attempt for attempt, _ in pairs]
            if len(doc) < _REPORT:
                told += [attempt for attempt in attempts if attempt.succeeds][:1]
                continue
            best = self._models.act.best([features for _, features in pairs])
            told += [attempts[best]] if best is not None else []
        return told

    def survey(self, doc: Doc) -> Survey:
        """Give the best reading of each candidate and type with its features, before any is judged.

        It is the first that succeeds, else the first whose conditions are met, else the first; a
        reading that succeeds comes before those of other types.
        """
        parties, names = self._parties(doc)
        index, test = self._around(doc, parties, names)
        attributions = self._attributions(doc, index)
        attempts = [
            attempt
            for candidate in self._triggers(doc, index)
            for attempt in _best(self._attempts(doc, candidate, index, test))
        ]
        features = act_features(doc, attempts, self._lexicon.frames, index, attributions)
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
        at = {token: hit for hit in names for token in range(hit.start, hit.end)}
        return index, ClauseTest(self._classes, index, at, self._lexicon.sectors)

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

    def cast(self, doc: Doc, attempt: Attempt, survey: Survey) -> Cast:
        """Give the parties of the sentence of ``attempt`` with what is known of each.

        Who tells of a deed takes no part in it, unless the rules say so.
        """
        span = doc[attempt.candidate.start : attempt.candidate.end]
        reading = attempt.reading
        if reading is None:
            clause = Clause(span, attempt.kind, attempt.slots, survey.index)
            reading = read_roles(attempt.frame, clause, self._lexicon)
        source = _source(span.start, survey.attributions)
        here = [p for p in survey.parties if span.sent.start <= p.start < span.sent.end]
        here = [p for p in here if not (p.start < span.end and span.start < p.end)]
        if source is not None and attempt.frame.quad in MATERIAL:
            here = [party for party in here if party != source.party]
        others = [p for p in (*reading.actors, *reading.recipients) if p not in here]
        parties = sorted([*here, *others], key=lambda party: party.start)
        features = role_features(doc, attempt, reading, parties, source)
        actors, recipients = (
            (reading.actors, reading.recipients) if attempt.succeeds else ((), ())
        )
        return Cast(parties, features, actors, recipients, source)

    def _roles(self, cast: Cast) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Give the actors and the recipients: those of the rules, else those that were learnt.

        Who may be both an actor and a recipient is what is likelier.
        """
        acting = _chosen(self._models.actor, cast, cast.actors)
        undergoing = _chosen(self._models.recipient, cast, cast.recipients)
        actors, recipients = [], []
        for party, acts, undergoes in zip(cast.parties, acting, undergoing, strict=True):
            if acts is not None and acts >= (undergoes or 0.0):
                actors.append(party)
            elif undergoes is not None:
                recipients.append(party)
        return tuple(actors), tuple(recipients)

    def _mention(
        self,
        doc: Doc,
        attempt: Attempt,
        frames: Mapping[int, CompiledFrame],
        surveyed: Survey,
    ) -> EventMention:
        span = doc[attempt.candidate.start : attempt.candidate.end]
        cast = self.cast(doc, attempt, surveyed)
        actors, recipients = self._roles(cast)
        status = self._status.status(span, frames)
        return EventMention(
            frame=attempt.frame,
            kind=attempt.kind,
            start=span.start,
            end=span.end,
            sentence=(span.sent.start, span.sent.end),
            actors=actors,
            recipients=recipients,
            status=attempt.frame.status if status == "actual" else status,
            background=self._status.background(span.root),
            source=cast.source,
        )


def _best(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Give the best of ``attempts`` of each type, the best of all first."""
    best: dict[str, Attempt] = {}
    for attempt in attempts:
        held = best.setdefault(attempt.frame.type, attempt)
        if _rank(attempt) < _rank(held):
            best[attempt.frame.type] = attempt
    return sorted(best.values(), key=_rank)


def _rank(attempt: Attempt) -> int:
    if attempt.succeeds:
        return 0
    return 1 if attempt.fault is None else 2


def _chosen(model: LinearModel, cast: Cast, sure: Sequence[Party]) -> list[float | None]:
    """How likely each party plays a role, None for those that don't: those of the rules do.

    A party that the model thinks most unlikely is left out whatever the rules say.
    """
    guesses = [model.probability(features) for features in cast.features]
    ruled = [
        1.0 if party in sure and guess >= _VETO else None
        for party, guess in zip(cast.parties, guesses, strict=True)
    ]
    if any(ruled):
        return ruled
    return [guess if guess >= model.threshold else None for guess in guesses]


def _source(trigger: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """Give the narrowest attribution that covers the trigger, those with a written source first."""
    covering = [
        attribution
        for attribution in attributions
        if attribution.start <= trigger < attribution.end
        and not attribution.party.start <= trigger < attribution.party.end
    ]
    return min(covering, key=lambda a: (not a.written, a.end - a.start), default=None)
