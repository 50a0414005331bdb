"""What whoever runs the server decides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from peristiwa.serve.tokens import Tokens

__all__ = ["LOCAL_HOSTS", "Settings"]

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""The names under which a server that nobody else reaches may be asked."""


class Settings(Struct, frozen=True, kw_only=True):
    """Limits and rights of one server.

    ``hosts`` are the names under which it may be asked ("*" for any): a page of another site that
    points a name of its own at this server is turned away. ``longest_text`` counts characters of
    a text to be coded; ``codings_a_minute`` holds for each client's address. Without ``tokens``
    nobody can change anything.
    """

    hosts: Sequence[str] = LOCAL_HOSTS
    longest_text: int = 50_000
    codings_a_minute: int = 30
    tokens: Tokens | None = None

    @property
    def writable(self) -> bool:
        """Whether people with a token may review."""
        return self.tokens is not None
