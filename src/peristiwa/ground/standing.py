"""Whether an act took place, is planned, supposed or denied, and whether it is history.

Rules read both from the words around an act; see `peristiwa.coding.status` and
`peristiwa.ground.history`. Models that know what the rules say, and more of the report, have the
last word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from peristiwa.coding import Ballot, EventMention, LinearModel, is_report
from peristiwa.ground.history import is_before_news
from peristiwa.ground.when import Times
from peristiwa.parse.tokens import Doc, Token
from peristiwa.records import Status

__all__ = ["STATUSES", "Standing", "StandingModels", "Standings"]

STATUSES: tuple[Status, ...] = ("actual", "planned", "hypothetical", "negated")
_OVERRULES, _DENIES = 0.7, 0.2
"""The probability of history from which the model overrules rules that saw none, and that under
which it overrules rules that saw some: in cross-validation as many answers are right as with one
threshold, and fewer hide news or take a plain "pernah" for news."""
_BEFORE = (-3, -2, -1)
_BEHIND = (1, 2)
_MARKERS = frozenset({"mark", "advmod", "aux", "case", "det"})
_CLAUSE, _MARK = "advcl", "mark"
_FIFTHS = 5
_SIXTHS = 6
_MANY = 3
_FIRST = 5


class Standing(NamedTuple):
    """How an act stands to the world: its status, and whether it lies before the news."""

    status: Status
    historical: bool


class StandingModels(NamedTuple):
    """A model for each status, and one for history."""

    status: Mapping[Status, LinearModel]
    history: LinearModel


class Standings:
    """Judges the acts of a report."""

    def __init__(self, models: StandingModels) -> None:
        self._models = Ballot([*map(models.status.__getitem__, STATUSES), models.history])

    def __call__(
        self,
        doc: Doc,
        events: Sequence[EventMention],
        times: Times,
        past: Collection[EventMention],
        published: date | None,
    ) -> dict[EventMention, Standing]:
        """Give how each of ``events`` stands; ``past`` are those that the rules call history.

        Of a text that is too short for a report the rules alone decide.
        """
        if not is_report(doc):
            return {event: _standing(event.status, past=event in past) for event in events}
        rows = self.examples(doc, events, times, past, published)
        return {
            event: self._judged(row, event.firm, ruled=event in past)
            for event, row in zip(events, rows, strict=True)
        }

    def _judged(self, row: Sequence[str], firm: Status | None, *, ruled: bool) -> Standing:
        *chances, history = self._models.probabilities(row)
        likeliest = STATUSES[chances.index(max(chances))]
        if firm is not None and likeliest == "actual":
            likeliest = firm
        return _standing(likeliest, past=history >= (_DENIES if ruled else _OVERRULES))

    def examples(
        self,
        doc: Doc,
        events: Sequence[EventMention],
        times: Times,
        past: Collection[EventMention],
        published: date | None,
    ) -> list[list[str]]:
        """Give the features of each of ``events``, which stand in the order of the text."""
        numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
        share = sum(event in past for event in events) / max(1, len(events))
        governing = {time.start for time in times.of.values()}
        neighbours = _neighbours(events, past)
        rows = []
        for event, around in zip(events, neighbours, strict=True):
            told = _told(event, times, governing, published)
            row = [*_act(event), *_words(doc, event), *told]
            number = numbers[event.sentence[0]]
            row.append(f"sentence={min(_FIRST, number)}")
            row.append(f"part={_FIFTHS * number // len(numbers)}")
            row.append(f"rule={event in past}")
            row.append(f"share of history={min(_MANY, int(_SIXTHS * share))}")
            rows.append(list(dict.fromkeys([*row, *around])))
        return rows


def _standing(status: Status, *, past: bool) -> Standing:
    """How an act stands; no plan is history."""
    return Standing(status, past and status != "planned")


def _act(event: EventMention) -> Iterator[str]:
    frame = event.frame
    yield from (f"type={frame.type}", f"root={frame.root}", f"form={event.kind}")
    yield from (f"form={frame.type} {event.kind}", f"form={frame.quad} {event.kind}")
    yield from (f"mode={frame.type} {frame.mode}", f"status={event.status}")
    yield from (f"told by someone={event.source is not None}", f"background={event.background}")


def _words(doc: Doc, event: EventMention) -> Iterator[str]:
    """The words around the trigger, and its way to the root of the tree."""
    first, last = event.sentence
    trigger = doc.span(event.start, event.end).root
    for step in _BEFORE:
        if event.start + step >= first:
            yield f"word {step}={doc.words[event.start + step]}"
    for step in _BEHIND:
        if event.end - 1 + step < last:
            yield f"word {step}={doc.words[event.end - 1 + step]}"
    way: list[Token] = [trigger, *islice(trigger.ancestors, 2)]
    yield from (f"relation={trigger.dep_}", f"relation={trigger.dep_} {event.kind}")
    yield f"way={' '.join(token.dep_ for token in way)}"
    yield from (f"above={token.lemma_.lower()}" for token in way[1:])
    for token in way[:2]:
        yield from (f"marker={c.lower_}" for c in token.children if c.dep_ in _MARKERS)
        for clause in (child for child in token.children if child.dep_ == _CLAUSE):
            yield from (f"beside={c.lower_}" for c in clause.children if c.dep_ == _MARK)
    yield from (f"opens={doc.words[first]}", f"opens={doc[first].pos_}")


def _told(
    event: EventMention, times: Times, governing: Container[int], published: date | None
) -> Iterator[str]:
    """The time of the act, and the times that its sentence tells.

    ``governing`` has the offsets at which times start that some act of the report has.
    """
    own = times.of.get(event)
    if own is None:
        yield "own time=none"
    else:
        yield f"own time={own.kind} {own.direction} {own.granularity}"
        yield f"own time before={is_before_news(own, published)}"
    told = times.told.get(event.sentence[0], ())
    if not told:
        yield "time=none"
    for end, time in told:
        side = "before" if end <= event.start else "behind"
        if own is None or own.start != time.start:
            side += " of another" if time.start in governing else " of none"
        yield f"time={time.kind} {time.direction} {time.granularity} {side}"
        yield f"time before news={is_before_news(time, published)} {side}"


def _neighbours(
    events: Sequence[EventMention], past: Collection[EventMention]
) -> Iterator[list[str]]:
    """Of each act what the rules say of those nearby, and of earlier ones of the same root."""
    past_here = Counter(event.sentence for event in events if event in past)
    earlier: dict[str, list[bool]] = {}
    for place, event in enumerate(events):
        before = earlier.setdefault(event.frame.root, [])
        others = past_here[event.sentence] - (event in past)
        row = [
            f"last={events[place - 1] in past if place else None}",
            f"next={events[place + 1] in past if place + 1 < len(events) else None}",
            f"here={others > 0}",
            f"earlier={min(2, len(before))}",
        ]
        yield [*row, f"earlier history={any(before)}"] if before else row
        before.append(event in past)
