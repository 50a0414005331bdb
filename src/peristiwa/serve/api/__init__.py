"""The HTTP API: a module a resource, each a Litestar controller; docs/api.md is for users."""

from __future__ import annotations

from typing import Any

from peristiwa.serve.api.stats import StatsController

__all__ = ["CONTROLLERS"]

CONTROLLERS: list[Any] = [StatsController]
"""The controllers of the API, which stand under ``/api/v1``."""
