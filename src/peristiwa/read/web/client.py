"""Fetches addresses: safely, politely, and within limits; each failure has a cause."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import BinaryIO
from urllib.parse import urldefrag

import httpcore
import httpx
from protego import Protego

from peristiwa.read.compressed import GZIP, buffered, unpacked
from peristiwa.read.faults import ReadingError
from peristiwa.read.web.addresses import check_address, joined
from peristiwa.read.web.fetched import Fetched, Known
from peristiwa.read.web.guard import Deadline, Guard, Resolver, look_up
from peristiwa.read.web.manners import Manners, Rules, wait_of
from peristiwa.read.web.settings import WebSettings
from peristiwa.read.web.transport import GuardedTransport

__all__ = ["Client"]

_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_UNCHANGED = 304
_ERROR = 400
_SERVER = 500
_LONGEST_ROBOTS = 500_000
_PACKINGS = frozenset({"", "identity", "gzip", "x-gzip"})


class Client:
    """Asks one host after another; not to be shared between threads.

    ``resolver``, ``clock`` and ``sleep`` stand for the system's, so that tests need neither names
    nor time.
    """

    def __init__(
        self,
        settings: WebSettings | None = None,
        *,
        resolver: Resolver = look_up,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.settings = settings or WebSettings()
        self._deadline = Deadline(clock)
        guard = Guard(self._deadline, private=self.settings.private, resolver=resolver)
        self._http = httpx.Client(
            transport=GuardedTransport(guard),
            headers={"User-Agent": self.settings.agent, "Accept-Encoding": "gzip"},
            timeout=httpx.Timeout(self.settings.silence),
            trust_env=False,
        )
        self._manners = Manners(self.settings, self._rules, clock, sleep)

    def close(self) -> None:
        """Close all connections."""
        self._http.close()

    def get(self, address: str, known: Known | None = None) -> Fetched:
        """Fetch what stands at an address, unpacked.

        Args:
            address: of http or https.
            known: what the server said of the answer that is kept, to be spared the same one.

        Raises:
            ReadingError: with the cause: "refused", "robots", "network", "timeout", "redirects",
                "status", "bomb", "too long", or "type" where the answer is packed in a way that
                was not asked for.
        """
        self._deadline.start(self.settings.seconds)
        with self._answer(address, known or Known()) as (answer, final):
            content = None if answer.status_code == _UNCHANGED else self._content(answer)
            return Fetched(
                final,
                content,
                _media(answer),
                answer.charset_encoding,
                Known(answer.headers.get("etag"), answer.headers.get("last-modified")),
                datetime.now(UTC),
            )

    @contextmanager
    def open(self, address: str) -> Iterator[tuple[BinaryIO, str | None]]:
        """Open an archive or another long input at an address, and give its media type, too.

        It may be as long as it is, and take as long as it takes, if the server is never silent for
        long. What it is packed by stays on.

        Raises:
            ReadingError: as `get`; while the stream is read, too.
        """
        self._deadline.start(float("inf"))
        with self._answer(address, Known()) as (answer, _):
            yield buffered(_Raw(_told(answer.iter_raw()))), _media(answer)

    @contextmanager
    def _answer(self, address: str, known: Known) -> Iterator[tuple[httpx.Response, str]]:
        """Follow an address to an answer that is no error; give it with the address it is of."""
        with self._followed(address, partial(self._asked, known=known)) as found:
            if found is None:
                times = self.settings.redirects
                raise ReadingError("redirects", f"leads on more than {times} times")
            yield found

    @contextmanager
    def _followed(
        self, address: str, ask: Callable[[str], httpx.Response]
    ) -> Iterator[tuple[httpx.Response, str] | None]:
        """Ask for an address and where it leads on; None where it does so too often."""
        for _ in range(self.settings.redirects + 1):
            check_address(address)
            answer = ask(address)
            try:
                if answer.status_code not in _MOVED or "location" not in answer.headers:
                    yield answer, address
                    return
                address = urldefrag(joined(address, answer.headers["location"])).url
            finally:
                answer.close()
        yield None

    def _asked(self, address: str, known: Known) -> httpx.Response:
        """Ask for an address when its host may be asked; again where the host is busy."""
        if not self._manners.may(address):
            raise ReadingError("robots", f"robots.txt asks not to fetch {address}", "skipped")
        for attempt in range(1, self.settings.attempts + 1):
            answer = self._send(address, known)
            status = answer.status_code
            if status < _ERROR:
                return answer
            answer.close()
            if status in _BUSY:
                wait = wait_of(answer.headers.get("retry-after"), attempt, self.settings)
                self._manners.rest(address, wait)
            if status not in _BUSY or attempt == self.settings.attempts:
                raise ReadingError("status", _status(status, answer.reason_phrase))
        raise AssertionError("at least one attempt is made")

    def _send(self, address: str, known: Known) -> httpx.Response:
        self._manners.wait(address)
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        given = {name: value for name, value in headers.items() if value is not None}
        with _naming():
            request = self._http.build_request("GET", address, headers=given)
            return self._http.send(request, stream=True)

    def _content(self, answer: httpx.Response) -> bytes:
        """Read an answer to its end, and unpack it, within the limits."""
        largest = self.settings.largest
        packing = answer.headers.get("content-encoding", "").strip().lower()
        if packing not in _PACKINGS:
            raise ReadingError("type", f"is packed by {packing}, which was not asked for")
        stream = buffered(_Raw(_told(answer.iter_raw())))
        packed = _read(stream, largest)
        if packed.startswith(GZIP):
            content = unpacked(packed[:4], io.BytesIO(packed), largest)
            assert content is not None
            return _read(buffered(content), largest)
        return packed

    def _rules(self, origin: str) -> Rules:
        """Fetch a host's robots.txt: none allows all, one that can't be had forbids all."""
        with self._followed(f"{origin}/robots.txt", partial(self._send, known=Known())) as found:
            if found is None:
                return Rules()
            answer, _ = found
            if answer.status_code >= _SERVER:
                return Rules(unreachable=True)
            if answer.status_code >= _ERROR:
                return Rules()
            body = _beginning(answer)
        return Rules(Protego.parse(body.decode("utf-8", "replace")))


class _Raw(io.RawIOBase):
    """What a server sends, as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = memoryview(piece)
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def _media(answer: httpx.Response) -> str | None:
    media, _, _ = answer.headers.get("content-type", "").partition(";")
    return media.strip().lower() or None


def _read(stream: BinaryIO, largest: int) -> bytes:
    content = stream.read(largest + 1)
    if len(content) > largest:
        raise ReadingError("too long", f"has more than {largest // 1_000_000} MB; no report has")
    return content


def _beginning(answer: httpx.Response) -> bytes:
    """The first half megabyte of a robots.txt, more than which need not be read (RFC 9309, 2.5)."""
    return buffered(_Raw(_told(answer.iter_bytes()))).read(_LONGEST_ROBOTS)


def _told(pieces: Iterator[bytes]) -> Iterator[bytes]:
    with _naming():
        yield from pieces


@contextmanager
def _naming() -> Iterator[None]:
    """Give what goes wrong on the network its cause."""
    try:
        yield
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise ReadingError("timeout", "the server said nothing for too long; try later") from error
    except (httpcore.ConnectError, httpcore.NetworkError, OSError) as error:
        reason = f"could not be reached ({error}); check the address, or try later"
        raise ReadingError("network", reason) from error
    except (httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise ReadingError("network", f"was answered by what is no HTTP ({error})") from error


def _status(status: int, phrase: str) -> str:
    name = f"{status} {phrase}".strip()
    return f"was answered with status {name}"
