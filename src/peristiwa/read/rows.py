"""One report as a record of JSON lines, CSV or Parquet gives it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from msgspec import Meta, Struct

from peristiwa.errors import InputError
from peristiwa.read.days import FIRST_YEAR, LAST_YEAR, parse_day
from peristiwa.read.faults import ReadFault
from peristiwa.records import Article

__all__ = ["FIELDS", "Row", "article_of", "checked", "moment"]


class Row(Struct, frozen=True):
    """What a record may hold; other fields are ignored.

    ``published`` is a day or a moment of ISO 8601. The fields from ``published_at`` on are taken
    where they have the form that ``Article`` gives them, and are otherwise those of some other
    program and ignored.
    """

    id: Annotated[str, Meta(min_length=1)]
    published: str | None = None
    title: str | None = None
    text: str | None = None
    sentences: list[str] | None = None
    published_at: object = None
    url: object = None
    outlet: object = None
    author: object = None
    section: object = None


FIELDS = tuple(Row.__struct_fields__)


def article_of(row: Row, published: date | None) -> Article:
    """Give the article of a record; its own day of publication goes before ``published``.

    Raises:
        InputError: when the day is none, or there is no text or two.
    """
    at = moment(row.published_at)
    if row.published is not None:
        at = moment(row.published) or at
        published = at.date() if moment(row.published) and at else _day(row.published)
    elif at is not None:
        published = at.date()
    return Article(
        id=row.id,
        text=_text(row),
        published=published,
        title=row.title,
        outlet=_words(row.outlet),
        url=_address(row.url),
        published_at=at,
        author=_words(row.author),
        section=_words(row.section),
    )


def moment(value: object) -> datetime | None:
    """Give the moment that ISO 8601 text with a zone writes, or None where it isn't one."""
    if not isinstance(value, str) or len(value) <= len("2024-06-22"):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo and FIRST_YEAR <= at.year <= LAST_YEAR else None


def checked(where: str, article: Article) -> tuple[str, Article] | ReadFault:
    """Give an article with its place, or the fault that it holds nothing."""
    if not article.text.strip():
        return ReadFault(where, f"report {article.id!r} is empty", "empty")
    return where, article


def _day(value: str) -> date:
    try:
        return parse_day(value)
    except InputError as error:
        raise InputError(f"published: {error}") from error


def _words(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _address(value: object) -> str | None:
    whole = isinstance(value, str) and value.startswith(("http://", "https://"))
    return str(value) if whole else None


def _text(row: Row) -> str:
    if row.text is not None and row.sentences is not None:
        raise InputError(f"report {row.id!r} has both text and sentences; keep one of them")
    if row.text is not None:
        return row.text
    if row.sentences is not None:
        return " ".join(row.sentences)
    raise InputError(f"report {row.id!r} has neither text nor sentences; give one of them")
