"""Says who acts and who undergoes an act: the rules first, then what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.attribution import source_of
from peristiwa.coding.linear import LinearModel
from peristiwa.coding.mentions import Attribution
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.role_features import role_features
from peristiwa.coding.roles import MATERIAL, Clause, Reading, read_roles
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Doc

__all__ = ["Cast", "Caster"]

_VETO = 0.1
"""Under this probability a party is left out although the rules give it a role."""

_Roles = tuple[tuple[Party, ...], tuple[Party, ...]]


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a sentence that may take part in an act, one of ``features`` for each.

    ``reading`` has the participants that the rules found, ``source`` who tells of the act.
    """

    parties: Sequence[Party]
    features: Sequence[Sequence[str]]
    reading: Reading
    source: Attribution | None


class Caster:
    """Finds the participants of the acts of one ``Doc`` after another."""

    def __init__(self, lexicon: Lexicon, actor: LinearModel, recipient: LinearModel) -> None:
        self._lexicon = lexicon
        self._actor = actor
        self._recipient = recipient

    def cast(
        self,
        doc: Doc,
        attempt: Attempt,
        index: PartyIndex,
        parties: Sequence[Party],
        attributions: Sequence[Attribution],
    ) -> Cast:
        """Give the parties of the sentence of ``attempt`` with what is known of each.

        Who tells of a deed takes no part in it, unless the rules say so.
        """
        span = doc.span(attempt.candidate.start, attempt.candidate.end)
        reading = attempt.reading
        if reading is None:
            clause = Clause(span, attempt.kind, attempt.slots, index)
            reading = read_roles(attempt.frame, clause, self._lexicon)
        source = source_of(span.start, attributions)
        teller = source.party if source is not None and attempt.frame.quad in MATERIAL else None
        start, end = span.start, span.end
        first, last = span.sent.start, span.sent.end
        here = {
            party
            for party in parties
            if first <= party.start < last
            and party != teller
            and (party.end <= start or end <= party.start)
        }
        here.update(reading.actors, reading.recipients)
        ordered = sorted(here, key=lambda party: party.start)
        return Cast(ordered, role_features(doc, attempt, reading, ordered, source), reading, source)

    def roles(self, attempt: Attempt, cast: Cast) -> _Roles:
        """Give the actors and the recipients of a report's act.

        Where the rules found nobody for a role, or doubt the act, a model says who plays it; one
        who may play both plays the likelier. Reciprocal acts have no recipients but by the rules.
        """
        ruled = cast.reading if attempt.succeeds else None
        acting = _chosen(self._actor, cast, ruled.actors if ruled else ())
        undergoing = _chosen(self._recipient, cast, ruled.recipients if ruled else ())
        if ruled and attempt.frame.reciprocal and not ruled.recipients:
            undergoing = [None] * len(cast.parties)
        actors, recipients = [], []
        for party, acts, undergoes in zip(cast.parties, acting, undergoing, strict=True):
            if acts is not None and acts >= (undergoes or 0.0):
                actors.append(party)
            elif undergoes is not None:
                recipients.append(party)
        return tuple(actors), tuple(recipients)


def _chosen(model: LinearModel, cast: Cast, ruled: Sequence[Party]) -> list[float | None]:
    """How likely each party plays a role, None for those that don't; 1 for those of the rules.

    A party that the model thinks most unlikely is left out whatever the rules say.
    """
    guesses = [model.probability(features) for features in cast.features]
    sure = [
        1.0 if party in ruled and guess >= _VETO else None
        for party, guess in zip(cast.parties, guesses, strict=True)
    ]
    if any(sure):
        return sure
    return [guess if guess >= model.threshold else None for guess in guesses]
