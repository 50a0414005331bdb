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

from peristiwa.serve.problems import Problem

__all__ = ["PAGES", "error_page"]

PAGES: list[Any] = []
"""The controllers of all pages."""


def error_page(_: Request[Any, Any, Any], __: Problem) -> Response[Any] | None:
    """Give the page that tells a person of a problem, None for the form for programs."""
    return None
