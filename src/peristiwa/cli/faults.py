"""What was amiss in a run: counted in memory, kept whole in a temporary file."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterator

import msgspec

from peristiwa.read import ReadFault

__all__ = ["Faults"]

_IN_MEMORY = 1_000_000


class Faults:
    """A list of faults that may grow without end.

    ``skipped`` counts, by cause, what was not read; ``warnings`` what was read all the same.
    """

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.warnings = 0
        self.failed = False
        self._kept = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        weakref.finalize(self, self._kept.close)

    def append(self, fault: ReadFault) -> None:
        """Count a fault and keep it."""
        self.failed = self.failed or fault.kind == "failed"
        if fault.kind == "warning":
            self.warnings += 1
        else:
            self.skipped["empty" if fault.kind == "empty" else fault.cause] += 1
        self._kept.write(msgspec.json.encode(fault) + b"\n")

    def __len__(self) -> int:
        return self.skipped.total() + self.warnings

    def __iter__(self) -> Iterator[ReadFault]:
        self._kept.seek(0)
        for line in self._kept:
            yield msgspec.json.decode(line, type=ReadFault)
        self._kept.seek(0, os.SEEK_END)
