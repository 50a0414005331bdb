"""Where a report says who somebody is: "Perdana Menteri Theresa May", "Budi, ketua partai itu,"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from peristiwa.coding import Party
from peristiwa.coding.tree import GOING_ON, behind_abbreviation, ends_opening
from peristiwa.ground.actors import KnownActors
from peristiwa.parse.tokens import Doc

__all__ = ["Introduction", "introductions", "is_single"]

_TAIL = 20
_BETWEEN = 2
_PHRASE = 5
_MEMBERS = frozenset({"NOUN", "PROPN", "NUM"})
_STOPS = frozenset({".", ",", ";", "(", "--", "-"})


@dataclass(frozen=True, slots=True)
class Introduction:
    """``description`` bears the role noun of whom ``bearer`` names; they may be one mention."""

    description: Party
    bearer: Party


def introductions(
    doc: Doc, parties: Sequence[Party], known: KnownActors, on: date | None
) -> Iterator[Introduction]:
    """Give the introductions of a report of the day ``on``, in its order.

    A role stands before the name, behind it between commas, or behind a word like "adalah".
    """
    named = frozenset(party for party in parties if _names_bearer(party, known, on))
    for party in parties:
        if _has_role(party) and party in named:
            yield Introduction(party, party)
    for number, party in enumerate(parties):
        if _has_role(party) and party not in named and _introduces(doc, party, known):
            bearer = _bearer(doc, parties, number, known, named)
            if bearer is not None:
                yield Introduction(party, bearer)


def _bearer(
    doc: Doc, parties: Sequence[Party], number: int, known: KnownActors, named: Set[Party]
) -> Party | None:
    """Whoever of the ``named`` stands right before or right behind a role, in its sentence."""
    party = parties[number]
    before = parties[number - 1] if number else None
    if before is not None and before in named:
        beside = _stands_beside(doc, before, party)
        if beside or _is_identified(doc, before, party, known):
            return before
    for after in parties[number + 1 : number + 1 + _BETWEEN]:
        if after in named:
            owned = _is_owned_before(doc, party, after)
            return after if owned or _is_apposed(doc, party, after, known) else None
    return None


def is_single(doc: Doc, party: Party, known: KnownActors) -> bool:
    """Whether a mention is of one person by its determiners: no "para", no number."""
    prefix = doc.words[party.start : party.head]
    return not party.pair and all(word in known.single for word in prefix)


def _has_role(party: Party) -> bool:
    return party.noun is not None and party.noun.kind == "person"


def _names_bearer(party: Party, known: KnownActors, on: date | None) -> bool:
    person = party.proper is not None and bool(party.proper.ids("person"))
    return person and not known.is_named_after(party, on)


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


def _is_owned_before(doc: Doc, party: Party, bearer: Party) -> bool:
    """Whether a possessor alone parts a role from the name: "juru bicaranya Sean Spicer"."""
    one = party.end == bearer.start - 1
    return one and doc[party.end].pos_ in {"PRON", "DET"} and not doc[party.end].is_sent_start


def _is_apposed(doc: Doc, party: Party, bearer: Party, known: KnownActors) -> bool:
    """Whether the name stands between commas behind the role: "duta besar AS di Jakarta, X,"."""
    comma = bearer.start - 1
    if not party.end <= comma <= party.end + _PHRASE or doc[comma].text != ",":
        return False
    between = doc.span(party.end, comma)
    if any(token.pos_ in {"VERB", "CCONJ", "PUNCT", "PRON"} for token in between):
        return False
    behind = _behind_alias(doc, behind_abbreviation(doc, bearer.end), known)
    if behind >= doc[party.start].sent.end:
        return False
    if doc[behind].text in {",", "."}:
        return True
    named = bearer.end - bearer.start > 1 and bool(party.owners)
    return doc[behind].pos_ in GOING_ON and (named or not ends_opening(doc, comma))


def _behind_alias(doc: Doc, position: int, known: KnownActors) -> int:
    """Give the token behind another name of a person, else ``position``: "X alias Y"."""
    first = position
    while position < len(doc) and doc.words[position] in known.aliases:
        position += 1
    if position == first:
        return first
    while position < len(doc) and doc[position].text[0].isupper():
        position += 1
    return position


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
