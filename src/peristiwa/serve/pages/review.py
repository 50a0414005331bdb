"""Review: one mention after another, to be confirmed, corrected or rejected with a few keys."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.response import Template

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.paging import PAGED, Cursor, next_of, position_of
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.reading.mentions import mention_list
from peristiwa.serve.settings import Settings
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["ReviewPage"]

_QUEUE = 20


class ReviewPage(Controller):
    """``/review``."""

    path = "/review"
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
        """Show mentions, those published last first."""
        found, last = mention_list(view, wanted, _QUEUE, after=position_of(after))
        return fill(
            request,
            "review.html",
            twin=f"/api/v1/mentions?{request.url.query}",
            mentions=found,
            writable=settings.writable,
            next=next_of(view, last),
        )
