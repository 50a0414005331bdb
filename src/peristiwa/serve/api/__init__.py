"""The HTTP API: a module a resource, each a Litestar controller; docs/api.md is for users."""

from __future__ import annotations

from typing import Any

from peristiwa.serve.api.actors import ActorController
from peristiwa.serve.api.articles import ArticleController
from peristiwa.serve.api.code import CodeController
from peristiwa.serve.api.documents import DocumentController
from peristiwa.serve.api.events import EventController
from peristiwa.serve.api.exports import ExportController
from peristiwa.serve.api.mentions import MentionController
from peristiwa.serve.api.merges import MergeController
from peristiwa.serve.api.pictures import (
    DyadController,
    PlaceController,
    TimelineController,
)
from peristiwa.serve.api.reviews import ReviewController
from peristiwa.serve.api.search import SearchController
from peristiwa.serve.api.stats import StatsController
from peristiwa.serve.api.versions import VersionController

__all__ = ["CONTROLLERS"]

CONTROLLERS: list[Any] = [
    CodeController,
    ArticleController,
    EventController,
    MentionController,
    ActorController,
    StatsController,
    TimelineController,
    PlaceController,
    DyadController,
    SearchController,
    ExportController,
    VersionController,
    ReviewController,
    MergeController,
    DocumentController,
]
"""The controllers of the API, which stand under ``/api/v1``."""
