"""Versions of the store."""

from __future__ import annotations

from datetime import datetime

from litestar import Controller, get
from litestar.di import NamedDependency
from msgspec import Struct

from peristiwa.serve.problems import problems
from peristiwa.serve.settings import Settings
from peristiwa.store import View

__all__ = ["Overview", "Snapshot", "VersionController"]


class Snapshot(Struct, frozen=True, kw_only=True):
    """A version with a name, which ``as_of`` takes; ``digest`` is that of all it holds."""

    name: str
    version: int
    moment: datetime
    digest: str


class Overview(Struct, frozen=True, kw_only=True):
    """What a version holds, when it was committed, and which versions have names.

    ``writable`` tells whether this server takes reviews.
    """

    version: int
    moment: datetime | None
    articles: int
    mentions: int
    events: int
    snapshots: list[Snapshot]
    writable: bool


class VersionController(Controller):
    """``/api/v1/versions``."""

    path = "/versions"
    tags = ("versions",)

    @get(responses=problems(400, 404, 503), sync_to_thread=True)
    def versions(
        self, view: NamedDependency[View], settings: NamedDependency[Settings]
    ) -> Overview:
        """Tell what the newest version, or that of `as_of`, holds."""
        return overview(view, settings)


def overview(view: View, settings: Settings) -> Overview:
    """Give what a version holds."""
    rows = view.rows("SELECT name, version, moment, digest FROM snapshots ORDER BY moment")
    return Overview(
        version=view.number,
        moment=view.commits[-1].moment if view.commits else None,
        articles=view.count("articles"),
        mentions=view.count("mentions"),
        events=view.count("events"),
        snapshots=[Snapshot(**row) for row in rows],
        writable=settings.writable,
    )
