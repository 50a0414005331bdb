"""What a user may choose about reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from peristiwa.read.bookmark import Bookmark
from peristiwa.read.fetching import Fetching
from peristiwa.read.meter import Meter

__all__ = ["LARGEST", "Settings"]

LARGEST = 50_000_000_000
"""Bytes that one packed file may unpack to: ten archives of Common Crawl."""


@dataclass(frozen=True)
class Settings:
    """``published`` is the day of articles that don't give their own.

    ``meter`` counts the bytes that are read, ``bookmark`` the articles that need not be read
    again, and a packed file may unpack to ``largest`` bytes. ``web`` fetches addresses; ``depth``
    says how many feeds or sitemaps led to what is read.
    """

    published: date | None = None
    meter: Meter = field(default_factory=Meter)
    bookmark: Bookmark = field(default_factory=Bookmark)
    largest: int = LARGEST
    web: Fetching = field(default_factory=Fetching)
    depth: int = 0
