"""Merges: a person looks at the mentions of one event, and at events that may be one."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import QueryParameter
from litestar.response import Template

from peristiwa.errors import StoreError
from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.paging import PAGED, Cursor, next_of, position_of
from peristiwa.serve.pages.event import proof_of
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.events import event_detail
from peristiwa.serve.reading.merges import like_events, merged_events
from peristiwa.serve.settings import Settings
from peristiwa.store import Store, View
from peristiwa.store.filters import EventFilter
from peristiwa.store.judging import find_merge_reviews

__all__ = ["MergesPage"]

_QUEUE = 10
_SAID = 20


class MergesPage(Controller):
    """``/merges`` and ``/merges/like``."""

    path = "/merges"
    include_in_schema = False

    @get(dependencies={**FILTERS, **PAGED}, sync_to_thread=True)
    def queue(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        after: NamedDependency[Cursor | None],
        settings: NamedDependency[Settings],
    ) -> Template:
        """Show events of several mentions that nobody has judged, and what was judged."""
        found, last = merged_events(view, wanted, _QUEUE, position_of(after))
        return fill(
            request,
            "merges.html",
            twin="/api/v1/merges",
            merged=found,
            said=find_merge_reviews(view, _SAID),
            writable=settings.writable,
            proof_of=proof_of,
            next=next_of(view, last),
        )

    @get("/like", sync_to_thread=True)
    def like(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        store: NamedDependency[Store],
        settings: NamedDependency[Settings],
        event: Annotated[str, QueryParameter(max_length=2000)],
    ) -> Template:
        """Show an event beside those that may be one with it."""
        try:
            found = event_detail(view, event)
        except StoreError as error:
            raise NotFoundException(str(error)) from error
        return fill(
            request,
            "like.html",
            twin=f"/api/v1/merges/like?{request.url.query}",
            event=found,
            like=like_events(view, store.merger, found),
            writable=settings.writable,
            proof_of=proof_of,
        )
