"""Errors as RFC 9457 problem details, and as pages where a page was asked for."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.openapi import ResponseSpec
from msgspec import UNSET, Struct, UnsetType

from peristiwa.errors import InputError, StoreError

__all__ = ["HANDLERS", "MEDIA_TYPE", "Fault", "Problem", "problems"]

MEDIA_TYPE = "application/problem+json"
_API = "/api/"
_log = logging.getLogger("peristiwa.serve")


class Fault(Struct, frozen=True):
    """One value of a request that is wrong: its name, and what is wrong."""

    name: str
    reason: str


class Problem(Struct, frozen=True, kw_only=True):
    """What went wrong (RFC 9457): ``detail`` says it in words, ``faults`` name single values."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str | UnsetType = UNSET
    faults: list[Fault] | UnsetType = UNSET


def _from_http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    faults = [
        Fault(str(one.get("key", "")), str(one.get("message", "")))
        for one in (error.extra if isinstance(error.extra, list) else [])
        if isinstance(one, dict)
    ]
    return _answer(request, error.status_code, error.detail, faults, error.headers)


def _from_input(request: Request[Any, Any, Any], error: InputError | StoreError) -> Response[Any]:
    return _answer(request, HTTPStatus.BAD_REQUEST, str(error))


def _from_bug(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return _answer(
        request, HTTPStatus.INTERNAL_SERVER_ERROR, "the server failed; its log says where"
    )


def _answer(
    request: Request[Any, Any, Any],
    status: int,
    detail: str,
    faults: list[Fault] | None = None,
    headers: Any = None,
) -> Response[Any]:
    problem = Problem(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail or UNSET,
        faults=faults or UNSET,
    )
    if not request.url.path.startswith(_API):
        from peristiwa.serve.pages import error_page

        page = error_page(request, problem)
        if page is not None:
            return page
    return Response(problem, status_code=status, media_type=MEDIA_TYPE, headers=headers)


HANDLERS: dict[Any, Any] = {
    HTTPException: _from_http,
    InputError: _from_input,
    StoreError: _from_input,
    Exception: _from_bug,
}
"""What answers each kind of error."""


def problems(*statuses: int) -> dict[int, ResponseSpec]:
    """Give what OpenAPI says of the errors that a handler may answer with."""
    return {
        status: ResponseSpec(
            Problem,
            generate_examples=False,
            description=HTTPStatus(status).phrase,
            media_type=MEDIA_TYPE,
        )
        for status in statuses
    }
