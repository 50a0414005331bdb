"""Actors."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.names import id_behind
from peristiwa.serve.api.paging import Limit
from peristiwa.serve.problems import problems
from peristiwa.serve.reading.actors import ActorCount, ActorDetail, actor_detail, actor_list
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["ActorController", "Actors"]


class Actors(Struct, frozen=True, kw_only=True):
    """Actors with an id, those of most events first."""

    version: int
    items: list[ActorCount]


class ActorController(Controller):
    """``/api/v1/actors``."""

    path = "/actors"
    tags = ("actors",)

    @get(dependencies=FILTERS, responses=problems(400, 404, 503), sync_to_thread=True)
    def actors(
        self,
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        name: Annotated[str, QueryParameter(max_length=200, description="Part of the name.")] = "",
        limit: Limit = 50,
    ) -> Actors:
        """List who acts or is acted on in the events that meet all conditions."""
        return Actors(version=view.number, items=actor_list(view, wanted, name, limit))

    @get("/{actor_id:path}", responses=problems(400, 404, 503), sync_to_thread=True)
    def actor(
        self, request: Request[Any, Any, Any], view: NamedDependency[View], actor_id: FromPath[str]
    ) -> ActorDetail:
        """Tell who an actor is, which roles it held when, what it did, and with whom."""
        wanted = id_behind(request, "actors", actor_id)
        found = actor_detail(view, wanted)
        if found is None:
            raise NotFoundException(f"there is no actor {wanted!r}")
        return found
