"""Pages that draw: timeline, network and map, each a Litestar controller."""

from __future__ import annotations

from typing import Any

from peristiwa.serve.visual.map import MapPage
from peristiwa.serve.visual.network import NetworkPage
from peristiwa.serve.visual.timeline import TimelinePage

__all__ = ["VISUALS"]

VISUALS: list[Any] = [TimelinePage, MapPage, NetworkPage]
"""The controllers of all pages that draw."""
