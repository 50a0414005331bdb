"""Codes a text that is sent; nothing of it is kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec
from litestar import Controller, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import JSONBody
from litestar.status_codes import HTTP_200_OK
from msgspec import Meta, Struct

from peristiwa.records import Article, CodedArticle
from peristiwa.serve.coding import Coding
from peristiwa.serve.conditional import EXEMPT
from peristiwa.serve.limits import LIMITED
from peristiwa.serve.problems import problems
from peristiwa.serve.settings import Settings

__all__ = ["CodeController", "Text"]


class Text(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report to be coded; ``published`` is the day from which "kemarin" counts."""

    text: Annotated[str, Meta(min_length=1)]
    published: date | None = None
    title: str | None = None
    id: Annotated[str, Meta(min_length=1, max_length=200)] = "text"


class CodeController(Controller):
    """``/api/v1/code``."""

    path = "/code"
    tags = ("code",)
    opt = {LIMITED: True, EXEMPT: True}  # noqa: RUF012

    @post(responses=problems(400, 413, 429, 503), status_code=HTTP_200_OK, sync_to_thread=True)
    def code(
        self, data: JSONBody[Text], settings: NamedDependency[Settings], state: State
    ) -> CodedArticle:
        """Code one text; offsets count its Unicode characters as they were sent."""
        if len(data.text) > settings.longest_text:
            raise ClientException(
                f"the text has {len(data.text)} characters; this server codes up to"
                f" {settings.longest_text}",
                status_code=413,
            )
        coding: Coding = state.coding
        return coding(msgspec.convert(msgspec.structs.asdict(data), Article))
