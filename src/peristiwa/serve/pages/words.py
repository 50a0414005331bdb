"""The words of the pages in Indonesian and English, and which of them a reader wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

import msgspec
from litestar import Request

from peristiwa.serve.gazetteer import chosen_gazetteer

__all__ = ["LANGUAGES", "chosen_language", "words_of"]

LANGUAGES = ("id", "en")


@cache
def words_of(language: str) -> Mapping[str, str]:
    """Give the words of a language by their keys.

    The names of countries come from the gazetteer; that of Malaysia has the key ``country.MYS``.
    """
    path = resources.files("peristiwa.serve") / "words" / f"{language}.json"
    words = msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    return {**words, **dict(_countries(language))}


def _countries(language: str) -> Iterator[tuple[str, str]]:
    for one in chosen_gazetteer().states:
        called = one.called if language == "id" else None
        yield f"country.{one.id}", called or one.name


def chosen_language(request: Request[Any, Any, Any]) -> str:
    """Give the language of the address (``lang``), else of the cookie, else of the browser."""
    wanted = request.query_params.get("lang") or request.cookies.get("lang")
    if wanted in LANGUAGES:
        return str(wanted)
    return _accepted(request.headers.get("accept-language", ""))


def _accepted(header: str) -> str:
    """The first language that the browser names and the pages have (RFC 9110, 12.5.4)."""
    offered: list[tuple[float, int, str]] = []
    for place, part in enumerate(header.split(",")):
        name, _, weight = part.partition(";q=")
        code = name.strip().lower().partition("-")[0]
        code = "id" if code in {"id", "ms", "in"} else code
        if code in LANGUAGES:
            offered.append((-_number(weight), place, code))
    return min(offered)[2] if offered else LANGUAGES[0]


def _number(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
