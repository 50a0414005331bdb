"""Counts of events."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.problems import problems
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.stats import DIMENSIONS, event_stats

__all__ = ["Stats", "StatsController"]

_BY = ", ".join(DIMENSIONS)


class Stats(Struct, frozen=True, kw_only=True):
    """Counts of a version, one row a group; see docs/api.md for the columns."""

    version: int
    by: list[str]
    rows: list[dict[str, Any]]


class StatsController(Controller):
    """``/api/v1/stats``."""

    path = "/stats"
    tags = ("stats",)
    dependencies = FILTERS

    @get(responses=problems(400, 404, 503), sync_to_thread=True)
    def stats(
        self,
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        by: Annotated[
            list[str] | None, QueryParameter(description=f"What to count by: {_BY}.")
        ] = None,
    ) -> Stats:
        """Count the events that meet all conditions."""
        return Stats(
            version=view.number,
            by=by or [],
            rows=event_stats(view, wanted, by or []).to_pylist(),
        )
