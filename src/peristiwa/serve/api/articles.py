"""Articles."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, QueryParameter
from msgspec import Struct

from peristiwa.serve.api.names import id_behind
from peristiwa.serve.api.paging import PAGED, Cursor, Limit, next_of, position_of
from peristiwa.serve.problems import problems
from peristiwa.serve.reading.articles import (
    ArticleDetail,
    ArticleFilter,
    ArticleSummary,
    article_detail,
    article_list,
)
from peristiwa.store import View

__all__ = ["ArticleController", "ArticlePage"]


class ArticlePage(Struct, frozen=True, kw_only=True):
    """Articles, those published last first; ``next`` is a cursor."""

    version: int
    items: list[ArticleSummary]
    next: str | None


class ArticleController(Controller):
    """``/api/v1/articles``."""

    path = "/articles"
    tags = ("articles",)

    @get(dependencies=PAGED, responses=problems(400, 404, 503), sync_to_thread=True)
    def articles(
        self,
        view: NamedDependency[View],
        after: NamedDependency[Cursor | None],
        *,
        outlet: Annotated[
            str | None, QueryParameter(max_length=200, description="Who published it.")
        ] = None,
        since: Annotated[
            date | None, QueryParameter(name="from", description="Published then or later.")
        ] = None,
        until: Annotated[
            date | None, QueryParameter(name="to", description="Published then or before.")
        ] = None,
        limit: Limit = 50,
    ) -> ArticlePage:
        """List articles without their texts."""
        items, last = article_list(
            view,
            ArticleFilter(outlet=outlet, since=since, until=until),
            limit,
            position_of(after),
        )
        return ArticlePage(
            version=view.number,
            items=items,
            next=next_of(view, last),
        )

    @get("/{article_id:path}", responses=problems(400, 404, 503), sync_to_thread=True)
    def article(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        article_id: FromPath[str],
    ) -> ArticleDetail:
        """Give one article with its text, as it was read, and all that it tells."""
        wanted = id_behind(request, "articles", article_id)
        found = article_detail(view, wanted)
        if found is None:
            raise NotFoundException(f"there is no article {wanted!r}")
        return found
