"""Turns away requests that name another host.

A page of another site can point a name of its own at this machine; its scripts then count as of
one origin with this server and could read a store that nobody outside is to see.
"""

from __future__ import annotations

from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException

from peristiwa.serve.settings import Settings

__all__ = ["check_host"]

_ANY = "*"
_MISDIRECTED = 421


def check_host(request: Request[Any, Any, Any]) -> None:
    """Check that a request names a host of the settings.

    Raises:
        HTTPException: 421, when it names another.
    """
    settings: Settings = request.app.state.settings
    named = _without_port(request.headers.get("host", "")).lower()
    if _ANY not in settings.hosts and named not in {host.lower() for host in settings.hosts}:
        raise HTTPException(
            f"this server is not {named or 'without a name'}; start it with --name {named} if"
            " people are to reach it so",
            status_code=_MISDIRECTED,
        )


def _without_port(host: str) -> str:
    return host[: host.find("]") + 1] if host.startswith("[") else host.partition(":")[0]
