"""Events."""

from __future__ import annotations

from typing import Any, Literal

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from msgspec import Struct

from peristiwa.errors import StoreError
from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.names import id_behind
from peristiwa.serve.api.paging import PAGED, Cursor, Limit, next_of, position_of
from peristiwa.serve.problems import problems
from peristiwa.serve.reading.events import EventDetail, StoredEvent, event_detail, event_list
from peristiwa.store import View
from peristiwa.store.filters import EventFilter
from peristiwa.store.query import count_events

__all__ = ["EventController", "EventPage"]


class EventPage(Struct, frozen=True, kw_only=True):
    """Events by day; ``total`` counts all that meet the conditions, ``next`` is a cursor."""

    version: int
    total: int
    items: list[StoredEvent]
    next: str | None


class EventController(Controller):
    """``/api/v1/events``."""

    path = "/events"
    tags = ("events",)

    @get(dependencies={**FILTERS, **PAGED}, responses=problems(400, 404, 503), sync_to_thread=True)
    def events(
        self,
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        after: NamedDependency[Cursor | None],
        limit: Limit = 50,
        order: FromQuery[Literal["newest", "oldest"]] = "newest",
    ) -> EventPage:
        """List events by day, those without a day last; all conditions must hold."""
        items, last = event_list(
            view,
            wanted,
            limit,
            newest=order == "newest",
            after=position_of(after),
        )
        return EventPage(
            version=view.number,
            total=count_events(view, wanted),
            items=items,
            next=next_of(view, last),
        )

    @get("/{event_id:path}", responses=problems(400, 404, 503), sync_to_thread=True)
    def event(
        self, request: Request[Any, Any, Any], view: NamedDependency[View], event_id: FromPath[str]
    ) -> EventDetail:
        """Give one event with every report that tells it, and what they disagree on."""
        try:
            return event_detail(view, id_behind(request, "events", event_id))
        except StoreError as error:
            raise NotFoundException(str(error)) from error
