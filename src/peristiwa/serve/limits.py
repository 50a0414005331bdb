"""Limits how often a client may have a text coded."""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.middleware.base import DefineMiddleware
from litestar.middleware.rate_limit import RateLimitConfig

from peristiwa.serve.settings import Settings

__all__ = ["LIMITED", "limit_codings"]

LIMITED = "limited"
"""The option of handlers for which the limit holds."""


def limit_codings(settings: Settings) -> DefineMiddleware:
    """Give what turns a client away (429) that asks more often than the settings allow."""
    return RateLimitConfig(
        rate_limit=("minute", settings.codings_a_minute), check_throttle_handler=_is_limited
    ).middleware


def _is_limited(request: Request[Any, Any, Any]) -> bool:
    return bool(request.route_handler.opt.get(LIMITED))
