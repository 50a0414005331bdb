"""Counts of events."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, get
from litestar.params import Parameter
from msgspec import Struct

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.problems import problems
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.stats import event_stats

__all__ = ["Stats", "StatsController"]


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

    @get(responses=problems(400, 404), sync_to_thread=True)
    def stats(
        self,
        view: View,
        wanted: EventFilter,
        by: Annotated[list[str] | None, Parameter(description="What to count by.")] = None,
    ) -> Stats:
        """Count the events that meet all conditions."""
        return Stats(
            version=view.number,
            by=by or [],
            rows=event_stats(view, wanted, by or []).to_pylist(),
        )
