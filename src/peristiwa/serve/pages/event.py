"""An occurrence: what is agreed, who reports it, and where the reports disagree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from peristiwa.errors import StoreError
from peristiwa.serve.api.names import id_behind
from peristiwa.serve.pages.filling import address_of, fill
from peristiwa.serve.reading.events import event_detail
from peristiwa.serve.reading.mentions import StoredMention
from peristiwa.serve.settings import Settings
from peristiwa.store import View

__all__ = ["EventPage", "proof_of"]


class EventPage(Controller):
    """``/events/ID``."""

    path = "/events"
    include_in_schema = False

    @get("/{event_id:path}", sync_to_thread=True)
    def event(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        event_id: FromPath[str],
        settings: NamedDependency[Settings],
    ) -> Template:
        """Show an event with every report that tells it."""
        wanted = id_behind(request, "events", event_id)
        try:
            found = event_detail(view, wanted)
        except StoreError as error:
            raise NotFoundException(str(error)) from error
        told: Mapping[str, StoredMention] = {one.id: one for one in found.told}
        return fill(
            request,
            "event.html",
            twin=f"/api/v1{address_of('events', wanted)}",
            event=found,
            told=told,
            proof_of=proof_of,
            writable=settings.writable,
        )


def proof_of(mention: StoredMention) -> str:
    """Give the address of the words that name the act in its report."""
    trigger = mention.event.trigger
    return f"{address_of('articles', mention.article)}#c{trigger.start}-{trigger.end}"
