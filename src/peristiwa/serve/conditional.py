"""ETags from the store's version: what a client has already is not made or sent again."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

from anyio.to_thread import run_sync
from litestar import Request, Response
from litestar.datastructures import MutableScopeHeaders
from litestar.status_codes import HTTP_200_OK, HTTP_304_NOT_MODIFIED
from litestar.types import Message, Scope

from peristiwa.errors import StoreError
from peristiwa.serve.versions import Versions

__all__ = ["EXEMPT", "add_etag", "answer_unchanged"]

EXEMPT = "not_of_the_store"
"""The option of handlers whose answers don't follow from the store."""

_ETAG = "peristiwa_etag"
_ASKED_IN = ("accept", "accept-language", "cookie")
_HEADERS = {"cache-control": "no-cache", "vary": ", ".join(_ASKED_IN)}


async def answer_unchanged(request: Request[Any, Any, Any]) -> Response[None] | None:
    """Answer 304 where the client has what it asks for, as the store is now."""
    if request.method != "GET" or request.route_handler.opt.get(EXEMPT):
        return None
    versions: Versions = request.app.state.versions
    try:
        version = await run_sync(versions.number)
    except StoreError:
        return None
    etag = _etag(request, versions.start, version)
    if etag in _given(request):
        return Response(None, status_code=HTTP_304_NOT_MODIFIED, headers={"etag": etag, **_HEADERS})
    request.scope["state"][_ETAG] = etag
    return None


async def add_etag(message: Message, scope: Scope) -> None:
    """Add the ETag to what follows from the store, where it could be given."""
    etag = scope.get("state", {}).get(_ETAG)
    if etag and message["type"] == "http.response.start" and message["status"] == HTTP_200_OK:
        headers = MutableScopeHeaders.from_message(message)
        headers["etag"] = etag
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)


def _given(request: Request[Any, Any, Any]) -> list[str]:
    given = request.headers.get("if-none-match", "")
    return [one.strip() for one in given.split(",")]


def _etag(request: Request[Any, Any, Any], start: str, version: int) -> str:
    asked = [request.headers.get(name, "") for name in _ASKED_IN]
    parts = [start, str(version), str(request.url.path), str(request.url.query), *asked]
    digest = blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()
    return f'W/"{version}-{digest}"'
