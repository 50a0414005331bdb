"""Cuts the text of a report into stretches that are marked alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from peristiwa.records import Event
from peristiwa.repair import Edit

__all__ = ["Stretch", "stretches"]


class Stretch(Struct, frozen=True, kw_only=True):
    """A piece of text from ``start`` to ``end``; ``marks`` are what it is part of.

    ``events`` are the numbers of the events, from 1. ``anchors`` are the spans that begin here and
    may be linked to. What is ``damaged`` was replaced by repair; ``before`` and ``after`` are what
    repair put in front of the piece and behind it.
    """

    start: int
    end: int
    text: str
    marks: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()
    damaged: bool = False
    before: str = ""
    after: str = ""


def stretches(text: str, events: Sequence[Event], edits: Iterable[Edit] = ()) -> list[Stretch]:
    """Give the stretches of ``text`` in order; together they are the whole of it."""
    spans = [
        (start, end, mark, number)
        for number, event in enumerate(events, start=1)
        for mark, start, end in _spans(event)
    ]
    repairs = list(edits)
    cuts = {0, len(text)}
    for start, end, *_ in spans:
        cuts |= {start, end}
    for edit in repairs:
        cuts |= {edit.start, edit.end}
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    starting = _starting(spans)
    put = {edit.start: edit.replacement for edit in repairs if edit.start == edit.end}
    instead = {edit.end: edit.replacement for edit in repairs if edit.start < edit.end}
    damage = [(edit.start, edit.end) for edit in repairs if edit.start < edit.end]
    found = []
    active: list[tuple[int, int, str, int]] = []
    waiting = sorted(spans, reverse=True)
    for start, end in pairwise(places):
        active = [span for span in active if span[1] > start]
        while waiting and waiting[-1][0] <= start:
            active.append(waiting.pop())
        found.append(
            Stretch(
                start=start,
                end=end,
                text=text[start:end],
                marks=tuple(dict.fromkeys(span[2] for span in active)),
                events=tuple(sorted({span[3] for span in active})),
                anchors=tuple(starting.get(start, ())),
                damaged=any(first <= start and end <= last for first, last in damage),
                before=put.get(start, ""),
                after=instead.get(end, ""),
            )
        )
    return found


def _spans(event: Event) -> Iterable[tuple[str, int, int]]:
    yield "trigger", event.trigger.start, event.trigger.end
    parties = [("actor", one) for one in event.actors]
    parties += [("recipient", one) for one in event.recipients]
    others = (("place", event.place), ("date", event.date), ("source", event.source))
    for mark, one in [*parties, *others]:
        if one is not None and one.start is not None and one.end is not None:
            yield mark, one.start, one.end


def _starting(spans: Iterable[tuple[int, int, str, int]]) -> dict[int, list[str]]:
    starting: dict[int, list[str]] = {}
    for start, end, *_ in sorted(spans):
        name = f"c{start}-{end}"
        if name not in starting.setdefault(start, []):
            starting[start].append(name)
    return starting
