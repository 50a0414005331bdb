"""Counts that the pictures are drawn from: by time, by place, and by pair of actors."""

from __future__ import annotations

from litestar import Controller, get
from litestar.di import NamedDependency
from msgspec import Struct

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.problems import problems
from peristiwa.serve.reading.pictures import (
    Dyad,
    PlaceCount,
    Timeline,
    dyads,
    places,
    timeline,
)
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["DyadController", "PlaceController", "TimelineController"]


class Places(Struct, frozen=True, kw_only=True):
    """Places of events, those of most events first."""

    version: int
    items: list[PlaceCount]


class Dyads(Struct, frozen=True, kw_only=True):
    """Pairs of actors, those of most events first."""

    version: int
    items: list[Dyad]


class TimelineController(Controller):
    """``/api/v1/timeline``."""

    path = "/timeline"
    tags = ("counts",)

    @get(dependencies=FILTERS, responses=problems(400, 404, 503), sync_to_thread=True)
    def timeline(
        self, view: NamedDependency[View], wanted: NamedDependency[EventFilter]
    ) -> Timeline:
        """Count events by year, month or day, whichever suits the time that they span."""
        return timeline(view, wanted)


class PlaceController(Controller):
    """``/api/v1/places``."""

    path = "/places"
    tags = ("counts",)

    @get(dependencies=FILTERS, responses=problems(400, 404, 503), sync_to_thread=True)
    def places(self, view: NamedDependency[View], wanted: NamedDependency[EventFilter]) -> Places:
        """Count events by place, as far as coordinates are known."""
        return Places(version=view.number, items=places(view, wanted))


class DyadController(Controller):
    """``/api/v1/dyads``."""

    path = "/dyads"
    tags = ("counts",)

    @get(dependencies=FILTERS, responses=problems(400, 404, 503), sync_to_thread=True)
    def dyads(self, view: NamedDependency[View], wanted: NamedDependency[EventFilter]) -> Dyads:
        """Count events by pair of actors, with the share of cooperation among them."""
        return Dyads(version=view.number, items=dyads(view, wanted))
