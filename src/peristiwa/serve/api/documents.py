"""What the API is: its OpenAPI document, for programs and as a page."""

from __future__ import annotations

from typing import Any

from litestar import Controller, Request, Response, get
from litestar.response import Template

from peristiwa.serve.conditional import EXEMPT

__all__ = ["DocumentController"]


class DocumentController(Controller):
    """``/api/v1/openapi.json`` and ``/api/v1/docs``."""

    include_in_schema = False
    opt = {EXEMPT: True}  # noqa: RUF012

    @get("/openapi.json", sync_to_thread=False)
    def openapi(self, request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
        """Give the OpenAPI document."""
        return Response(_document(request), media_type="application/vnd.oai.openapi+json")

    @get("/docs", sync_to_thread=False)
    def docs(self, request: Request[Any, Any, Any]) -> Template:
        """Give the OpenAPI document as a page to read."""
        return Template("api.html", context={"api": _document(request)})


def _document(request: Request[Any, Any, Any]) -> dict[str, Any]:
    return request.app.openapi_schema.to_schema()
