"""Canonical addresses, and those of the other pages of an article."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from peristiwa.lexicon.outlets import Outlet
from peristiwa.read.pages.metadata import Declared, meta
from peristiwa.read.pages.outlets import host_of, outlet_of
from peristiwa.read.pages.tree import Element

__all__ = ["canonical_address", "cleaned", "following_address", "whole_address"]

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id|ref|source|from|amp|outputType", re.I
)
_LISTING = re.compile(r"\.(?:xml|rss|json|gz|txt)$|/(?:rss|feed|sitemap|get)(?:/|$)")
_PAGE = re.compile(r"(?:page|page_num|single|showpage|halaman)=(?:\d{1,2}|all)", re.I)


def canonical_address(root: Element, declared: Declared, address: str) -> str | None:
    """Give the address under which the outlet files the article.

    The page's own word counts where it names a page of the same site; marks of where a reader
    comes from and of pages of the article are left out. None where nothing is a web address.
    """
    links = [link.get("href") for link in root.xpath("//link[@rel='canonical']")]
    for candidate in (*links, meta(root, "og:url"), declared.address):
        found = _absolute(candidate, address)
        if found and _is_of(found, address):
            return cleaned(found)
    return cleaned(address) if host_of(address) else None


def _absolute(link: str | None, address: str) -> str | None:
    if not link:
        return None
    try:
        found = urljoin(address, link.strip())
    except ValueError:
        return None
    return found if host_of(found) else None


def _is_of(found: str, address: str) -> bool:
    if urlsplit(found).path in ("", "/"):
        return False
    here, there = host_of(address), host_of(found)
    if here is None or here == there:
        return True
    if outlet_of(found) is not None:
        return outlet_of(found) == outlet_of(address)
    return _site(here) == _site(there or "")


def _site(host: str) -> str:
    """Give the last labels of a host: three under a country's second level, as in co.id."""
    labels = host.split(".")
    second = len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2
    return ".".join(labels[-3 if second else -2 :])


def cleaned(address: str) -> str:
    """Give an address without fragment, tracking and page number, its host in lower case."""
    parts = urlsplit(address)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and not _PAGE.fullmatch(f"{name}={value}")
    ]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, urlencode(query), ""))


def whole_address(address: str) -> str:
    """Give the address at which an outlet shows an article of several pages on one.

    It is the address itself for outlets that have none, and for feeds, sitemaps and front pages.

    >>> whole_address("https://nasional.kompas.com/read/2025/03/14/10300001/judul")
    'https://nasional.kompas.com/read/2025/03/14/10300001/judul?page=all'
    """
    outlet = outlet_of(address)
    if outlet is None or not outlet.pages.all:
        return address
    parts = urlsplit(address)
    if address in outlet.feeds or _LISTING.search(parts.path) or parts.path in ("", "/"):
        return address
    query = dict(parse_qsl(parts.query, keep_blank_values=True)) | outlet.pages.all
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))


def following_address(root: Element, outlet: Outlet | None, address: str) -> str | None:
    """Give the address of the article's next page, where the page links to one.

    Besides the links that the outlet's declaration selects, one of ``rel="next"`` counts where
    it differs from this page's address in the query, or by a number at its end.
    """
    for path in outlet.pages.next if outlet else ():
        for link in root.xpath(path):
            found = _absolute(link.get("href"), address)
            if found and found != address and host_of(found) == host_of(address):
                return found
    for link in root.xpath("//*[(self::link or self::a) and @rel='next']"):
        found = _absolute(link.get("href"), address)
        if found and found != address and _goes_on(found, address):
            return found
    return None


def _goes_on(found: str, address: str) -> bool:
    """Tell whether an address has the same path as this page's, or that and a number."""
    here, there = urlsplit(address), urlsplit(found)
    if there.netloc.lower() != here.netloc.lower():
        return False
    path = here.path.rstrip("/")
    return re.fullmatch(rf"{re.escape(path)}(/\d{{1,2}})?/?", there.path) is not None
