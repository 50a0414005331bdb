"""Fills the roles of a frame, actor and recipient, from the slots and from the order of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.slots import Slots
from peristiwa.coding.tree import dependents, is_passive, is_passive_at
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame, Lexicon
from peristiwa.parse.tokens import Span

__all__ = ["MATERIAL", "Clause", "Reading", "read_roles"]

MATERIAL = frozenset({2, 4})
_VERBAL = frozenset({"active", "intransitive", "bare"})
_NOMINAL = frozenset({"process", "result"})
_THREAT, _BLAME = "THREATEN", "ACCUSE"
_HARM = frozenset({"ASSAULT", "COERCE"})


class Reading(Struct, frozen=True):
    """A trigger read by one frame as one kind of form, with the participants found for it."""

    frame: CompiledFrame
    kind: FormKind
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]

    @property
    def meets_needs(self) -> bool:
        """Whether the participants that the frame needs were found, one of them not weak.

        Material acts, and those that the police and the courts do, are done to anybody.
        """
        tolerant = self.frame.quad in MATERIAL or self.frame.tolerant
        strong = any(not party.weak for party in self.actors + self.recipients)
        if self.frame.needs != "none" and not strong and not tolerant:
            return False
        return {
            "none": True,
            "party": bool(self.actors or self.recipients),
            "actor": bool(self.actors),
            "recipient": bool(self.recipients),
            "both": bool(self.actors and self.recipients),
        }[self.frame.needs]


class Clause(Struct, frozen=True):
    """A trigger as one kind of form, with its slots and the parties around it."""

    span: Span
    kind: FormKind
    slots: Slots
    index: PartyIndex


def read_roles(frame: CompiledFrame, clause: Clause, lexicon: Lexicon) -> Reading:
    """Give the reading of ``clause`` by ``frame``."""
    recipients = _recipients(frame, clause, _undergone(frame, clause, lexicon))
    actors = _named_actors(frame, clause)
    if not actors and "subject" in frame.actor:
        actors = _unnamed_subject(clause, recipients, lexicon)
    kept = tuple(party for party in recipients if party not in actors)
    return Reading(frame, clause.kind, tuple(actors), kept)


def _named_actors(frame: CompiledFrame, clause: Clause) -> list[Party]:
    kind, slots, index = clause.kind, clause.slots, clause.index
    actors = index.in_slots(frame.actor, slots)
    if "subject" in frame.actor and (kind in _VERBAL or (kind == "result" and not actors)):
        actors = index.right_before(clause.span.first) or actors
    if frame.reciprocal:
        for slot in frame.actor:
            actors += [party for party in index.in_slots([slot], slots) if party not in actors]
    return actors


def _unnamed_subject(clause: Clause, recipients: list[Party], lexicon: Lexicon) -> list[Party]:
    """Look for a subject that the tree did not give to the trigger."""
    kind, index = clause.kind, clause.index
    if kind == "passive":
        behind = index.at(clause.span.end) if recipients else None
        return [behind] if behind and behind not in recipients else []
    near = index.subject_before(clause.span.root) if kind in _VERBAL else None
    if near is not None:
        return [near]
    agents = index.first_of("controller", clause.slots)
    if not agents and kind in _NOMINAL:
        agents = _headline_agents(clause, lexicon)
    return agents


def _headline_agents(clause: Clause, lexicon: Lexicon) -> list[Party]:
    """Who stands before a bare support verb: "Buruh Gelar Unjuk Rasa"."""
    span = clause.span
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is None or lexicon.support.get(before.lower_) != "bare":
        return []
    return clause.index.right_before(before)


def _undergone(frame: CompiledFrame, clause: Clause, lexicon: Lexicon) -> list[str]:
    """Give the slots of those who undergo an act.

    Who is hurt is not who is blamed: in "mengecam penembakan warga oleh polisi" that is the police.
    """
    if frame.type != _BLAME:
        return frame.recipient
    kinds = {
        kind
        for thing in clause.slots.get("object", [])
        for number, kind in lexicon.forms.get(thing.lower_, ())
        if kind in _NOMINAL and lexicon.frames[number].type in _HARM
    }
    if not kinds:
        return frame.recipient
    patients = lexicon.constructions.patient_prepositions
    slots = [slot for slot in frame.recipient if slot not in patients]
    if "result" in kinds:
        return slots
    agents = lexicon.constructions.agent_prepositions
    return [*agents, *(slot for slot in slots if slot != "object")]


def _recipients(frame: CompiledFrame, clause: Clause, slots: Sequence[str]) -> list[Party]:
    index = clause.index
    asked = frame.complement is not None
    before = clause.span.start
    found = index.in_slots(slots, clause.slots, before=before, asked=asked)
    if not found and frame.type == _THREAT:
        found = list(_threatened(clause))[:1]
    if found or "object" not in slots:
        return found
    near = None
    if clause.kind in {"active", "bare"}:
        near = index.object_after(clause.span.end)
        if asked and near is not None and is_passive_at(clause.span.doc, near.end):
            near = None
    elif clause.kind == "passive":
        near = index.subject_before(clause.span.root)
    if near is not None:
        return [near]
    clauses = [head for head in clause.slots.get("clause", []) if not (asked and is_passive(head))]
    told = [t for head in clauses for t in dependents(head, "nsubj")]
    return index.first_of("told", {"told": told})


def _threatened(clause: Clause) -> Iterator[Party]:
    """To whom is done what a threat announces: "mengancam akan menyerang X"."""
    announced = [*clause.slots.get("clause", []), *dependents(clause.span.root, "advcl")]
    for verb in announced:
        for token in dependents(verb, "obj", "obl"):
            party = clause.index.behind(token)
            if party is not None:
                yield party
