"""What a worker is: a process that has loaded a coder and codes what it is given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from peristiwa.scale.attempt import ArticleCoder

__all__ = ["Load", "Worker", "WorkerGoneError", "WorkerSlowError"]

Load = Callable[[], ArticleCoder]
"""Loads a coder; it must survive pickling."""


class WorkerGoneError(Exception):
    """The worker died; the message says how."""


class WorkerSlowError(Exception):
    """The worker had no answer within the time limit."""


class Worker(Protocol):
    """A coder in another process. One thread at a time uses it."""

    def start(self) -> None:
        """Load the coder.

        Raises:
            WorkerGoneError: when the process died.
            PeristiwaError: when the coder can't be loaded.
        """
        ...

    def code(self, articles: bytes, limit: float) -> bytes:
        """Code packed articles in at most ``limit`` seconds; see ``attempt_packed``.

        Raises:
            WorkerGoneError: when the process died.
            WorkerSlowError: when the limit has passed.
        """
        ...

    def stop(self) -> None:
        """End the process, whatever it does, if there is one."""
        ...
