"""How far reading has come, in bytes."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

__all__ = ["Meter", "metered"]

_CHUNK = 1 << 16


@dataclass
class Meter:
    """``done`` of ``total`` bytes are read; ``total`` is None where it can't be known."""

    total: int | None = None
    done: int = 0
    watch: Callable[[], None] | None = None

    def advance(self, size: int) -> None:
        """Count ``size`` more bytes, and tell who watches."""
        self.done += size
        if self.watch is not None:
            self.watch()


class _Metered(io.RawIOBase):
    def __init__(self, stream: BinaryIO, meter: Meter) -> None:
        self._stream, self._meter = stream, meter

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        size: int = self._stream.readinto1(buffer)  # type: ignore[attr-defined]
        self._meter.advance(size)
        return size


@contextmanager
def metered(stream: BinaryIO, meter: Meter) -> Iterator[BinaryIO]:
    """Give a buffered reader over a file that counts what is read.

    At the end the meter stands where the file's size says, whatever was read of it.
    """
    before, size = meter.done, os.fstat(stream.fileno()).st_size
    yield cast(BinaryIO, io.BufferedReader(_Metered(stream, meter), _CHUNK))
    meter.done = max(before + size, meter.done) if size else meter.done
