"""Reviews: what people say of codings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from litestar import Controller, Response, get
from litestar.background_tasks import BackgroundTask
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter
from litestar.response import Stream
from msgspec import Struct

from peristiwa.export.gold import gold_lines
from peristiwa.records import Review
from peristiwa.serve.api.paging import PAGED, Cursor, Limit, skipped
from peristiwa.serve.problems import problems
from peristiwa.serve.reviewers import judging
from peristiwa.serve.versions import Versions
from peristiwa.store import Store, View
from peristiwa.store.reviewing import Opinion, find_reviews
from peristiwa.store.upkeep import compact_if_scattered

__all__ = ["ReviewController", "ReviewPage"]


class ReviewPage(Struct, frozen=True, kw_only=True):
    """Reviews, the latest first; ``next`` is a cursor."""

    version: int
    items: list[Review]
    next: str | None


class ReviewController(Controller):
    """``/api/v1/reviews``."""

    path = "/reviews"
    tags = ("reviews",)

    @get(dependencies=PAGED, responses=problems(400, 404, 503), sync_to_thread=True)
    def reviews(
        self,
        view: NamedDependency[View],
        after: NamedDependency[Cursor | None],
        article: Annotated[
            str | None, QueryParameter(max_length=2000, description="Id of the article.")
        ] = None,
        limit: Limit = 50,
    ) -> ReviewPage:
        """List what people said, each word of it."""
        skip = skipped(after)
        found = find_reviews(view, article, limit + 1, skip)
        more = len(found) > limit
        return ReviewPage(
            version=view.number,
            items=found[:limit],
            next=str(Cursor(view.number, None, str(skip + limit))) if more else None,
        )

    @judging()
    def review(
        self, data: JSONBody[Opinion], store: NamedDependency[Store], reviewer: NamedDependency[str]
    ) -> Response[Review]:
        """Confirm, correct or reject a mention, add one that was missed, or withdraw all that."""
        done = store.review(data, reviewer)
        return Response(done, background=BackgroundTask(compact_if_scattered, store.tables))

    @get("/gold", responses=problems(400, 404, 503), media_type="application/x-ndjson")
    async def gold(
        self,
        versions: NamedDependency[Versions],
        version: NamedDependency[int],
        partial: Annotated[
            bool, QueryParameter(description="Reports with unreviewed events, too.")
        ] = False,
    ) -> Stream:
        """Write reports of which every event was reviewed as gold, one JSON object a line."""
        return Stream(_lines(versions, version, partial), media_type="application/x-ndjson")


def _lines(versions: Versions, version: int, partial: bool) -> Iterator[bytes]:
    with versions.lend(version) as view:
        for line in gold_lines(view, partial=partial):
            yield msgspec.json.encode(line) + b"\n"
