"""The timeline: bars of events by year, month or day; a bar leads to its own stretch of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template
from msgspec import Struct

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.marks import type_marks
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.pictures import Timeline, timeline
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["WIDTH", "Bar", "TimelinePage", "bars"]

WIDTH, HEIGHT = 1000.0, 300.0
_FEW = 12


class Bar(Struct, frozen=True, kw_only=True):
    """One period in the picture: its place, and the pieces of its bar from the bottom up.

    A piece is (type, look, y, height, events), the look being the classes of its style;
    ``labelled`` periods have their name below.
    """

    value: str
    since: str
    until: str
    events: int
    x: float
    width: float
    pieces: list[tuple[str, str, float, float, int]]
    labelled: bool


class TimelinePage(Controller):
    """``/timeline``."""

    path = "/timeline"
    include_in_schema = False

    @get(dependencies=FILTERS, sync_to_thread=True)
    def timeline(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
    ) -> Template:
        """Draw when the events that meet the conditions took place."""
        found = timeline(view, wanted)
        return fill(
            request,
            "timeline.html",
            twin=f"/api/v1/timeline?{request.url.query}",
            found=found,
            bars=list(bars(found)),
            present={name for period in found.periods for name in period.types},
            width=WIDTH,
            height=HEIGHT,
        )


def bars(found: Timeline) -> Iterator[Bar]:
    """Give the bars of a timeline, each as wide as its time, on one axis."""
    if not found.periods:
        return
    first = found.periods[0].first.toordinal()
    days = found.periods[-1].last.toordinal() - first + 1
    highest = max(period.events for period in found.periods)
    every = max(1, len(found.periods) // _FEW)
    for number, period in enumerate(found.periods):
        start = (period.first.toordinal() - first) / days * WIDTH
        end = (period.last.toordinal() - first + 1) / days * WIDTH
        yield Bar(
            value=period.value,
            since=period.first.isoformat(),
            until=period.last.isoformat(),
            events=period.events,
            x=round(start, 2),
            width=round(max(1.0, (end - start) * 0.9), 2),
            pieces=list(_pieces(period.types, highest)),
            labelled=number % every == 0,
        )


def _pieces(types: Mapping[str, int], highest: int) -> Iterator[tuple[str, str, float, float, int]]:
    bottom = HEIGHT
    for name, mark in type_marks().items():
        events = types.get(name, 0)
        size = events / highest * HEIGHT
        bottom -= size
        if events:
            look = f"fill{mark.quad} shade{mark.shade}"
            yield name, look, round(bottom, 2), round(size, 2), events
