"""Says who acts and who undergoes an act: the rules first, then what was learnt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter

from msgspec import Struct

from peristiwa.coding.attempts import Attempt
from peristiwa.coding.attribution import source_of
from peristiwa.coding.linear import LinearModel
from peristiwa.coding.mentions import Attribution
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.role_features import RoleFeatures, role_features
from peristiwa.coding.roles import MATERIAL, Clause, Reading, read_roles
from peristiwa.lexicon.compiled import Lexicon
from peristiwa.parse.tokens import Doc, Token

__all__ = ["Cast", "Caster"]

_VETO = 0.1
"""Under this probability a party is left out although the rules give it a role."""

_BESIDE = 0.4
"""The probability from which somebody plays a role beside those whom the rules found."""

_REMEMBERED = 1 << 15
"""Things told of parties whose weight a model keeps at hand."""

_SMALLEST = 1e-9
"""A likelihood that whoever plays the other role is above."""

_PARTNER = 0.15
"""The probability from which someone is the other side of a meeting or an agreement."""

_NEAR, _APPOSED = 5, 2
_PROTEST, _VIOLENCE = "PROTEST", "ASSAULT"
_AUTHORITIES = frozenset({"COP", "MIL", "GOV", "LEG", "JUD"})
_ACTOR, _RECIPIENT = 0, 1
_START, _END = attrgetter("start"), attrgetter("end")
_Roles = tuple[tuple[Party, ...], tuple[Party, ...]]
_Chances = Mapping[Party, Sequence[float]]
"""The probabilities that a party acts and that it undergoes the act."""


class Cast(Struct, frozen=True, eq=False):
    """The parties of a sentence that may take part in the act of ``attempt``.

    ``reading`` has the participants that the rules found, ``source`` who tells of the act, and
    ``blaming`` who speaks out against it, ``hurt`` who is told to die or suffer by it; ``before``
    counts the parties before the trigger, whose root is ``root``.
    """

    doc: Doc
    attempt: Attempt
    root: Token
    before: int
    parties: Sequence[Party]
    reading: Reading
    source: Attribution | None
    blaming: frozenset[Party]
    hurt: frozenset[Party]

    @property
    def ruled(self) -> Reading | None:
        """The reading by the rules, unless they doubt the act."""
        return self.reading if self.attempt.succeeds else None

    def features(self, party: Party) -> RoleFeatures:
        """Give what is told of one of ``parties`` to the models."""
        return role_features(
            self.root,
            self.attempt,
            self.reading,
            party,
            order=self.parties.index(party) - self.before,
            source=self.source,
        )


class Caster:
    """Finds the participants of the acts of one ``Doc`` after another."""

    def __init__(self, lexicon: Lexicon, actor: LinearModel, recipient: LinearModel) -> None:
        self._lexicon = lexicon
        self._models = _RoleModels(actor, recipient)
        self._capacity = frozenset(lexicon.constructions.capacity)
        self._beside = frozenset(lexicon.constructions.accompanying)

    def cast(
        self,
        doc: Doc,
        attempt: Attempt,
        index: PartyIndex,
        parties: Sequence[Party],
        attributions: Sequence[Attribution],
        *,
        blaming: Collection[Party] = (),
        hurt: Collection[Party] = (),
    ) -> Cast:
        """Give the parties of the sentence of ``attempt`` with what is known of each.

        Who tells of a deed takes no part in it, nor does the office as whose holder someone does it
        ("sebagai presiden"), and who is ``blaming`` others or ``hurt`` does not do it, unless the
        rules say so.
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
        inside = parties[
            bisect_left(parties, first, key=_START) : bisect_left(parties, last, key=_START)
        ]
        here = {
            party
            for party in inside
            if party is not teller
            and (party.end <= start or end <= party.start)
            and doc.words[party.start - 1] not in self._capacity
        }
        here.update(reading.actors, reading.recipients)
        ordered = sorted(here, key=_START)
        return Cast(
            doc,
            attempt,
            span.root,
            bisect_right(ordered, start, key=_END),
            ordered,
            reading,
            source,
            frozenset(blaming),
            frozenset(hurt),
        )

    def roles(self, cast: Cast) -> _Roles:
        """Give the actors and the recipients of a report's act.

        Where the rules found nobody for a role, or doubt the act, a model says who plays it, and
        else who does besides; one who may play both plays the likelier. Reciprocal acts have no
        recipients but by the rules. What is asked for by "jangan" or "sebaiknya" is asked for by
        whoever says so.
        """
        chances = {
            party: self._models.probabilities(cast.features(party)) for party in cast.parties
        }
        asking = _asking(cast)
        if asking is not None:
            others = [party for party in cast.parties if party is not asking]
            asked = self._undergoing(cast, chances, others)
            here = (asking,) if asking in cast.parties else ()
            return here, tuple(party for party in others if party in asked)
        undergoing = self._undergoing(cast, chances, cast.parties)
        acting = self._acting(cast, chances, undergoing)
        actors = [p for p in cast.parties if acting.get(p, 0.0) >= undergoing.get(p, _SMALLEST)]
        recipients = [p for p in cast.parties if p in undergoing and p not in actors]
        if not recipients:
            actors += self._partner(cast, chances, actors)
        return tuple(actors), tuple(recipients)

    def _undergoing(
        self, cast: Cast, chances: _Chances, among: Sequence[Party]
    ) -> Mapping[Party, float]:
        ruled = cast.ruled
        if ruled and cast.attempt.frame.reciprocal and not ruled.recipients:
            return {}
        known = ruled.recipients if ruled else ()
        if not known and cast.attempt.frame.type == _VIOLENCE:
            known = tuple(party for party in among if party in cast.hurt)
        return self._chosen(_RECIPIENT, chances, known, among)

    def _acting(
        self, cast: Cast, chances: _Chances, undergoing: Mapping[Party, float]
    ) -> Mapping[Party, float]:
        """Those who act: nobody who speaks out against it, and no state upon itself.

        Those whom a state pays don't protest unless the rules say so.
        """
        ruled, idle = cast.ruled, cast.blaming | cast.hurt
        others = [party for party in cast.parties if party not in idle]
        if cast.attempt.frame.type == _PROTEST:
            others = [party for party in others if not _serves(party)]
        acting = self._chosen(_ACTOR, chances, ruled.actors if ruled else (), others)
        if not _same(acting, undergoing):
            return acting
        free = [party for party in others if not _same([party], undergoing)]
        return self._chosen(_ACTOR, chances, (), free)

    def _partner(self, cast: Cast, chances: _Chances, actors: Sequence[Party]) -> list[Party]:
        """The likeliest other side of what is done "dengan X", where the rules found X alone."""
        ruled = cast.ruled if cast.attempt.frame.reciprocal else None
        if ruled is None or len(actors) != 1:
            return []
        known, doc = actors[0], cast.doc
        end = cast.attempt.candidate.end
        between = doc.words[end : known.start] if known.start - end <= _NEAR else []
        if known not in ruled.actors or self._beside.isdisjoint(between):
            return []
        name = doc.between(known.start, known.end)
        others = {
            party: chances[party][_ACTOR]
            for party in cast.parties
            if party is not known
            and doc.between(party.start, party.end) != name
            and not 0 <= party.start - known.end < _APPOSED
        }
        likeliest = max(others, key=lambda party: others[party], default=None)
        return [likeliest] if likeliest is not None and others[likeliest] >= _PARTNER else []

    def _chosen(
        self, role: int, chances: _Chances, ruled: Sequence[Party], among: Sequence[Party]
    ) -> Mapping[Party, float]:
        """Those ``among`` some who play a role, each with the likelihood; 1 for those of the rules.

        A party that the model thinks most unlikely is left out whatever the rules say; beside
        those of the rules others must be likelier than alone.
        """
        sure = {party: 1.0 for party in ruled if chances[party][role] >= _VETO}
        least = _BESIDE if sure else self._models.thresholds[role]
        guesses = {party: chances[party][role] for party in among}
        return {party: guess for party, guess in guesses.items() if guess >= least} | sure


def _asking(cast: Cast) -> Party | None:
    """Who asks for something by a word that has no subject of its own: whoever says so."""
    source = cast.source if cast.attempt.frame.asks_impersonally else None
    return source.party if source is not None else None


def _serves(party: Party) -> bool:
    return party.noun is not None and party.noun.sector in _AUTHORITIES


def _same(acting: Collection[Party], undergoing: Collection[Party]) -> bool:
    """Whether all who act are states of those who undergo the act."""
    states = {state for party in undergoing for state in _states(party)} if acting else set()
    return bool(states) and all(
        not states.isdisjoint(_states(p)) and p not in undergoing for p in acting
    )


def _states(party: Party) -> list[str]:
    known = party.proper if party.noun is None else None
    return known.ids("state", "government") if known is not None else []


class _RoleModels:
    """The models of both roles; what they make of things told of many parties is remembered."""

    def __init__(self, actor: LinearModel, recipient: LinearModel) -> None:
        self._weights = {
            name: (actor.weights.get(name, 0.0), recipient.weights.get(name, 0.0))
            for name in {**actor.weights, **recipient.weights}
        }
        self._weigh = lru_cache(_REMEMBERED)(lambda told: self._weight(told.features()))
        self._chances = (actor.chance, recipient.chance)
        self.thresholds = (actor.threshold, recipient.threshold)

    def probabilities(self, features: RoleFeatures) -> tuple[float, float]:
        """Give the probabilities, from 0 to 1, that a party with ``features`` plays each role."""
        acting, undergoing = self._weight(features.others)
        acting_so, undergoing_so = _total(map(self._weigh, features.by_act))
        chance_to_act, chance_to_undergo = self._chances
        return chance_to_act(acting + acting_so), chance_to_undergo(undergoing + undergoing_so)

    def _weight(self, features: Iterable[str]) -> tuple[float, float]:
        """Give what ``features`` weigh together by each model."""
        return _total(filter(None, map(self._weights.get, features)))


def _total(weights: Iterable[tuple[float, float]]) -> tuple[float, float]:
    acting = undergoing = 0.0
    for by_actor, by_recipient in weights:
        acting += by_actor
        undergoing += by_recipient
    return acting, undergoing
