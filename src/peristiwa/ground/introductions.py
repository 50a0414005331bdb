"""Where a report says who somebody is: "Perdana Menteri Theresa May", "Budi, ketua partai itu,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peristiwa.coding import Party
from peristiwa.ground.actors import KnownActors
from peristiwa.parse.tokens import Doc

__all__ = ["Introduction", "introductions", "is_single"]

_TAIL = 20
_MEMBERS = frozenset({"NOUN", "PROPN", "NUM"})
_STOPS = frozenset({".", ",", ";", "(", "--", "-"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """``description`` bears the role noun of whom ``bearer`` names; they may be one mention."""

    description: Party
    bearer: Party


def introductions(doc: Doc, parties: Sequence[Party], known: KnownActors) -> Iterator[Introduction]:
    """Give the introductions of a report, in its order.

    A role stands before the name, behind it between commas, or behind a word like "adalah".
    """
    for party in parties:
        if _has_role(party) and _names_person(party, known):
            yield Introduction(party, party)
    for before, party in pairwise(parties):
        if (
            _has_role(party)
            and not _names_person(party, known)
            and _names_person(before, known)
            and _introduces(doc, party, known)
            and (_stands_beside(doc, before, party) or _is_identified(doc, before, party, known))
        ):
            yield Introduction(party, before)


def is_single(doc: Doc, party: Party, known: KnownActors) -> bool:
    """Whether a mention is of one person by its determiners: no "para", no number."""
    prefix = doc.words[party.start : party.head]
    return not party.pair and all(word in known.single for word in prefix)


def _has_role(party: Party) -> bool:
    return party.noun is not None and party.noun.kind == "person"


def _names_person(party: Party, known: KnownActors) -> bool:
    kin = party.noun is not None and party.noun.noun in known.kin
    return party.proper is not None and bool(party.proper.ids("person")) and not kin


def _introduces(doc: Doc, party: Party, known: KnownActors) -> bool:
    prefix = doc.words[party.start : party.head]
    return not party.definite and all(word in known.introducing for word in prefix)


def _stands_beside(doc: Doc, bearer: Party, party: Party) -> bool:
    """Whether a comma alone parts the two, and what follows makes no list of them."""
    if party.start != bearer.end + 1 or doc[bearer.end].text != ",":
        return False
    if doc[bearer.start].sent.start != doc[party.start].sent.start:
        return False
    head = doc[party.head]
    apposed = head.dep_ == "appos" and bearer.start <= head.head.i < bearer.end
    return apposed or _closes(doc, party.end)


def _closes(doc: Doc, position: int) -> bool:
    """Whether the phrase ends with a stop or comma before any verb and without a list behind."""
    for end in range(position, min(position + _TAIL, doc[position - 1].sent.end)):
        token = doc[end]
        if token.text == ",":
            following = doc[end + 1] if end + 1 < len(doc) else token
            return following.pos_ not in _MEMBERS and following.dep_ != "cc"
        if token.text in _STOPS:
            return True
        if token.pos_ in {"VERB", "CCONJ"}:
            return False
    return False


def _is_identified(doc: Doc, bearer: Party, party: Party, known: KnownActors) -> bool:
    """Whether a word like "adalah" stands right before the role, in the sentence of the name."""
    first = doc[party.start]
    same = first.sent.start == doc[bearer.start].sent.start
    if not same or party.start == 0 or doc.words[party.start - 1] not in known.identifying:
        return False
    return doc[bearer.head].dep_.startswith("nsubj")
