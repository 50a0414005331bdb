"""Turns a writer, which pushes bytes into a file, into bytes that can be sent as they come."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Full, Queue
from threading import Event, Thread
from typing import IO

__all__ = ["streamed"]

_CHUNK = 64 * 1024
_WAITING = 8
_PATIENCE = 0.5


class _Pipe(io.RawIOBase):
    """A file whose bytes go into a queue; it breaks when nobody reads any more."""

    def __init__(self) -> None:
        self.queue: Queue[bytes | BaseException | None] = Queue(_WAITING)
        self.broken = Event()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        part = bytes(data)  # type: ignore[call-overload]
        self.put(part)
        return len(part)

    def put(self, item: bytes | BaseException | None) -> None:
        while not self.broken.is_set():
            with suppress(Full):
                return self.queue.put(item, timeout=_PATIENCE)
        raise BrokenPipeError


def streamed(write: Callable[[IO[bytes]], object], end: Callable[[], None]) -> Iterator[bytes]:
    """Yield what ``write`` writes, which runs in a thread and waits where nobody reads.

    Args:
        write: writes into the file that it is given; what it raises is raised here.
        end: is called when the writing has ended, for whatever reason.
    """
    pipe = _Pipe()
    Thread(target=_run, args=(pipe, write, end), daemon=True).start()
    try:
        while (item := pipe.queue.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        pipe.broken.set()


def _run(pipe: _Pipe, write: Callable[[IO[bytes]], object], end: Callable[[], None]) -> None:
    with suppress(BrokenPipeError):
        try:
            with io.BufferedWriter(pipe, _CHUNK) as out:
                write(out)
            pipe.put(None)
        except BrokenPipeError:
            raise
        except Exception as error:  # whoever reads is to know
            pipe.put(error)
        finally:
            end()
