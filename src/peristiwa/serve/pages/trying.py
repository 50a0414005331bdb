"""Try it: a text that is pasted is coded and shown; nothing of it is kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from litestar import Controller, Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import Body
from litestar.response import Template
from litestar.status_codes import HTTP_200_OK

from peristiwa.records import Article
from peristiwa.serve.coding import Coding
from peristiwa.serve.conditional import EXEMPT
from peristiwa.serve.limits import LIMITED
from peristiwa.serve.pages.filling import fill
from peristiwa.serve.pages.marking import stretches
from peristiwa.serve.reading.repairs import repairs_of
from peristiwa.serve.settings import Settings

__all__ = ["TryPage"]

_FORM: Any = Body(media_type="application/x-www-form-urlencoded")


class TryPage(Controller):
    """``/try``."""

    path = "/try"
    include_in_schema = False

    @get(sync_to_thread=False)
    def empty(self, request: Request[Any, Any, Any]) -> Template:
        """Show the form."""
        return fill(request, "try.html", text="", published="", coded=None, stretches=[])

    @post(opt={LIMITED: True, EXEMPT: True}, status_code=HTTP_200_OK, sync_to_thread=True)
    def coded(
        self,
        request: Request[Any, Any, Any],
        data: Annotated[dict[str, str], _FORM],
        settings: NamedDependency[Settings],
        state: State,
    ) -> Template:
        """Show what was found in a text."""
        text, published = data.get("text", ""), data.get("published", "")
        if len(text) > settings.longest_text:
            raise ClientException(
                f"the text has {len(text)} characters; this server codes up to"
                f" {settings.longest_text}",
                status_code=413,
            )
        coding: Coding = state.coding
        text = text.replace("\r\n", "\n")
        coded = coding(Article(id="text", text=text, published=_day(published))) if text else None
        events = coded.events if coded is not None else []
        return fill(
            request,
            "try.html",
            text=text,
            published=published,
            coded=coded,
            stretches=stretches(text, events, repairs_of(text, None)),
        )


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError as error:
        raise ClientException(f"{published!r} is no day; write it like 2025-06-18") from error
