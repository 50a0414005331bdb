"""One thing that is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from peristiwa.read.compressed import Unpacked
from peristiwa.read.faults import ReadFault
from peristiwa.records import Article

__all__ = ["Items", "Source"]

Items = Iterator[tuple[str, Article] | ReadFault]
"""Articles with where they stand, and what is amiss with others."""


@dataclass(frozen=True)
class Source:
    """An input: ``name`` tells its form, ``where`` names it in messages.

    ``id`` is that of a plain text; ``media`` and ``charset`` are what a server said, ``address`` is
    where it stands on the web, and ``packed`` unpacks it where it was packed.
    """

    name: str
    where: str
    id: str
    media: str | None = None
    charset: str | None = None
    address: str | None = None
    packed: Unpacked | None = None
