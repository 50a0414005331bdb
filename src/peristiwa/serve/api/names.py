"""Ids in addresses: an id may hold slashes, even two in a row, as those that are URLs do."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from litestar import Request
from litestar.exceptions import NotFoundException

__all__ = ["id_behind"]


def id_behind(request: Request[Any, Any, Any], folder: str, decoded: str) -> str:
    """Give the id that the address of a request names behind ``/folder/``, exactly as written.

    ``decoded`` is what the router makes of it, for servers that don't pass on the address as it
    was sent.

    Raises:
        NotFoundException: when it is no UTF-8 text.
    """
    raw = request.scope.get("raw_path")
    if not raw:
        return decoded.removeprefix("/")
    named = raw.decode("ascii", "replace").partition("?")[0].partition(f"/{folder}/")[2]
    try:
        return unquote(named, errors="strict")
    except UnicodeDecodeError as error:
        raise NotFoundException("the address is no UTF-8 text") from error
