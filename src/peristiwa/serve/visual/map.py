"""The map of events by place."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.pictures import places
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["MapPage"]

_LISTED = 100


class MapPage(Controller):
    """``/map``."""

    path = "/map"
    include_in_schema = False

    @get(dependencies=FILTERS, sync_to_thread=True)
    def map(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
    ) -> Template:
        """Draw where the events that meet the conditions took place."""
        found = places(view, wanted)
        return fill(
            request,
            "map.html",
            twin=f"/api/v1/places?{request.url.query}",
            places=found[:_LISTED],
            present={name for place in found for name in place.types},
        )
