"""Tells which outlet a page is of, and what its declaration says."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from peristiwa.lexicon.compiled import load_built
from peristiwa.lexicon.outlets import Outlet, PageSettings
from peristiwa.read.faults import ReadingError

__all__ = [
    "check_section",
    "host_of",
    "load_outlets",
    "outlet_of",
    "outlet_of_text",
    "settings",
    "zone_of",
]

_OPENING = 200


@cache
def load_outlets() -> tuple[Outlet, ...]:
    """Give the outlets that are declared, sorted by id."""
    return tuple(load_built("outlets.json", list[Outlet]))


@cache
def settings() -> PageSettings:
    """Give what holds on pages of every outlet."""
    return load_built("pages.json", PageSettings)


@cache
def _by_host() -> dict[str, Outlet]:
    return {host: outlet for outlet in load_outlets() for host in outlet.hosts}


@cache
def _datelines() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(pattern), outlet.id)
        for outlet in load_outlets()
        for pattern in outlet.datelines
    ]


def host_of(address: str) -> str | None:
    """Give the host of a web address without ``www.``, None for anything else."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return host.lower().rstrip(".").removeprefix("www.")


def outlet_of(address: str) -> Outlet | None:
    """Give the outlet whose host, or a subdomain of it, an address names.

    >>> outlet_of("https://sumsel.antaranews.com/berita/1/judul").id
    'antara'
    >>> outlet_of("https://www.bbc.com/indonesia/articles/c1").id
    'bbc-indonesia'
    """
    host = host_of(address)
    if host is None:
        return None
    labels, folder = host.split("."), urlsplit(address).path.split("/")[1:2]
    for start in range(len(labels)):
        parent = ".".join(labels[start:])
        found = _by_host().get("/".join([parent, *folder])) or _by_host().get(parent)
        if found is not None:
            return found
    return None


def zone_of(address: str, outlet: Outlet | None) -> str | None:
    """Give the name of the clock at the place of publication, None for undeclared outlets."""
    if outlet is None:
        return None
    return outlet.local_zones.get(host_of(address) or "", outlet.zone)


def outlet_of_text(text: str) -> str | None:
    """Give the id of the outlet whose dateline opens a text.

    >>> outlet_of_text("Palu (ANTARA) - Warga mengungsi setelah gempa.")
    'antara'
    """
    opening = text[:_OPENING].lstrip()
    return next((name for pattern, name in _datelines() if pattern.match(opening)), None)


def check_section(address: str, outlet: Outlet | None) -> None:
    """Check that the address lies in no section that the outlet's declaration sets aside.

    Raises:
        ReadingError: names the pattern of the declaration that the address meets.
    """
    place = address.partition("://")[2]
    for pattern in outlet.skip if outlet else ():
        if re.search(pattern, place):
            reason = f"lies in a section of {outlet.name} that is not read ({pattern})"  # type: ignore[union-attr]
            raise ReadingError("section", reason, "skipped")
