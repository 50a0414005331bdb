"""What is amiss with one input, as a record in the stream instead of an exception."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from peristiwa.errors import InputError

__all__ = ["Cause", "FaultKind", "ReadFault", "ReadingError"]

FaultKind = Literal["failed", "empty", "skipped", "warning"]
Cause = Literal[
    "unreadable",  # a file, a line or a record that has not the form it should have
    "coding",  # a report that was read and could not be coded
    "truncated",  # what was whole is read, the rest is lost
    "bomb",  # unpacks to far more than any text does
    "too long",  # more bytes or characters than a report can have
    "too deep",  # HTML nested beyond what any page needs
    "entities",  # XML that declares entities
    "refused",  # an address of a private network, or of another kind than http and https
    "robots",  # robots.txt asks not to fetch it
    "network",  # no such host, no connection, a broken answer
    "timeout",  # too slow
    "redirects",  # too many of them
    "status",  # an HTTP status of 400 or more
    "no article",  # a page without a report on it
    "paywall",  # only the opening can be read
    "language",  # not Indonesian
    "section",  # a section that its outlet's declaration sets aside
    "type",  # a file or record of a kind that isn't read
]
"""Why an input was skipped, for counting; the reason of a fault says it in full."""


class ReadFault(Struct, frozen=True):
    """Something amiss with one input; the others are not affected.

    ``where`` names the file, and the line of a file of records. After ``failed``, ``empty`` and
    ``skipped`` (set aside on purpose) the input was not read; after ``warning`` it was read all
    the same.
    """

    where: str
    reason: str
    kind: FaultKind = "failed"
    cause: Cause = "unreadable"

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


class ReadingError(InputError):
    """An input that can't be read, with the cause and kind that its fault is to have."""

    def __init__(self, cause: Cause, reason: str, kind: FaultKind = "failed") -> None:
        super().__init__(reason)
        self.cause: Cause = cause
        self.kind: FaultKind = kind

    def fault(self, where: str) -> ReadFault:
        """Give the record that stands for the input at ``where``."""
        return ReadFault(where, str(self), self.kind, self.cause)
