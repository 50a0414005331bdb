"""A report: its text with what was found in it, and the events beside it."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, get
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from peristiwa.serve.api.names import id_behind
from peristiwa.serve.pages.filling import address_of, fill
from peristiwa.serve.pages.marking import stretches
from peristiwa.serve.reading.articles import article_detail
from peristiwa.store import View

__all__ = ["ArticlePage"]


class ArticlePage(Controller):
    """``/articles/ID``."""

    path = "/articles"
    include_in_schema = False

    @get("/{article_id:path}", sync_to_thread=True)
    def article(
        self,
        request: Request[Any, Any, Any],
        view: NamedDependency[View],
        article_id: FromPath[str],
    ) -> Template:
        """Show a report as it was read."""
        wanted = id_behind(request, "articles", article_id)
        found = article_detail(view, wanted)
        if found is None:
            raise NotFoundException(f"there is no article {wanted!r}")
        return fill(
            request,
            "article.html",
            twin=f"/api/v1{address_of('articles', wanted)}",
            article=found,
            stretches=stretches(found.text, [one.event for one in found.told], found.repairs),
        )
