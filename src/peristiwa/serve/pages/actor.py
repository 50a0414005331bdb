"""Actors: who they are, what they held, what they did and with whom."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.names import id_behind
from peristiwa.serve.pages.filling import address_of, fill
from peristiwa.serve.reading.actors import actor_list, actor_with_latest
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["ActorPage"]

_SHOWN = 60
_LATEST = 10


class ActorPage(Controller):
    """``/actors`` and ``/actors/ID``."""

    path = "/actors"
    include_in_schema = False

    @get(dependencies=FILTERS, sync_to_thread=True)
    def actors(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        name: Annotated[str, QueryParameter(max_length=200)] = "",
    ) -> Template:
        """Show those of most events."""
        return fill(
            request,
            "actors.html",
            twin=f"/api/v1/actors?{request.url.query}",
            actors=actor_list(view, wanted, name, _SHOWN),
            name=name,
        )

    @get("/{actor_id:path}", sync_to_thread=True)
    def actor(
        self, request: Request[Any, Any, Any], view: NamedDependency[View], actor_id: FromPath[str]
    ) -> Template:
        """Show one actor."""
        wanted = id_behind(request, "actors", actor_id)
        found, did, met = actor_with_latest(view, wanted, _LATEST)
        if found is None:
            raise NotFoundException(f"there is no actor {wanted!r}")
        return fill(
            request,
            "actor.html",
            twin=f"/api/v1{address_of('actors', wanted)}",
            actor=found,
            did=did,
            met=met,
        )
