"""Fills a template with what every page shows."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from litestar import Request
from litestar.datastructures import Cookie
from litestar.response import Redirect, Template

from peristiwa.serve.pages.words import LANGUAGES, chosen_language, words_of

__all__ = ["PAGE_MEDIA", "address_of", "fill", "tidied"]

PAGE_MEDIA = "text/html; charset=utf-8"
_YEAR = 365 * 24 * 3600
_MENU = (
    ("home", "/"),
    ("timeline", "/timeline"),
    ("map", "/map"),
    ("network", "/network"),
    ("actors", "/actors"),
    ("try", "/try"),
    ("review", "/review"),
)


def address_of(folder: str, id: str) -> str:
    """Give the address of the page of an event, an article or an actor."""
    return f"/{folder}/{quote(id, safe='')}"


def fill(
    request: Request[Any, Any, Any], template: str, *, twin: str | None = None, **data: Any
) -> Template:
    """Give a page.

    Args:
        request: for the language, the theme, and the address.
        template: the file under ``templates``.
        twin: the address of the same as JSON.
        data: what the template shows.
    """
    language = chosen_language(request)
    theme = request.cookies.get("theme", "")
    context = {
        "t": words_of(language),
        "lang": language,
        "theme": theme if theme in {"light", "dark"} else "",
        "other": _with(request, lang=words_of(language)["language.code"]),
        "twin": twin,
        "menu": _MENU,
        "here": request.url.path,
        "address_of": address_of,
        "query": _query(request),
        "page_with": lambda **changes: _with(request, **changes),
        **data,
    }
    given = request.query_params.get("lang")
    cookies = [_language(given)] if given in LANGUAGES else []
    return Template(template, context=context, cookies=cookies, media_type=PAGE_MEDIA)


def tidied(request: Request[Any, Any, Any]) -> Redirect | None:
    """Lead a form that was sent with empty fields to the address without them, to be shared."""
    if request.method != "GET" or request.url.path.startswith("/api/"):
        return None
    pairs = parse_qsl(request.url.query or "", keep_blank_values=True)
    given = [(name, value) for name, value in pairs if value]
    if len(given) == len(pairs):
        return None
    return Redirect(f"{request.url.path}?{urlencode(given)}" if given else request.url.path)


def _language(language: str) -> Cookie:
    return Cookie(key="lang", value=language, max_age=_YEAR, path="/", samesite="lax")


def _query(request: Request[Any, Any, Any]) -> dict[str, str]:
    """The conditions of the address, the last of each name, but for those of the page itself."""
    pairs = parse_qsl(request.url.query or "")
    return {name: value for name, value in pairs if name not in {"lang", "cursor"}}


def _with(request: Request[Any, Any, Any], **changes: str | None) -> str:
    """The address of this page with other values in its query; None takes one away."""
    pairs = [(n, v) for n, v in parse_qsl(request.url.query or "") if n not in changes]
    pairs += [(name, value) for name, value in changes.items() if value is not None]
    return f"{request.url.path}?{urlencode(pairs)}" if pairs else request.url.path
