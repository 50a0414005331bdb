"""How often a host may be asked, and for what: robots.txt (RFC 9309), its delay, and waiting."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from peristiwa.read.web.settings import WebSettings

__all__ = ["Manners", "Rules", "origin_of", "wait_of"]

_DAY = 86_400.0
_FIRST_WAIT = 2.0


@dataclass(frozen=True)
class Rules:
    """What a host's robots.txt says to us; ``unreachable`` ones forbid all (RFC 9309, 2.3.1.4)."""

    robots: Protego | None = None
    unreachable: bool = False

    def allow(self, address: str, agent: str) -> bool:
        """Whether an address may be fetched."""
        if self.unreachable:
            return False
        return self.robots is None or self.robots.can_fetch(address, agent)

    def delay(self, agent: str) -> float:
        """Give the seconds between two requests that the file asks for, 0 where it asks none."""
        return (self.robots.crawl_delay(agent) or 0.0) if self.robots is not None else 0.0


@dataclass
class Manners:
    """Remembers when each host may be asked next.

    ``rules`` fetches the rules of an origin; they are kept for a day.
    """

    settings: WebSettings
    rules: Callable[[str], Rules]
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next: dict[str, float] = field(default_factory=dict)
    _rules: dict[str, tuple[float, Rules]] = field(default_factory=dict)

    def may(self, address: str) -> bool:
        """Whether robots.txt allows an address."""
        return self._of(origin_of(address)).allow(address, self.settings.agent)

    def wait(self, address: str) -> None:
        """Sleep until the host of an address may be asked, and count this as a request to it."""
        host = urlsplit(address).netloc
        left = self._next.get(host, 0.0) - self.clock()
        if left > 0:
            self.sleep(left)
        self._next[host] = self.clock() + self._delay(origin_of(address))

    def rest(self, address: str, seconds: float) -> None:
        """Leave the host of an address alone for so many seconds."""
        host = urlsplit(address).netloc
        self._next[host] = max(self._next.get(host, 0.0), self.clock() + seconds)

    def _delay(self, origin: str) -> float:
        kept = self._rules.get(origin)
        asked = kept[1].delay(self.settings.agent) if kept is not None else 0.0
        return max(self.settings.delay, min(asked, self.settings.longest_delay))

    def _of(self, origin: str) -> Rules:
        kept = self._rules.get(origin)
        if kept is None or self.clock() - kept[0] > _DAY:
            kept = (self.clock(), self.rules(origin))
            self._rules[origin] = kept
        return kept[1]


def origin_of(address: str) -> str:
    """Give the scheme and host of an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def wait_of(header: str | None, attempt: int, settings: WebSettings) -> float:
    """Give the seconds to wait after the answer to the ``attempt``-th request, 1 being the first.

    ``header`` is Retry-After (RFC 9110, 10.2.3), seconds or a date; without one the wait doubles
    each time, with up to a half of it by chance, so that clients don't come back all at once.
    """
    asked = _retry_after(header)
    if asked is None:
        asked = _FIRST_WAIT * 2 ** (attempt - 1) * random.uniform(1.0, 1.5)
    return min(max(asked, 0.0), settings.longest_wait)


def _retry_after(header: str | None) -> float | None:
    if header is None:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return None
    then = then if then.tzinfo is not None else then.replace(tzinfo=UTC)
    return (then - datetime.now(UTC)).total_seconds()
