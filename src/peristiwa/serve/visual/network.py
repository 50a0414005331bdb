"""The network of actors: who has to do with whom, in cooperation or conflict, over time."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template
from msgspec import structs

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.pictures import dyads, timeline
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["NetworkPage"]


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
        ever = structs.replace(wanted, since=None, until=None)
        return fill(
            request,
            "network.html",
            twin=f"/api/v1/dyads?{request.url.query}",
            dyads=dyads(view, wanted),
            found=timeline(view, ever),
        )
