"""gzip and Zstandard are unpacked as they are read; a truncated stream and a bomb are told."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol, cast

from peristiwa.read.faults import ReadingError

__all__ = ["GZIP", "ZSTD", "Unpacked", "buffered", "check_ratio", "push_back", "unpacked"]

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 16
_SMALL = 50_000_000
_RATIO = 200
"""A stream that unpacks to more than ``_SMALL`` bytes and ``_RATIO`` times its size is a bomb:
text packs to a third or a tenth, gzip can reach 1,032."""


class _Unpacker(Protocol):
    """What gzip and Zstandard have in common; ``errors`` tell of damage."""

    errors: tuple[type[Exception], ...]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what ``data`` unpacks to, in pieces of bounded size."""
        ...

    @property
    def whole(self) -> bool:
        """Whether the data so far end where a stream may end."""
        ...


class _Chained(io.RawIOBase):
    """What was taken off a stream, and then the stream."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = memoryview(head), stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        if self._head:
            piece = bytes(self._head[: len(buffer)])
            self._head = self._head[len(piece) :]
        else:
            piece = self._stream.read1(len(buffer))  # type: ignore[attr-defined]
        buffer[: len(piece)] = piece
        return len(piece)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """Give a buffered reader over a raw stream; it takes no more than has come."""
    return cast(BinaryIO, io.BufferedReader(raw, _CHUNK))


def push_back(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Give a stream of ``head`` and then the rest of ``stream``, which is read as it comes."""
    return buffered(_Chained(head, stream))


class _Gzip:
    """Members of gzip, one after another (RFC 1952), with padding of zeros between them."""

    errors: tuple[type[Exception], ...] = (zlib.error,)

    def __init__(self) -> None:
        self._member = zlib.decompressobj(wbits=31)
        self._begun = False

    @property
    def whole(self) -> bool:
        return not self._begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if not self._begun:
                data = data.lstrip(b"\0")
                self._begun = bool(data)
            yield self._member.decompress(data, _CHUNK)
            while self._member.unconsumed_tail and not self._member.eof:
                yield self._member.decompress(self._member.unconsumed_tail, _CHUNK)
            data = self._next_member()

    def _next_member(self) -> bytes:
        if not self._member.eof:
            return b""
        rest = self._member.unused_data
        self._member, self._begun = zlib.decompressobj(wbits=31), False
        return rest


class _Zstd:
    """Frames of Zstandard, one after another (RFC 8878)."""

    def __init__(self) -> None:
        import zstandard

        self.errors: tuple[type[Exception], ...] = (zstandard.ZstdError,)
        self._frames = zstandard.ZstdDecompressor(max_window_size=1 << 27)
        self._frame = self._frames.decompressobj(write_size=_CHUNK)
        self._begun = False

    @property
    def whole(self) -> bool:
        return not self._begun

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), 1024):  # a kilobyte can unpack to many _megabytes
            piece = data[start : start + 1024]
            while piece:
                self._begun = True
                yield self._frame.decompress(piece)
                piece = self._next_frame()

    def _next_frame(self) -> bytes:
        if not self._frame.eof:
            return b""
        rest = self._frame.unused_data
        self._frame, self._begun = self._frames.decompressobj(write_size=_CHUNK), False
        return rest


class Unpacked(io.RawIOBase):
    """The content of a compressed stream; ``lost`` says that it broke off.

    Where the packed data end early or are damaged, what comes before is given first, and then
    ``ReadingError`` is raised, or, where ``quiet``, the stream ends and ``lost`` holds the reason.
    """

    def __init__(
        self, stream: BinaryIO, unpacker: _Unpacker, largest: int, *, quiet: bool = False
    ) -> None:
        self._stream, self._largest, self.quiet = stream, largest, quiet
        self._unpacker = unpacker
        self._pieces = self._unpack()
        self._left = memoryview(b"")
        self.lost: str | None = None

    def readable(self) -> bool:
        """Say that it may be read."""
        return True

    def readinto(self, buffer: bytearray, /) -> int:  # type: ignore[override]
        """Unpack the next bytes into ``buffer``."""
        while not self._left:
            try:
                self._left = memoryview(next(self._pieces))
            except StopIteration:
                return 0
        size = min(len(buffer), len(self._left))
        buffer[:size] = self._left[:size]
        self._left = self._left[size:]
        return size

    def _unpack(self) -> Iterator[bytes]:
        packed = given = 0
        while data := self._stream.read1(_CHUNK):  # type: ignore[attr-defined]
            packed += len(data)
            for piece in self._feed(data, packed):
                given += len(piece)
                _check_size(packed, given, self._largest)
                yield piece
            if self.lost:
                return
        if not self._unpacker.whole:
            self._end(f"breaks off after {packed} bytes; the rest is lost: get it anew")

    def _feed(self, data: bytes, packed: int) -> Iterator[bytes]:
        try:
            yield from filter(None, self._unpacker.feed(data))
        except self._unpacker.errors as error:
            self._end(f"is damaged after {packed} bytes ({error}); get it anew")

    def _end(self, reason: str) -> None:
        self.lost = reason
        if not self.quiet:
            raise ReadingError("truncated", reason)


def _check_size(packed: int, given: int, largest: int) -> None:
    if given > largest:
        raise ReadingError(
            "bomb", f"unpacks to more than {_megabytes(largest)}; unpack it and give its parts"
        )
    check_ratio(packed, given)


def check_ratio(packed: int, given: int) -> None:
    """Refuse what unpacks from ``packed`` to ``given`` bytes as no text does.

    Raises:
        ReadingError: with the cause "bomb".
    """
    if given > _SMALL and given > _RATIO * packed:
        raise ReadingError(
            "bomb",
            f"unpacks to more than {_RATIO} times its size, as no text does; it was left at"
            f" {_megabytes(given)}",
        )


def _megabytes(size: int) -> str:
    return f"{size // 1_000_000:,} MB"


def unpacked(
    head: bytes, stream: BinaryIO, largest: int, *, quiet: bool = False
) -> Unpacked | None:
    """Give the content of a stream whose first bytes are ``head``, or None if it isn't packed.

    ``stream`` begins with ``head``, and may unpack to ``largest`` bytes.
    """
    if head.startswith(GZIP):
        return Unpacked(stream, _Gzip(), largest, quiet=quiet)
    if head.startswith(ZSTD):
        return Unpacked(stream, _Zstd(), largest, quiet=quiet)
    return None
