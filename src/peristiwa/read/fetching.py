"""Reads what stands at addresses, and what feeds and sitemaps name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from peristiwa.read.faults import ReadFault, ReadingError
from peristiwa.read.sources import Items, Source
from peristiwa.read.web.addresses import check_address
from peristiwa.read.web.fetched import Fetched
from peristiwa.read.web.settings import WebSettings

if TYPE_CHECKING:
    from peristiwa.read.web.client import Client
    from peristiwa.read.web.listing import Link

__all__ = ["Fetching", "is_address"]

_LONG = frozenset({".warc", ".wet", ".jsonl", ".ndjson", ".csv", ".tsv"})
_PACKED = frozenset({".gz", ".zst"})
_NO_TEXT = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip")
_DEEPEST = 2
_PAGES = 20


@dataclass
class Fetching:
    """The web of one run; the client is made when the first address is read, closed by ``with``.

    ``known`` tells which of the addresses that a feed or sitemap names need not be fetched.
    """

    settings: WebSettings = field(default_factory=WebSettings)
    known: Callable[[Sequence[str]], set[str]] = lambda _: set()
    client: Client | None = None

    def __enter__(self) -> Fetching:
        return self

    def __exit__(self, *_: object) -> None:
        if self.client is not None:
            self.client.close()
            self.client = None

    def get(self, address: str) -> Fetched:
        """Fetch an address; raises ReadingError as `Client.get`."""
        return self.client_for().get(address)

    def read(self, address: str, read: Callable[[Source, BinaryIO], Items]) -> Items:
        """Read what stands at ``address`` by ``read``, which knows all forms.

        Raises:
            ReadingError: when it can't be fetched or read.
        """
        check_address(address)
        if _is_long(address):
            with self.client_for().open(address) as (stream, media):
                yield from read(_source(address, media, None), stream)
            return
        from peristiwa.read.pages import whole_address

        fetched = self.get(whole_address(address))
        if fetched.media is not None and fetched.media.startswith(_NO_TEXT):
            raise ReadingError("type", f"is {fetched.media}, which holds no report to read")
        yield from read(
            _source(fetched.address, fetched.media, fetched.charset),
            io.BytesIO(fetched.content or b""),
        )

    def follow(
        self, content: bytes, source: Source, read: Callable[[Source, BinaryIO], Items], depth: int
    ) -> Items:
        """Read the pages that a feed or sitemap names, each a fault of its own where it fails.

        Raises:
            ReadingError: when ``content`` is neither, or the sitemaps name one another too deeply.
        """
        from peristiwa.read.web.listing import links_of

        if depth > _DEEPEST:
            raise ReadingError("too deep", "is named by a sitemap of sitemaps of sitemaps")
        links = links_of(content, source.address or "")
        if not links:
            yield ReadFault(source.where, "names no page", "empty")
        yield from self._pages(links, read)

    def _pages(self, links: Sequence[Link], read: Callable[[Source, BinaryIO], Items]) -> Items:
        known = self.known([link.address for link in links if not link.listing])
        for link in links:
            if not link.listing and link.address in known:
                continue
            try:
                yield from self.read(link.address, read)
            except ReadingError as error:
                yield error.fault(link.address)

    def further(
        self, content: bytes, address: str, next_page: Callable[[bytes, str], str | None]
    ) -> Iterator[bytes]:
        """Give the pages on which an article goes on, as far as ``next_page`` names them.

        What can't be fetched ends them: raises ReadingError.
        """
        seen = {address}
        for _ in range(_PAGES):
            following = next_page(content, address)
            if following is None or following in seen:
                return
            seen.add(following)
            fetched = self.get(following)
            content, address = fetched.content or b"", fetched.address
            yield content

    def client_for(self) -> Client:
        """Give the client of this run."""
        if self.client is None:
            from peristiwa.read.web.client import Client

            self.client = Client(self.settings)
        return self.client


def is_address(name: str) -> bool:
    """Whether what a user names is an address of the web and no file."""
    return name.startswith(("http://", "https://"))


def _is_long(address: str) -> bool:
    suffixes = [suffix.lower() for suffix in PurePosixPath(urlsplit(address).path).suffixes]
    if suffixes and suffixes[-1] in _PACKED:
        suffixes.pop()
    return bool(suffixes) and suffixes[-1] in _LONG


def _source(address: str, media: str | None, charset: str | None) -> Source:
    path = urlsplit(address).path
    return Source(path, address, address, media, charset, address)
