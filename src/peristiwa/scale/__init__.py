"""Articles coded by several processes at once, on this machine or on a Ray cluster.

One reader hands articles out and takes the results back in their order, so what is kept in a
store, a bookmark or a file is the same for one process and for hundreds; docs/scale.md tells more.
"""

from __future__ import annotations

from peristiwa.scale.attempt import ArticleCoder, attempt
from peristiwa.scale.crew import Crew, Outcome
from peristiwa.scale.local import LocalWorker
from peristiwa.scale.worker import Load, Worker

__all__ = ["ArticleCoder", "Crew", "Load", "LocalWorker", "Outcome", "Worker", "attempt"]
