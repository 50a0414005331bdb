"""Reads a bare verb by the order of words: headlines and fronted objects.

Without its prefix a verb is often not told from a noun by the trained tagger; but agent, verb,
object ("Polisi Tangkap Tiga Pengedar") and object, agent, verb ("Tersangka itu kami tahan") are the
only orders there are (Sneddon et al. 2010, section 3.35, object-fronted passives).
"""

from __future__ import annotations

from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.slots import Slots
from peristiwa.coding.tree import before_auxiliaries, conjuncts
from peristiwa.parse.tokens import Span, Token

__all__ = ["agent_before", "fill_by_order"]

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def agent_before(span: Span, index: PartyIndex) -> Token | None:
    """Give the head of the party that ends right before ``span``, auxiliaries apart, or None."""
    position = before_auxiliaries(span.doc, span.start - 1, span.sent.start)
    party = index.at(position) if position >= span.sent.start else None
    if party is None or index.is_bound(party, span.sent.start):
        return None
    return span.doc[party.head]


def fill_by_order(span: Span, slots: Slots, index: PartyIndex) -> None:
    """Set ``subject`` and ``object`` of the bare verb ``span`` from what stands beside it."""
    agent = agent_before(span, index)
    if agent is None:
        return
    slots["subject"] = list(conjuncts([agent]))
    after = span.doc[span.end] if span.end < span.sent.end else None
    if after is not None and (index.at(after.i) or after.pos_ in _OPENING):
        slots["object"] = [_noun_from(span.end, span, index)]
    else:
        party = index.at(agent.i)
        fronted = _noun_before(span, party.start - 1 if party else agent.i - 1)
        slots["object"] = [fronted] if fronted is not None else []


def _noun_from(position: int, span: Span, index: PartyIndex) -> Token:
    """The head of the noun phrase that begins at ``position``."""
    party = index.at(position)
    if party is not None:
        return span.doc[party.head]
    while position + 1 < span.sent.end and span.doc[position].pos_ in {"NUM", "DET"}:
        position += 1
    return span.doc[position]


def _noun_before(span: Span, position: int) -> Token | None:
    position = before_auxiliaries(span.doc, position, span.sent.start)
    while position > span.sent.start and span.doc[position].pos_ == "DET":
        position -= 1
    if position < span.sent.start or span.doc[position].pos_ not in _NOUNS:
        return None
    return span.doc[position]
