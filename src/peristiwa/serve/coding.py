"""Codes single texts for those who ask: one at a time, and none that would wait for long."""

from __future__ import annotations

from threading import BoundedSemaphore, Lock

from litestar.exceptions import ServiceUnavailableException

from peristiwa.pipeline import Pipeline, load
from peristiwa.records import Article, CodedArticle

__all__ = ["Coding"]

_WAITING = 4


class Coding:
    """The pipeline, loaded when it is first asked for.

    Coding takes all of a core: who would have to wait for more than three others is sent away.
    """

    def __init__(self) -> None:
        self._pipeline: Pipeline | None = None
        self._one = Lock()
        self._few = BoundedSemaphore(_WAITING)

    def __call__(self, article: Article) -> CodedArticle:
        """Code one article.

        Raises:
            ServiceUnavailableException: when too many others wait.
        """
        if not self._few.acquire(blocking=False):
            raise ServiceUnavailableException(
                "too many texts are being coded; try again in some seconds",
                headers={"retry-after": "5"},
            )
        try:
            with self._one:
                return self.pipeline.code_article(article)
        finally:
            self._few.release()

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline; it takes a second to load."""
        self._pipeline = self._pipeline or load()
        return self._pipeline
