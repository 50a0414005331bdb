"""Codes one article; an error becomes a fault that names the article."""

from __future__ import annotations

import traceback
from typing import Protocol

import msgspec

from peristiwa.errors import PeristiwaError
from peristiwa.read import ReadFault
from peristiwa.records import Article, CodedArticle

__all__ = ["ArticleCoder", "attempt", "attempt_packed", "fault_of", "unpack"]


class ArticleCoder(Protocol):
    """What is needed of a pipeline."""

    def code_article(self, article: Article) -> CodedArticle:
        """Code one article."""
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


def attempt_packed(coder: ArticleCoder, article: bytes) -> bytes:
    """Do the same in another process: MessagePack in and out."""
    result = attempt(coder, msgspec.msgpack.decode(article, type=Article))
    if isinstance(result, ReadFault):
        return msgspec.msgpack.encode(_Packed(fault=result))
    return msgspec.msgpack.encode(_Packed(coded=result))


def unpack(packed: bytes) -> CodedArticle | ReadFault:
    """Give what ``attempt_packed`` packed."""
    result = msgspec.msgpack.decode(packed, type=_Packed)
    outcome = result.coded or result.fault
    assert outcome is not None
    return outcome


def fault_of(article: Article, reason: str) -> ReadFault:
    """Give the fault of an article that could not be coded."""
    return ReadFault(f"report {article.id}", reason, cause="coding")


def _defect(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"could not be coded ({type(error).__name__} in {last.name}, line {last.lineno}: {error});"
        " this is a defect of peristiwa: please send in the report's text"
    )
