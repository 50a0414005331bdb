"""Which of the places that a sentence names is the one of the act.

A rule ties a name to an act by its preposition (`peristiwa.ground.places`); a model that knows what
the rule says has the last word.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from peristiwa.coding import Choice, EventMention, LinearModel, NameHit, Party, is_report
from peristiwa.coding.tree import path_between
from peristiwa.ground.kept import Features, kept
from peristiwa.ground.places import PlaceWords, place_hit, preposition_of
from peristiwa.parse.tokens import Doc, Token

__all__ = ["Whereabouts"]

_FAR = (1, 2, 4, 7, 12, 20)
_MANY = 3
_FEW = 2
_START = attrgetter("start")
_Weight = TypeVar("_Weight")


class Whereabouts:
    """Finds the places of the acts of a report."""

    def __init__(self, model: LinearModel, words: PlaceWords) -> None:
        self._choice = Choice(model)
        self._told = _Told(model.weight)
        self._words = words

    def __call__(
        self,
        doc: Doc,
        events: Sequence[EventMention],
        places: Mapping[int, Sequence[NameHit]],
        parties: Sequence[Party],
    ) -> dict[EventMention, NameHit]:
        """Give the name of the place of each act that has one.

        ``places`` has the names of places by the first token of their sentence. In a text that is
        too short for a report the rule alone decides.
        """
        if not is_report(doc):
            ruled = {event: self.ruled(doc, event, places) for event in events}
            return {event: hit for event, hit in ruled.items() if hit is not None}
        report, found = _Report(doc, events, places, parties, self._words), {}
        for event in events:
            weights = {hit: sum(told) for hit, told in self._told_of(report, event, self._told)}
            best = self._choice.likeliest(weights)
            if best is not None and best[1] >= self._choice.threshold:
                found[event] = best[0]
        return found

    def examples(
        self,
        doc: Doc,
        event: EventMention,
        events: Sequence[EventMention],
        places: Mapping[int, Sequence[NameHit]],
        parties: Sequence[Party],
    ) -> tuple[list[NameHit], list[list[str]]]:
        """Give the places that the sentence of ``event`` names, and the features of each.

        ``events`` and ``parties`` are those of the report, in the order of the text.
        """
        report = _Report(doc, events, places, parties, self._words)
        told = list(self._told_of(report, event, _Told(tuple)))
        return [hit for hit, _ in told], [list(chain.from_iterable(row)) for _, row in told]

    def _told_of(
        self, report: _Report, event: EventMention, told: _Told[_Weight]
    ) -> Iterator[tuple[NameHit, Iterator[_Weight]]]:
        """Give the places of the sentence of ``event``, each with its groups of features."""
        hits = [
            hit
            for hit in report.places.get(event.sentence[0], ())
            if hit.end <= event.start or event.end <= hit.start
        ]
        if hits:
            act = _Act(report, event, hits, self.ruled(report.doc, event, report.places))
            for order, hit in enumerate(hits):
                yield hit, act.features(order, told)

    def ruled(
        self, doc: Doc, event: EventMention, places: Mapping[int, Sequence[NameHit]]
    ) -> NameHit | None:
        """Give the place of an act by the rule alone."""
        return place_hit(doc, event, places.get(event.sentence[0], ()), self._words)


class _Told(Generic[_Weight]):
    """What is told of places, each group of features as what ``weigh`` makes of it."""

    def __init__(self, weigh: Callable[[Features], _Weight]) -> None:
        self.act = kept(_of_act, weigh)
        self.sentence = kept(_of_sentence, weigh)
        self.name = kept(_of_name, weigh)
        self.place = kept(_of_place, weigh)
        self.case = kept(_of_case, weigh)


class _Name(NamedTuple):
    """What the report tells of a place for whatever act: its words, and whom it stands in."""

    root: Token
    case: str
    before: str
    kind: str
    party: Party | None


class _Report:
    """What a report names; what it tells of each place is read once."""

    def __init__(
        self,
        doc: Doc,
        events: Sequence[EventMention],
        places: Mapping[int, Sequence[NameHit]],
        parties: Sequence[Party],
        words: PlaceWords,
    ) -> None:
        self.doc = doc
        self._words = words
        self.places = places
        self._events = events
        self._parties = parties
        self._names: dict[int, _Name] = {}

    def acts(self, sentence: tuple[int, int]) -> Sequence[EventMention]:
        """Give the acts of a sentence."""
        first, last = (bisect_left(self._events, edge, key=_START) for edge in sentence)
        return self._events[first:last]

    def name(self, hit: NameHit, first: int) -> _Name:
        """Give what is told of a place of the sentence that begins at ``first``."""
        name = self._names.get(hit.start)
        if name is None:
            name = self._names[hit.start] = self._read(hit, first)
        return name

    def _read(self, hit: NameHit, first: int) -> _Name:
        before = bisect_right(self._parties, hit.start, key=_START) - 1
        party = self._parties[before] if before >= 0 else None
        return _Name(
            self.doc.span(hit.start, hit.end).root,
            preposition_of(self.doc, hit, first, self._words) or "",
            self.doc.words[hit.start - 1] if hit.start > first else "<",
            "/".join(sorted({kind for kind, _ in hit.meanings})),
            party if party is not None and first <= party.start and hit.start < party.end else None,
        )


class _Act:
    """An act and the places of its sentence, one of which the rule may tie to it."""

    def __init__(
        self, report: _Report, event: EventMention, hits: Sequence[NameHit], ruled: NameHit | None
    ) -> None:
        self._event = event
        self._hits = hits
        self._ruled = ruled
        self._report = report
        self._acts = report.acts(event.sentence)
        self._trigger = report.doc.span(event.start, event.end).root
        self._before = sum(hit.end <= event.start for hit in hits)

    def features(self, order: int, told: _Told[_Weight]) -> Iterator[_Weight]:
        """Give the groups of features of the place that is number ``order`` of its sentence."""
        event, hit = self._event, self._hits[order]
        frame, kind = event.frame, event.kind
        name = self._report.name(hit, event.sentence[0])
        distance, acts, verbs = self._distance(hit)
        yield told.act(frame.type, frame.root, frame.mode, event.status)
        yield told.sentence(self._ruled is not None, min(_MANY, len(self._hits)))
        yield told.name("before", name.before)
        yield told.name("head", name.root.lemma_.lower())
        yield told.name("relation", name.root.dep_)
        yield told.name("verbs", verbs)
        ruled, path = str(hit is self._ruled), path_between(name.root, self._trigger)
        for what, value in (
            ("rule", ruled),
            ("case", name.case),
            ("distance", distance),
            ("kind", name.kind),
            ("role", self._role(name.party)),
            ("path", path),
            ("acts", acts),
            ("order", str(order - self._before)),
        ):
            yield told.place(what, value, frame.type, frame.root, kind)
        yield told.case("distance", name.case, distance)
        yield told.case("acts", name.case, acts)
        yield told.case("kind", name.case, name.kind)
        yield told.case("rule", name.case, ruled)
        yield told.case("path", name.case, path)

    def _distance(self, hit: NameHit) -> tuple[str, str, str]:
        """How many words, acts and verbs stand between a place and the act, and on which side."""
        event = self._event
        side = "before" if hit.end <= event.start else "behind"
        first, last = min(hit.end, event.end), max(hit.start, event.start)
        acts = sum(first <= other.start < last for other in self._acts)
        verbs = [token.pos_ for token in self._report.doc[first:last]].count("VERB")
        return (
            f"{side} {bisect_right(_FAR, last - first)}",
            f"{side} {min(_FEW, acts)}",
            f"{side} {min(_MANY, verbs)}",
        )

    def _role(self, party: Party | None) -> str:
        """What the party that the name stands in has to do with the act."""
        if party is None:
            return "none"
        if party in self._event.actors:
            return "actor"
        return "recipient" if party in self._event.recipients else "other"


def _of_act(type_: str, root: str, mode: str | None, status: str) -> Features:
    return (f"type={type_}", f"root={root}", f"mode={type_} {mode}", f"status={status}")


def _of_sentence(ruled: bool, places: int) -> Features:
    return (f"some ruled={ruled}", f"places={places}")


def _of_name(what: str, value: str) -> Features:
    return (f"{what}={value}",)


def _of_case(what: str, case: str, value: str) -> Features:
    return (f"case,{what}={case},{value}",)


def _of_place(name: str, value: str, type_: str, root: str, kind: str) -> Features:
    """What is told of a place, alone and in the light of the act."""
    told = f"{name}={value}"
    return (told, f"{told} for {type_}", f"{told} for {kind}", f"{told} for {root}")
