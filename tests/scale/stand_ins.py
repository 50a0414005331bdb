"""Coders for other processes: one that is odd on purpose."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator

from peristiwa.records import Article, CodedArticle

__all__ = ["OddCoder", "load_odd"]


class OddCoder:
    """Hangs on "macet", ends its process on "mati", fails on "cacat", and codes the rest."""

    def code_article(self, article: Article) -> CodedArticle:
        if article.text == "macet":
            time.sleep(60)
        if article.text == "mati":
            os._exit(9)
        if article.text == "cacat":
            raise ValueError("odd")
        return CodedArticle(id=article.id, published=None, events=[], warnings=[article.text])

    def pipe(self, articles: Iterable[Article], batch_size: int = 1) -> Iterator[CodedArticle]:
        return map(self.code_article, articles)


def load_odd() -> OddCoder:
    return OddCoder()
