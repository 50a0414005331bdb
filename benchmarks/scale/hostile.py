"""`peristiwa`, with a coder that hangs and crashes where a text tells it to."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator

from peristiwa.cli import batch, main
from peristiwa.pipeline import load
from peristiwa.records import Article, CodedArticle
from peristiwa.scale import crew

__all__ = ["CRASHING", "HANGING", "HostileCoder"]

HANGING = "[[hang]]"
CRASHING = "[[crash]]"
LIMIT = 5.0


class HostileCoder:
    """The shipped pipeline, but for texts that hold one of the two marks."""

    def __init__(self) -> None:
        self._coder = load()

    def code_article(self, article: Article) -> CodedArticle:
        """Code an article, hang, or end the process."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article], batch_size: int = 1) -> Iterator[CodedArticle]:
        """Code articles, hang, or end the process."""
        some = list(articles)
        if any(CRASHING in article.text for article in some):
            os._exit(134)
        if any(HANGING in article.text for article in some):
            time.sleep(1e6)
        return self._coder.pipe(some, batch_size)


def load_hostile(*_: str | None) -> HostileCoder:
    """Load the coder; it has no use for tables."""
    return HostileCoder()


if __name__ == "__main__":
    from benchmarks.scale import hostile

    batch.load_coder = hostile.load_hostile
    crew.SHORTEST_LIMIT = float(os.environ.get("LIMIT", LIMIT))
    sys.argv[0] = "peristiwa"
    main()
