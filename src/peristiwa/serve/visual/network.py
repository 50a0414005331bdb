"""The network of actors: who has to do with whom, in cooperation or conflict, over time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template
from msgspec import structs

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.pictures import Period, dyads, timeline
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["NetworkPage", "ends"]


class NetworkPage(Controller):
    """``/network``."""

    path = "/network"
    include_in_schema = False

    @get(dependencies=FILTERS, sync_to_thread=True)
    def network(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
    ) -> Template:
        """Draw the pairs of actors of the events that meet the conditions."""
        found = timeline(view, structs.replace(wanted, since=None, until=None))
        return fill(
            request,
            "network.html",
            twin=f"/api/v1/dyads?{request.url.query}",
            dyads=dyads(view, wanted),
            found=found,
            ends=ends(found.periods, wanted.since, wanted.until),
        )


def ends(periods: Sequence[Period], since: date | None, until: date | None) -> tuple[int, int]:
    """Give the places of the first and the last period that lie, if in part, between two days.

    Where none does, both are those of the period before, or of the first one.
    """
    low = bisect_left(periods, since, key=lambda one: one.last) if since else 0
    high = bisect_right(periods, until, key=lambda one: one.first) if until else len(periods)
    last = max(0, high - 1)
    return min(low, last), last
