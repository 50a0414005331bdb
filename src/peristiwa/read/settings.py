"""What a user may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from peristiwa.read.meter import Meter

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """``published`` is the day of articles that don't give their own; ``meter`` counts bytes."""

    published: date | None = None
    meter: Meter = field(default_factory=Meter)
