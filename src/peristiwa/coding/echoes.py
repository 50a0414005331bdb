"""Joins the words that tell one act together."""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec import structs

from peristiwa.coding.mentions import EventMention
from peristiwa.parse.tokens import Doc

__all__ = ["without_echoes"]

_NOMINAL = frozenset({"process", "result"})
_LEGAL = frozenset({"ACCUSE", "COERCE"})
_NEAR = 2


def without_echoes(
    doc: Doc, events: Sequence[EventMention], purposes: Set[str]
) -> list[EventMention]:
    """Give the events in order, one for each act told in a sentence.

    Codebook, rules 3 and 4: a light verb with its noun is one event; a noun that refers back to an
    act of its sentence is none, nor is the noun of a charge beside its verb. ``purposes`` are the
    prepositions of an aim, before which another act is told: "dibawa untuk pemeriksaan".
    """
    kept: list[EventMention] = []
    for event in events:
        here = _same_sentence(kept, event)
        verb = next((verb for verb in here if _is_object(doc, event, verb)), None)
        if verb is None and here and here[-1].end == event.start:
            verb = here[-1]
        if verb is not None:
            kept[kept.index(verb)] = _joined(verb, event)
            continue
        if event.kind in _NOMINAL and any(other.frame.root == event.frame.root for other in here):
            continue
        kept.append(event)
    return [event for event in kept if not _is_charge(doc, event, kept, purposes)]


def _is_charge(
    doc: Doc, noun: EventMention, events: Sequence[EventMention], purposes: Set[str]
) -> bool:
    """Whether a noun says by what the act of its verb is done: "menjerat X dengan dakwaan Y"."""
    if noun.kind not in _NOMINAL or noun.frame.type not in _LEGAL:
        return False
    head = doc.span(noun.start, noun.end).root
    oblique = head.relation == "obl" and head.case not in purposes
    return oblique and any(
        verb.frame.type == noun.frame.type and verb.start <= head.head.i < verb.end
        for verb in events
    )


def _same_sentence(kept: Sequence[EventMention], event: EventMention) -> list[EventMention]:
    """The kept events of the sentence of ``event`` that are of its type."""
    here = []
    for other in reversed(kept):
        if other.sentence != event.sentence:
            break
        if other.frame.type == event.frame.type:
            here.append(other)
    return here[::-1]


def _joined(first: EventMention, second: EventMention) -> EventMention:
    """One event of two triggers; a phrase leaves the frame to the noun that says what it is.

    "memberikan bantuan" is one trigger, and "menggelar aksi mogok kerja" is a strike.
    """
    return structs.replace(
        first,
        frame=second.frame if first.end - first.start > 1 else first.frame,
        end=second.end if second.start - first.end <= _NEAR else first.end,
        actors=first.actors or second.actors,
        recipients=first.recipients or second.recipients,
    )


def _is_object(doc: Doc, noun: EventMention, verb: EventMention) -> bool:
    """Whether the noun is the object of a verb that tells the same: "menyalurkan bantuan"."""
    head = doc.span(noun.start, noun.end).root
    return (
        verb.kind in {"active", "passive"}
        and verb.end - verb.start == 1
        and noun.kind in _NOMINAL
        and head.head.i == verb.start
        and head.relation in {"obj", "nsubj"}
    )
