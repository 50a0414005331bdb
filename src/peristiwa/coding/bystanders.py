"""Who is told of with a deed without doing it: who blames or mourns it, whom it hurts."""

from __future__ import annotations

from collections.abc import Sequence

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.slots import SlotWords, grammatical_subject
from peristiwa.coding.tree import dependents
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Token

__all__ = ["Bystanders"]

_AGAINST = frozenset({"ACCUSE", "REJECT"})
"""Types of the acts of those who speak out against another act."""

_NOUN, _CLAUSE = "NOUN", "advcl"


class Bystanders:
    """Finds the bystanders of the acts of one ``Doc`` after another."""

    def __init__(self, lexicon: Lexicon, words: SlotWords) -> None:
        self._words = words
        self._feelings = frozenset(lexicon.constructions.feelings)
        self._suffering = frozenset(lexicon.constructions.suffering)

    def blaming(
        self, trigger: Token, attempts: Sequence[Attempt], index: PartyIndex
    ) -> tuple[Party, ...]:
        """Give who speaks out against the act that a noun names, or tells what he feels about it.

        So X of "X mengecam serangan itu" and of "X menyampaikan duka atas serangan itu".
        """
        if trigger.pos_ != _NOUN:
            return ()
        above = _governors(trigger)
        for attempt in attempts:
            start, end = attempt.candidate.start, attempt.candidate.end
            if attempt.succeeds and any(start <= token.i < end for token in above):
                against = attempt.reading if attempt.frame.type in _AGAINST else None
                return against.actors if against is not None else ()
        verb = above[-1]
        felt = [*above, *dependents(verb, "obj")]
        if any(token.lower_ in self._feelings for token in felt):
            return self._subject(verb, index)
        return ()

    def hurt(self, trigger: Token, index: PartyIndex) -> tuple[Party, ...]:
        """Give who is told to die or suffer by an act: "dua tentara tewas dalam ledakan bom"."""
        if trigger.pos_ != _NOUN and trigger.relation != _CLAUSE:
            return ()
        verb = _governors(trigger)[-1]
        return self._subject(verb, index) if verb.lower_ in self._suffering else ()

    def _subject(self, verb: Token, index: PartyIndex) -> tuple[Party, ...]:
        subject = grammatical_subject(verb, self._words)
        party = index.of(subject) if subject is not None else None
        return (party,) if party is not None else ()


def _governors(trigger: Token) -> list[Token]:
    """The nouns above a trigger, and last the word that governs them."""
    above = [trigger.head]
    while above[-1].pos_ == _NOUN and above[-1].head is not above[-1]:
        above.append(above[-1].head)
    return above
