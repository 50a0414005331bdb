"""Full-text search."""

from __future__ import annotations

from typing import Annotated

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from msgspec import Struct

from peristiwa.serve.api.paging import Limit
from peristiwa.serve.problems import problems
from peristiwa.store import View
from peristiwa.store.search import Hit, find_articles

__all__ = ["Hits", "SearchController"]


class Hits(Struct, frozen=True, kw_only=True):
    """Articles that were found, the best first."""

    version: int
    items: list[Hit]


class SearchController(Controller):
    """``/api/v1/search``."""

    path = "/search"
    tags = ("search",)

    @get(responses=problems(400, 404, 503), sync_to_thread=True)
    def search(
        self,
        view: NamedDependency[View],
        q: Annotated[
            str,
            QueryParameter(
                min_length=1,
                max_length=200,
                description='Words, in any form; "some words" as they stand; tangkap*; -without.',
            ),
        ],
        limit: Limit = 20,
    ) -> Hits:
        """Find articles by their words."""
        return Hits(version=view.number, items=find_articles(view, q, limit))
