"""Tells addresses of the web from what only looks like one."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from peristiwa.read.faults import ReadingError

__all__ = ["check_address", "joined"]

_SCHEMES = frozenset({"http", "https"})


def check_address(address: str) -> None:
    """Check that an address is one of http or https, with a host.

    Raises:
        ReadingError: "refused", when it is not.
    """
    try:
        parts = urlsplit(address)
        whole = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        raise ReadingError("refused", f"{address!r} is no address of http or https")


def joined(base: str, link: str) -> str:
    """Give the address that a link on a page stands for; a malformed link as it is."""
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return link.strip()
