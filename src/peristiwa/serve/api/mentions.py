"""Mentions."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from peristiwa.serve.api.filtering import FILTERS
from peristiwa.serve.api.names import id_behind
from peristiwa.serve.api.paging import PAGED, Cursor, Limit, next_of, position_of
from peristiwa.serve.problems import problems
from peristiwa.serve.reading.mentions import StoredMention, mention_list, one_mention
from peristiwa.store import View
from peristiwa.store.filters import EventFilter

__all__ = ["MentionController", "MentionPage"]


class MentionPage(Struct, frozen=True, kw_only=True):
    """Mentions, those published last first; ``next`` is a cursor."""

    version: int
    items: list[StoredMention]
    next: str | None


class MentionController(Controller):
    """``/api/v1/mentions``."""

    path = "/mentions"
    tags = ("mentions",)

    @get(dependencies={**FILTERS, **PAGED}, responses=problems(400, 404, 503), sync_to_thread=True)
    def mentions(
        self,
        view: NamedDependency[View],
        wanted: NamedDependency[EventFilter],
        after: NamedDependency[Cursor | None],
        article: Annotated[
            str | None, QueryParameter(max_length=2000, description="Id of the article.")
        ] = None,
        limit: Limit = 50,
    ) -> MentionPage:
        """List the mentions of the events that meet all conditions."""
        items, last = mention_list(view, wanted, limit, article=article, after=position_of(after))
        return MentionPage(
            version=view.number,
            items=items,
            next=next_of(view, last),
        )

    @get("/{mention_id:path}", responses=problems(400, 404, 503), sync_to_thread=True)
    def mention(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        mention_id: FromPath[str],
    ) -> StoredMention:
        """Give one mention; the # of its id is written %23 in the address."""
        wanted = id_behind(request, "mentions", mention_id)
        found = one_mention(view, wanted)
        if found is None:
            raise NotFoundException(f"there is no mention {wanted!r}")
        return found
