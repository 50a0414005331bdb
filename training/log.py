"""One line of progress on standard error, with the time of day."""

from __future__ import annotations

import sys
import time

__all__ = ["log"]


def log(line: str) -> None:
    """Write ``line`` to standard error at once."""
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} {line}\n")
    sys.stderr.flush()
