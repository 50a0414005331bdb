"""The first page: filters, and the events that meet them."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.paging import PAGED, Cursor, next_of, position_of
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.events import event_list
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.query import count_events

__all__ = ["SearchPage"]

_SHOWN = 25


class SearchPage(Controller):
    """``/``."""

    path = "/"
    include_in_schema = False

    @get(dependencies={**FILTERS, **PAGED}, sync_to_thread=True)
    def search(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        after: NamedDependency[Cursor | None],
    ) -> Template:
        """Show the events that meet the conditions, the latest first."""
        events, last = event_list(view, wanted, _SHOWN, after=position_of(after))
        return fill(
            request,
            "search.html",
            twin=f"/api/v1/events?{request.url.query}",
            events=events,
            total=count_events(view, wanted),
            next=next_of(view, last),
        )
