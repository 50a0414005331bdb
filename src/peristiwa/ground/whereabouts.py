"""Which of the places that a sentence names is the one of the act.

A rule ties a name to an act by its preposition (`peristiwa.ground.places`); a model that knows what
the rule says has the last word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from peristiwa.coding import Choice, EventMention, LinearModel, NameHit, Party, is_report
from peristiwa.coding.tree import path_between
from peristiwa.ground.places import PlaceWords, place_hit, preposition_of
from peristiwa.parse.tokens import Doc

__all__ = ["Whereabouts"]

_FAR = (1, 2, 4, 7, 12, 20)
_MANY = 3
_Found = TypeVar("_Found", EventMention, Party)
_FEW = 2
_REMEMBERED = 1 << 14
"""Groups of features that are kept at hand."""
_Features = tuple[str, ...]


class Whereabouts:
    """Finds the places of the acts of a report."""

    def __init__(self, model: LinearModel, words: PlaceWords) -> None:
        self._choice = Choice(model)
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
        found = {}
        for event in events:
            weights = {
                hit: sum(map(self._choice.weigh, told))
                for hit, told in self._told(doc, event, events, places, parties)
            }
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
        told = list(self._told(doc, event, events, places, parties))
        return [hit for hit, _ in told], [list(chain.from_iterable(row)) for _, row in told]

    def _told(
        self,
        doc: Doc,
        event: EventMention,
        events: Sequence[EventMention],
        places: Mapping[int, Sequence[NameHit]],
        parties: Sequence[Party],
    ) -> Iterator[tuple[NameHit, Iterator[_Features]]]:
        """The same, with the features in groups, many of which come again."""
        hits = [
            hit
            for hit in places.get(event.sentence[0], ())
            if hit.end <= event.start or event.end <= hit.start
        ]
        if not hits:
            return
        near = _inside(events, event.sentence)
        standing = _Standing(doc, event, near, hits, self.ruled(doc, event, places), self._words)
        told = _inside(parties, event.sentence)
        yield from ((hit, standing.features(hit, told)) for hit in hits)

    def ruled(
        self, doc: Doc, event: EventMention, places: Mapping[int, Sequence[NameHit]]
    ) -> NameHit | None:
        """Give the place of an act by the rule alone."""
        return place_hit(doc, event, places.get(event.sentence[0], ()), self._words)


def _inside(found: Sequence[_Found], sentence: tuple[int, int]) -> Sequence[_Found]:
    """Those of what was found, in the order of the text, that begin in a sentence."""
    first, last = (bisect_left(found, edge, key=lambda one: one.start) for edge in sentence)
    return found[first:last]


@dataclass(frozen=True, slots=True)
class _Standing:
    """The places and acts of the sentence of an act, and the place that the rule ties to it."""

    doc: Doc
    event: EventMention
    events: Sequence[EventMention]
    hits: Sequence[NameHit]
    ruled: NameHit | None
    words: PlaceWords

    def features(self, hit: NameHit, parties: Sequence[Party]) -> Iterator[_Features]:
        frame, kind = self.event.frame, self.event.kind
        yield _of_act(frame.type, frame.root, frame.mode, self.event.status)
        yield (f"some ruled={self.ruled is not None}", f"places={min(_MANY, len(self.hits))}")
        told = {**self._words(hit), **self._distance(hit), "role": self._role(hit, parties)}
        told["rule"] = str(hit is self.ruled)
        for name in ("before", "head", "relation", "verbs"):
            yield (f"{name}={told[name]}",)
        for name in ("rule", "case", "distance", "kind", "role", "path", "acts", "order"):
            yield _of_place(name, told[name], frame.type, frame.root, kind)
        for name in ("distance", "acts", "kind", "rule", "path"):
            yield (f"case,{name}={told['case']},{told[name]}",)

    def _words(self, hit: NameHit) -> dict[str, str]:
        doc, first = self.doc, self.event.sentence[0]
        root = doc.span(hit.start, hit.end).root
        trigger = doc.span(self.event.start, self.event.end).root
        return {
            "case": preposition_of(doc, hit, first, self.words) or "",
            "before": doc.words[hit.start - 1] if hit.start > first else "<",
            "kind": "/".join(sorted({kind for kind, _ in hit.meanings})),
            "head": root.lemma_.lower(),
            "relation": root.dep_,
            "path": path_between(root, trigger),
        }

    def _distance(self, hit: NameHit) -> dict[str, str]:
        event = self.event
        side = "before" if hit.end <= event.start else "behind"
        first, last = min(hit.end, event.end), max(hit.start, event.start)
        acts = sum(first <= other.start < last for other in self.events)
        verbs = sum(self.doc[i].pos_ == "VERB" for i in range(first, last))
        before = sum(other.end <= event.start for other in self.hits)
        return {
            "distance": f"{side} {sum(last - first >= far for far in _FAR)}",
            "acts": f"{side} {min(_FEW, acts)}",
            "verbs": f"{side} {min(_MANY, verbs)}",
            "order": str(self.hits.index(hit) - before),
        }

    def _role(self, hit: NameHit, parties: Sequence[Party]) -> str:
        """What the party that the name stands in has to do with the act."""
        party = next((p for p in parties if p.start <= hit.start < p.end), None)
        if party is None:
            return "none"
        if party in self.event.actors:
            return "actor"
        return "recipient" if party in self.event.recipients else "other"


@lru_cache(_REMEMBERED)
def _of_act(type_: str, root: str, mode: str | None, status: str) -> _Features:
    return (f"type={type_}", f"root={root}", f"mode={type_} {mode}", f"status={status}")


@lru_cache(_REMEMBERED)
def _of_place(name: str, value: str, type_: str, root: str, kind: str) -> _Features:
    """What is told of a place, alone and in the light of the act."""
    told = f"{name}={value}"
    return (told, f"{told} for {type_}", f"{told} for {kind}", f"{told} for {root}")
