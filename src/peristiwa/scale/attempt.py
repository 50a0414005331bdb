"""Codes articles; an error becomes a fault that names the article."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from peristiwa.errors import PeristiwaError
from peristiwa.read import ReadFault
from peristiwa.records import Article, CodedArticle

__all__ = [
    "ArticleCoder",
    "attempt",
    "attempt_all",
    "attempt_packed",
    "fault_of",
    "pack",
    "unpack",
]


class ArticleCoder(Protocol):
    """What is needed of a pipeline."""

    def code_article(self, article: Article) -> CodedArticle:
        """Code one article."""
        ...

    def pipe(self, articles: Iterable[Article], batch_size: int = 1) -> Iterator[CodedArticle]:
        """Code articles, in order, so many of them at once."""
        ...


class _Packed(msgspec.Struct):
    coded: CodedArticle | None = None
    fault: ReadFault | None = None


def attempt(coder: ArticleCoder, article: Article) -> CodedArticle | ReadFault:
    """Code an article, or say why it can't be coded."""
    try:
        return coder.code_article(article)
    except PeristiwaError as error:
        return fault_of(article, str(error))
    except Exception as error:  # one report must not take the others with it
        return fault_of(article, _defect(error))


def attempt_all(coder: ArticleCoder, articles: Sequence[Article]) -> list[CodedArticle | ReadFault]:
    """Code articles together, which is faster; where that fails, one by one."""
    try:
        return list(coder.pipe(articles, len(articles)))
    except Exception:  # alone, the article at fault gets the blame
        return [attempt(coder, article) for article in articles]


def attempt_packed(coder: ArticleCoder, articles: bytes) -> bytes:
    """Code articles that ``pack`` packed, in another process; ``unpack`` gives the results."""
    results = attempt_all(coder, msgspec.msgpack.decode(articles, type=list[Article]))
    return msgspec.msgpack.encode(
        [
            _Packed(fault=result) if isinstance(result, ReadFault) else _Packed(coded=result)
            for result in results
        ]
    )


def pack(articles: Sequence[Article]) -> bytes:
    """Give articles as MessagePack."""
    return msgspec.msgpack.encode(articles)


def unpack(packed: bytes) -> list[CodedArticle | ReadFault]:
    """Give the results that ``attempt_packed`` packed."""
    results = msgspec.msgpack.decode(packed, type=list[_Packed])
    return [outcome for one in results if (outcome := one.coded or one.fault) is not None]


def fault_of(article: Article, reason: str) -> ReadFault:
    """Give the fault of an article that could not be coded."""
    return ReadFault(f"report {article.id}", reason, cause="coding")


def _defect(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"could not be coded ({type(error).__name__} in {last.name}, line {last.lineno}: {error});"
        " this is a defect of peristiwa: please send in the report's text"
    )
