"""Keeps the client out of private networks: what is checked is the very address it connects to.

A name is looked up once, each address that it stands for is checked, and the connection is made to
one of them. So neither a redirect nor a name that changes its address between check and connection
(DNS rebinding) leads inside.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from ssl import SSLContext
from typing import Any

import httpcore

from peristiwa.read.faults import ReadingError

__all__ = ["Deadline", "Guard", "Resolver", "look_up"]

Resolver = Callable[[str, int], Iterable[str]]
"""Gives the IP addresses that a host name and port stand for."""

_Address = IPv4Address | IPv6Address


def look_up(host: str, port: int) -> list[str]:
    """Give the addresses of a host, by the system's resolver; raises OSError where it has none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


class Deadline:
    """When the answer that is being fetched has to be there, by the clock that never goes back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        """Give the next answer so many seconds."""
        self._at = self._clock() + seconds

    def left(self, timeout: float | None) -> float:
        """Give the seconds until then, at most ``timeout``.

        Raises:
            ReadingError: when none are left.
        """
        left = self._at - self._clock()
        if left <= 0:
            raise ReadingError("timeout", "was too slow: the time for one answer ran out")
        return left if timeout is None else min(left, timeout)


class Guard(httpcore.NetworkBackend):
    """Connects to public addresses alone, or to all where ``private`` ones are allowed."""

    def __init__(self, deadline: Deadline, *, private: bool, resolver: Resolver = look_up) -> None:
        self._network = httpcore.SyncBackend()
        self._deadline = deadline
        self._private = private
        self._resolver = resolver

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of ``host`` that answers.

        Raises:
            ReadingError: when an address of the host is none of the public internet, or the time is
                over.
            httpcore.ConnectError: when there is no such host, or none of its addresses answers.
        """
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.left(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            return _Timed(stream, self._deadline)
        raise failed

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = list(self._resolver(host, port))
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"there is no host {host}") from error
        for address in addresses if not self._private else ():
            if not _is_public(ip_address(address.partition("%")[0])):
                raise ReadingError(
                    "refused",
                    f"leads to {address}, which is no address of the public internet;"
                    " --allow-private reads it all the same",
                )
        return addresses

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._network.sleep(seconds)


def _is_public(address: _Address) -> bool:
    """Whether the registries of IANA call an address, or the IPv4 one inside it, global."""
    inner = None
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        inner = inner or _translated(address)
    if inner is not None and not _is_public(inner):
        return False
    return address.is_global and not address.is_multicast


def _translated(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that NAT64 puts into the last 32 bits (RFC 6052, 64:ff9b::/96)."""
    if int(address) >> 32 != int(IPv6Address("64:ff9b::")) >> 32:
        return None
    return IPv4Address(int(address) & 0xFFFFFFFF)


class _Timed(httpcore.NetworkStream):
    """A connection on which no wait goes beyond the deadline, however little comes at a time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, left)
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
