"""What a user may choose about fetching."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["WebSettings"]


@dataclass(frozen=True)
class WebSettings:
    """Limits and manners of the client.

    ``agent`` names it to servers. ``private`` allows addresses of private networks. A host is asked
    once in ``delay`` seconds, or less often where its robots.txt says so, up to ``longest_delay``.
    An answer has at most ``largest`` bytes, packed and unpacked, and ``seconds`` to come in whole;
    ``silence`` is how long a server may say nothing. A server that asks to wait is asked again up
    to ``attempts`` times in all, after at most ``longest_wait`` seconds each.
    """

    agent: str = "peristiwa (+https://pypi.org/project/peristiwa)"
    private: bool = False
    delay: float = 1.0
    longest_delay: float = 60.0
    largest: int = 20_000_000
    seconds: float = 60.0
    silence: float = 15.0
    redirects: int = 10
    attempts: int = 3
    longest_wait: float = 120.0
