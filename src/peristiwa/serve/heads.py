"""Answers HEAD as GET without its body (RFC 9110, 9.3.2), for monitors and link checkers."""

from __future__ import annotations

from typing import Any

from litestar import Litestar

__all__ = ["Application"]


class Application(Litestar):
    """A Litestar application that knows HEAD wherever it knows GET."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request, as ASGI has it."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await super().__call__(scope, receive, send)
            return

        async def headers_alone(message: Any) -> None:
            bodiless = {"body": b""} if message["type"] == "http.response.body" else {}
            await send({**message, **bodiless})

        asked: Any = {**scope, "method": "GET"}
        await super().__call__(asked, receive, headers_alone)
