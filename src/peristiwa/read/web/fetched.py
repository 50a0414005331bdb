"""What the client brings back, and what it knew before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["Fetched", "Known"]


@dataclass(frozen=True)
class Known:
    """What a server said of an answer that is kept, so that it need not send it again."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True)
class Fetched:
    """One answer, unpacked: ``address`` is where the redirects led.

    ``media`` is the media type in lower case without parameters, ``charset`` what the header names.
    ``content`` is None where the server says that nothing has changed since what was ``known``.
    """

    address: str
    content: bytes | None
    media: str | None
    charset: str | None
    known: Known
    at: datetime
