"""Pages for people: a module a page, each a Litestar controller that fills a template.

A handler asks for what it needs by name (`peristiwa.serve.lending`), such as ``view``, the version
of the store that the request is about, or ``wanted``, the events that its query asks for, where
the controller has ``dependencies = FILTERS`` (`peristiwa.serve.api.filtering`). Handlers that
read the store are plain functions with ``sync_to_thread=True``. Links to the JSON twin stand in
``<link rel="alternate" type="application/json">``. Whoever reviews sends
``X-Peristiwa-Token: TOKEN`` to ``/api/v1/reviews``, so that no page needs a cookie for it.
"""

from __future__ import annotations

from typing import Any

from litestar import Request, Response
from litestar.enums import MediaType

from peristiwa.serve.pages.actor import ActorPage
from peristiwa.serve.pages.article import ArticlePage
from peristiwa.serve.pages.event import EventPage
from peristiwa.serve.pages.filling import PAGE_MEDIA, fill
from peristiwa.serve.pages.merges import MergesPage
from peristiwa.serve.pages.review import ReviewPage
from peristiwa.serve.pages.search import SearchPage
from peristiwa.serve.pages.trying import TryPage
from peristiwa.serve.problems import Problem

__all__ = ["PAGES", "error_page"]

PAGES: list[Any] = [SearchPage, ArticlePage, EventPage, ActorPage, TryPage, ReviewPage, MergesPage]
"""The controllers of all pages."""


def error_page(request: Request[Any, Any, Any], problem: Problem) -> Response[Any] | None:
    """Give the page that tells a person of a problem, None for the form for programs."""
    if request.accept.best_match([MediaType.HTML, MediaType.JSON]) != MediaType.HTML:
        return None
    page = fill(request, "error.html", problem=problem)
    page.status_code = problem.status
    page.media_type = PAGE_MEDIA
    return page
