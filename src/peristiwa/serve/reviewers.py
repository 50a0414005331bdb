"""Gives handlers ``reviewer``, the name of whoever sends a token, or turns the request away."""

from __future__ import annotations

from functools import partial
from typing import Any

from litestar import Request, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.openapi.spec import SecurityScheme

from peristiwa.serve.problems import problems
from peristiwa.serve.settings import Settings

__all__ = ["HEADER", "SCHEME", "SECURITY", "judging"]

SCHEME = "token"
"""What OpenAPI calls the way to say who one is."""

SECURITY = SecurityScheme(
    type="http", scheme="bearer", description="A token that `peristiwa review token NAME` made."
)
HEADER = "x-peristiwa-token"
"""Where a token may stand instead of ``Authorization``, which a proxy may want for itself."""

_BEARER = "bearer "


def _reviewer(request: Request[Any, Any, Any], settings: NamedDependency[Settings]) -> str:
    if settings.tokens is None:
        raise PermissionDeniedException("this server takes no reviews; it was started read-only")
    name = settings.tokens.name_of(_token(request))
    if name is None:
        raise NotAuthorizedException(
            "send a reviewer's token: Authorization: Bearer TOKEN",
            headers={"www-authenticate": "Bearer"},
        )
    return name


def _token(request: Request[Any, Any, Any]) -> str:
    """Give the token that was sent; beside a proxy's own password it stands in `HEADER`."""
    if own := request.headers.get(HEADER):
        return own.strip()
    given = request.headers.get("authorization", "")
    return given[len(_BEARER) :].strip() if given.lower().startswith(_BEARER) else ""


judging = partial(
    post,
    dependencies={"reviewer": Provide(_reviewer, sync_to_thread=False)},
    security=[{SCHEME: []}],
    responses=problems(400, 401, 403, 413, 503),
    sync_to_thread=True,
)
"""Marks a route that takes what a reviewer says and wants a token."""
