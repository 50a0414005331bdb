"""Finds the parties that stand in a slot."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from peristiwa.coding.parties import Party
from peristiwa.coding.slots import Slots
from peristiwa.coding.tree import before_auxiliaries, noun_phrase
from peristiwa.lexicon.schema import Constructions
from peristiwa.parse.tokens import Doc, Token

__all__ = ["PartyIndex"]

_PASSING = frozenset({"NOUN", "ADJ", "DET", "NUM", "PROPN", "ADV"})
_HYPHEN = "-"
_CORE = frozenset({"subject", "object"})
_EXACT = frozenset({"subject", "owner"})
_VERBAL = frozenset({"VERB", "AUX", "ADV"})
_REACH = 12


class PartyIndex:
    """The parties of one ``Doc``, by token.

    ``ordering`` holds the verbs behind which the subject of another verb stands: "menyuruh X
    pergi", "mengatakan X pergi".
    """

    def __init__(
        self,
        doc: Doc,
        parties: Sequence[Party],
        words: Constructions,
        ordering: Container[str] = (),
    ) -> None:
        self._ordering = ordering
        self._doc = doc
        self._at = {token: party for party in parties for token in range(party.start, party.end)}
        self._transparent = frozenset(words.transparent)
        self._prepositions = frozenset(words.prepositions)
        self._coordinators = frozenset(words.coordinators)
        self._openers = frozenset(words.clause_openers)
        self._attributive = frozenset(words.attributive)

    def at(self, token: int) -> Party | None:
        """Give the party whose mention covers ``token``."""
        return self._at.get(token)

    def first_at(self, tokens: Iterable[int]) -> Party | None:
        """Give the party whose mention covers the first of ``tokens`` that any covers."""
        parties = self._at
        for token in tokens:
            if token in parties:
                return parties[token]
        return None

    def of(self, head: Token) -> Party | None:
        """Give the party that ``head`` names, or that stands behind a transparent noun."""
        party = self._at.get(head.i)
        if party is not None or head.lower_ not in self._transparent:
            return party
        return self._within(head)

    def behind(self, head: Token) -> Party | None:
        """Give the party that ``head`` names or that its phrase belongs to, whatever the noun."""
        return self._at.get(head.i) or self._within(head)

    def _within(self, head: Token) -> Party | None:
        for token in noun_phrase(head):
            party = self._at.get(token.i)
            if party is not None and token.i > head.i and not self._is_brand(party, head):
                return party
        return None

    def _is_brand(self, party: Party, head: Token) -> bool:
        """Whether the name only says which thing is meant: "mobil Aurus"."""
        proper = party.proper
        unknown = proper is not None and proper.ids("organization") == [""] and party.noun is None
        return unknown and head.lower_ not in self._transparent

    def in_slots(
        self, names: Iterable[str], slots: Slots, *, before: int = 0, asked: bool = False
    ) -> list[Party]:
        """Give the parties of the first of the slots ``names`` that holds any.

        A verb that follows an object and another party opens a clause of the latter, unless the
        object stands ``before`` its own verb (a token), or all are ``asked`` to do something.
        """
        for name in names:
            find = self.of if name in _EXACT else self.behind
            found = [find(token) for token in slots.get(name, [])]
            parties = [party for party in found if party is not None]
            if parties and name in _CORE:
                joined = list(self._coordinated(parties[-1]))
                mine = name == "subject" or asked or (joined and joined[-1].end <= before)
                if mine or (joined and not self._opens_next(joined[-1])):
                    parties += joined
            if parties:
                return list(dict.fromkeys(parties))
        return []

    def _opens_next(self, party: Party) -> bool:
        """Whether a verb follows a party, which so begins a clause: "menangkap X dan Y menyita"."""
        following = self._doc[party.end] if party.end < len(self._doc) else None
        return following is not None and following.pos_ in _VERBAL

    def first_of(self, slot: str, slots: Slots) -> list[Party]:
        """Give the first party of ``slot``, with those coordinated with it."""
        for token in slots.get(slot, []):
            party = self.of(token)
            if party is not None:
                return [party, *self._coordinated(party)]
        return []

    def _coordinated(self, party: Party) -> Iterator[Party]:
        """The parties joined to a subject by a coordinator right behind it: "Putin dan Kim"."""
        listed: list[Party] = []
        end = party.end
        while end + 1 < len(self._doc):
            comma = self._doc[end].text == ","
            joined = self._joins(end + comma)
            following = self._counted(end + comma + joined) if comma or joined else None
            if following is None:
                return
            listed.append(following)
            end = following.end
            if joined:
                yield from listed
                listed = []

    def _counted(self, position: int) -> Party | None:
        """The party at a place, or behind the numeral there: "dan 1 perusahaan"."""
        counts = position < len(self._doc) - 1 and self._doc[position].pos_ == "NUM"
        return self._at.get(position + counts)

    def _joins(self, position: int) -> bool:
        """Whether a word coordinates two parties, or a hyphen without blanks: "RI-Belanda"."""
        token = self._doc[position]
        if token.text != _HYPHEN or not 0 < position < len(self._doc) - 1:
            return token.lower_ in self._coordinators
        before, behind = self._doc[position - 1], self._doc[position + 1]
        return before.idx + len(before) == token.idx and behind.idx == token.idx + len(token)

    def is_bound(self, party: Party, start: int) -> bool:
        """Whether a preposition stands before ``party``, inside the sentence from ``start``."""
        return party.start > start and self._doc[party.start - 1].lower_ in self._prepositions

    def right_before(self, trigger: Token) -> list[Party]:
        """Give the party that ends where the predicate begins, with those coordinated before it.

        In a language of fixed order this is its subject, whatever else the tree says.
        """
        first = trigger.sent.start
        end = before_auxiliaries(self._doc, trigger.i - 1, first) + 1
        party = self._at.get(end - 1) if end > first else None
        chain: list[Party] = []
        while party is not None and party.end == end:
            chain.insert(0, party)
            joined = party.start > 1 and self._joins(party.start - 1)
            end = party.start - 1
            party = self._at.get(end - 1) if joined else None
        return chain if chain and self._opens_clause(chain[0].start, trigger) else []

    def _opens_clause(self, position: int, trigger: Token) -> bool:
        before = self._doc[position - 1] if position > trigger.sent.start else None
        if before is None or before.is_punct or before.lower_ in self._openers:
            return True
        return before.lower_ in self._ordering

    def subject_before(self, trigger: Token) -> Party | None:
        """Give the nearest party before ``trigger`` in its clause that can be its subject."""
        position = trigger.i - 1
        stop = max(trigger.sent.start, trigger.i - _REACH)
        while position >= stop:
            party = self._at.get(position)
            if party is not None:
                return None if self.is_bound(party, trigger.sent.start) else party
            position = self._step_back(position, stop)
        return None

    def _step_back(self, position: int, stop: int) -> int:
        """Give the next place to look for a subject; before ``stop`` where the clause ends."""
        token = self._doc[position]
        if token.text == ",":
            return self._before_parenthesis(position, stop)
        if token.lower_ in self._attributive:
            return position - 1
        if token.pos_ in {"VERB", "CCONJ"} or token.is_punct or token.lower_ in self._openers:
            return stop - 1
        return position - 1

    def _before_parenthesis(self, comma: int, stop: int) -> int:
        """Skip back over a remark between commas that holds no verb: "Sims, 20 tahun, …"."""
        for position in range(comma - 1, stop - 1, -1):
            token = self._doc[position]
            if token.text == ",":
                return position - 1
            if token.pos_ == "VERB" and token.lower_ not in self._attributive:
                break
        return stop - 1

    def object_after(self, end: int) -> Party | None:
        """Give the party of the noun phrase that begins at token ``end``."""
        limit = min(len(self._doc), end + _REACH)
        for position in range(end, limit):
            token = self._doc[position]
            if position in self._at:
                return self._at[position]
            if token.is_sent_start or token.pos_ not in _PASSING or token.case:
                return None
        return None
