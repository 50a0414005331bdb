"""What is amiss with one input, as a record in the stream instead of an exception."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

__all__ = ["FaultKind", "ReadFault"]

FaultKind = Literal["failed", "empty", "warning"]


class ReadFault(Struct, frozen=True):
    """Something amiss with one input; the others are not affected.

    ``where`` names the file, and the line of a file of records. After ``failed`` and ``empty``
    the input was skipped; after ``warning`` it was read all the same.
    """

    where: str
    reason: str
    kind: FaultKind = "failed"

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"
