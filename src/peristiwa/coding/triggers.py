"""Finds the words that may name an act."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from peristiwa.coding.order import agent_before
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.phrases import PhraseBook, PhraseIndex
from peristiwa.coding.tree import is_subject
from peristiwa.language.morphology import FormKind, without_particle
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Doc, Token

__all__ = ["Candidate", "TriggerFinder"]

_NOMINAL = frozenset({"process", "result"})


class Candidate(Struct, frozen=True):
    """Tokens ``start`` to ``end`` (exclusive) and the (frame index, kind) pairs they may mean."""

    start: int
    end: int
    readings: tuple[tuple[int, FormKind], ...]


class TriggerFinder:
    """Finds the forms of all frames; the longest form at a place wins."""

    def __init__(self, lexicon: Lexicon, phrases: PhraseBook) -> None:
        self._forms = PhraseIndex(
            phrases,
            ((form, tuple(entries)) for form, entries in lexicon.forms.items()),
            fold=without_particle,
        )
        self._prepositions = frozenset(lexicon.constructions.prepositions)
        self._meeting_press = frozenset(lexicon.cues.meeting_press)
        self._meanwhile = frozenset([*lexicon.cues.simultaneous, *lexicon.cues.occasion])

    def __call__(self, doc: Doc, parties: PartyIndex) -> Iterator[Candidate]:
        """Give the candidates of ``doc`` in order, none overlapping another."""
        free = 0
        for position, (longest, *_) in self._forms.everywhere(doc).items():
            if position < free or _in_name(parties.at(position), position):
                continue
            forms, end = longest
            fitting = tuple(r for r in forms if self._fits(doc, (position, end), r[1], parties))
            if len({kind for _, kind in fitting}) > 1 and _is_subject_of_verb(doc[position]):
                fitting = tuple(reading for reading in fitting if reading[1] != "bare")
            if fitting:
                yield Candidate(position, end, fitting)
                free = end

    def _fits(self, doc: Doc, place: tuple[int, int], kind: FormKind, parties: PartyIndex) -> bool:
        """Whether the word's place in its sentence allows the reading as ``kind``."""
        token = doc[place[0]]
        before = doc.words[token.i - 1] if token.i > token.sent.start else ""
        if kind in {"active", "passive"}:
            return token.lower_ not in self._meeting_press or before not in self._meanwhile
        if kind in _NOMINAL:
            return token.pos_ not in {"ADV", "ADP"}
        if before in self._prepositions:
            return kind != "bare" and token.pos_ in {"VERB", "ADJ", "ADV", "AUX"}
        if kind == "bare":
            if token.pos_ in {"VERB", "ADP"}:
                return token.pos_ == "VERB"
            agent = agent_before(doc.span(*place), parties)
            return agent is not None or _opens_heading(token)
        return True


def _is_subject_of_verb(token: Token) -> bool:
    """Whether a word is a noun of which a verb behind it tells: "Invasi X dikecam Y"."""
    verb = token.head
    return is_subject(token) and verb.pos_ == "VERB" and verb.i > token.i


def _opens_heading(token: Token) -> bool:
    """Whether a word with a capital opens a clause of the first sentence: "X, Larang Y Bicara"."""
    doc = token.doc
    heading = token.sent.start == 0 and token.text[0].isupper()
    return heading and (token.i == 0 or doc[token.i - 1].is_punct)


def _in_name(party: Party | None, position: int) -> bool:
    """Whether the word stands inside a mention: in a name, or in a role ("pengadilan")."""
    if party is None or party.pronoun is not None:
        return False
    names = [*party.owners, *([party.proper] if party.proper else [])]
    return position == party.head or any(hit.start <= position < hit.end for hit in names)
