"""A worker that is a process of this machine."""

from __future__ import annotations

import multiprocessing
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from peristiwa.errors import PeristiwaError
from peristiwa.scale.attempt import attempt_packed
from peristiwa.scale.worker import Load, WorkerGoneError, WorkerSlowError

__all__ = ["LocalWorker"]

_GONE = (EOFError, OSError)


class LocalWorker:
    """A process that dies with its parent, and that Ctrl-C reaches only through it."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def start(self) -> None:
        """Start the process and wait until its coder is loaded; see ``Worker``."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._load), daemon=True)
        self._process.start()
        theirs.close()
        try:
            error = self._pipe.recv()
        except _GONE as lost:
            raise WorkerGoneError(self._how()) from lost
        if error is not None:
            raise error

    def code(self, articles: bytes, limit: float) -> bytes:
        """Code articles; see ``Worker``."""
        assert self._pipe is not None
        try:
            self._pipe.send_bytes(articles)
            if not self._pipe.poll(limit):
                raise WorkerSlowError
            return self._pipe.recv_bytes()
        except _GONE as lost:
            raise WorkerGoneError(self._how()) from lost

    def stop(self) -> None:
        """Kill the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _how(self) -> str:
        if self._process is None:
            return "being stopped"
        self._process.join(1.0)
        code = self._process.exitcode or 0
        if code >= 0:
            return f"exit status {code}"
        with suppress(ValueError):
            return f"signal {signal.Signals(-code).name}"
        return f"signal {-code}"


def _work(pipe: Connection, load: Load) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        coder = load()
    except PeristiwaError as error:
        pipe.send(error)
        return
    pipe.send(None)
    with suppress(*_GONE):
        while True:
            pipe.send_bytes(attempt_packed(coder, pipe.recv_bytes()))
