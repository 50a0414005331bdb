"""Pages that draw: timeline, network and map, each a Litestar controller."""

from __future__ import annotations

from typing import Any

__all__ = ["VISUALS"]

VISUALS: list[Any] = []
"""The controllers of all pages that draw."""
