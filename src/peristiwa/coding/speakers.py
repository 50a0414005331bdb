"""Finds who speaks: the party before or behind a word of saying, or one spoken of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from peristiwa.coding.names import NameHit
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.slots import SlotWords, grammatical_subject
from peristiwa.coding.tree import before_auxiliaries
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = ["SpeakerFinder", "is_named_person"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PERSON = "PER"
_NAME = frozenset({"PROPN", "NOUN"})
_PHRASE = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "CCONJ"})
_LONGEST = 25
"""Words that a speaker's role and name may have."""


class SpeakerFinder:
    """Finds the speakers of one ``Doc``."""

    def __init__(self, doc: Doc, parties: PartyIndex, words: SlotWords) -> None:
        self._doc = doc
        self._parties = parties
        self._words = words

    def behind(self, start: int, stop: int) -> Party | None:
        """Give the speaker whose phrase begins at token ``start``, of those before ``stop``.

        Of a role, a body and a name it is the name's bearer: "Kepala Dinas X, Budi Santoso". A
        phrase of names that no mention covers is a speaker, too.
        """
        first, end = self._phrase_behind(start, stop)
        if first is not None or end == start or not self._is_named(start, end):
            return first
        return _unknown(start, end)

    def mentioned_behind(self, start: int, stop: int) -> Party | None:
        """Give the same of the mentions alone: "menurut Pasal 5" names nobody."""
        return self._phrase_behind(start, stop)[0]

    def subjects(self, stretches: Iterable[Span]) -> Iterator[Party]:
        """Give the people, by role or entity, whom the subjects in ``stretches`` name."""
        entities = (entity for entity in self._doc.ents if entity.label_ == _PERSON)
        people = {i for entity in entities for i in range(entity.start, entity.end)}
        for stretch in stretches:
            for token in stretch:
                if token.dep_ not in _SUBJECTS:
                    continue
                party, _ = self._phrase_behind(token.i, stretch.end)
                if party is None or party.proper is None or not is_named_person(party):
                    continue
                if party.noun is not None or party.proper.start in people:
                    yield party

    def _phrase_behind(self, start: int, stop: int) -> tuple[Party | None, int]:
        """Give the first party or, if the phrase goes on to one, the first person named in it."""
        first: Party | None = None
        position, stop = start, min(stop, start + _LONGEST)
        while position < stop:
            party = self._parties.at(position)
            if party is not None:
                first = first or party
                if is_named_person(party) or party.pronoun:
                    return (party if is_named_person(party) else first), party.end
                position = party.end
            elif self._goes_on(position, start, stop):
                position += 1
            else:
                break
        return first, position

    def _goes_on(self, position: int, start: int, stop: int) -> bool:
        token = self._doc[position]
        if token.text != ",":
            return token.pos_ in _PHRASE
        following = self._doc[position + 1] if start < position < stop - 1 else None
        return following is not None and following.is_title and following.pos_ in _NAME

    def _is_named(self, start: int, end: int) -> bool:
        words = self._doc[start:end]
        return words[0].is_title and words[-1].pos_ == "PROPN"

    def before(self, verb: Token, start: int) -> Party | None:
        """Give who speaks before ``verb``, of those from token ``start`` on.

        That is its subject; of a role and a name that stand before it, the name's bearer. Where
        a comma parts a remark from the verb, the subject stands before the remark; where the verb
        ends the sentence, between it and the last comma.
        """
        closing = self._closing(verb, start)
        if closing is not None:
            return closing
        subject = grammatical_subject(verb, self._words)
        party = None
        if subject is not None and start <= subject.i < verb.i:
            party = self._parties.of(subject)
        if party is None:
            party = self._parties.subject_before(verb)
        if verb.i > start and self._doc[verb.i - 1].text == ",":
            party = self._before_remark(start, verb.i) or party
        if party is None:
            return self._unknown_before(verb.i, start)
        return self._bearer(party, verb.i) if party.start >= start else None

    def _closing(self, verb: Token, start: int) -> Party | None:
        """Give who stands between a comma and the verb at the end: "…, X melaporkan"."""
        party = self._parties.at(verb.i - 1) if verb.i > start else None
        if party is None or party.start <= start or self._doc[party.start - 1].text != ",":
            return None
        ends = verb.i + 1 >= verb.sent.end or self._doc[verb.i + 1].text == "."
        return party if ends else None

    def _bearer(self, party: Party, stop: int) -> Party:
        """Give the person whose name ends the phrase that ``party`` opens, else ``party``."""
        if party.pronoun or is_named_person(party):
            return party
        named, _ = self._phrase_behind(party.end, stop)
        if named is None or not is_named_person(named):
            end = before_auxiliaries(self._doc, stop - 1, party.end)
            named = self._parties.at(end) or party
        bound = self._parties.is_bound(named, party.start)
        return named if is_named_person(named) and not bound else party

    def _unknown_before(self, verb: int, start: int) -> Party | None:
        """Give the name right before the verb that no mention covers."""
        end = first = before_auxiliaries(self._doc, verb - 1, start) + 1
        while first > start and self._is_unknown(first - 1):
            first -= 1
        if first == end or not self._is_named(first, end):
            return None
        return _unknown(first, end)

    def _is_unknown(self, position: int) -> bool:
        return self._doc[position].pos_ == "PROPN" and self._parties.at(position) is None

    def _before_remark(self, start: int, stop: int) -> Party | None:
        """Give the first person by name before any verb, whom no preposition binds."""
        position = start
        while position < stop and self._doc[position].pos_ != "VERB":
            party = self._parties.at(position)
            if party is None:
                position += 1
                continue
            if is_named_person(party) and not self._parties.is_bound(party, start):
                return party
            position = party.end
        return None


def _unknown(start: int, end: int) -> Party:
    return Party(start, end, start, proper=NameHit(start, end, (("person", ""),)))


def is_named_person(party: Party) -> bool:
    """Whether ``party`` bears a person's name."""
    return party.proper is not None and bool(party.proper.ids("person"))
