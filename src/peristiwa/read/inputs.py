"""Opening what a user names, and telling text from other bytes."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from peristiwa.errors import InputError
from peristiwa.read.faults import ReadingError
from peristiwa.read.meter import Meter, metered

__all__ = [
    "LONGEST",
    "STANDARD_INPUT",
    "check_text",
    "decode",
    "first_lines",
    "label",
    "opened",
    "raw_lines",
    "stem",
]

STANDARD_INPUT = "-"
LONGEST = 20_000_000
"""Bytes that one report or record may take; what is longer is no news report."""

_BLANK_LINES = 100_000
_PACKED = (".gz", ".zst")
_OTHER_UNICODE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@contextmanager
def opened(name: str, meter: Meter | None = None) -> Iterator[BinaryIO]:
    """Open a file, or standard input for ``-``, for reading bytes, which ``meter`` counts.

    Raises:
        InputError: when there is no such file, it is a folder, or it may not be read.
    """
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with _file(name) as file, metered(file, meter or Meter()) as stream:
        yield stream


def _file(name: str) -> BinaryIO:
    try:
        return Path(name).open("rb")
    except FileNotFoundError as error:
        raise InputError("there is no such file; check the name") from error
    except IsADirectoryError as error:
        raise InputError("is a folder, and was a file before; try it again") from error
    except PermissionError as error:
        raise InputError("may not be read; check its permissions") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"can't be opened ({reason}); check the name") from error


def label(name: str) -> str:
    """Give an input's name for use in messages: always printable as UTF-8."""
    return "standard input" if name == STANDARD_INPUT else _as_unicode(name)


def stem(name: str) -> str:
    """Give the id of a plain text: the name of its file without folder and suffix."""
    path = Path(name)
    if path.suffix.lower() in _PACKED and Path(path.stem).suffix:
        path = Path(path.stem)
    return "stdin" if name == STANDARD_INPUT else _as_unicode(path.stem)


def _as_unicode(name: str) -> str:
    return os.fsencode(name).decode(errors="replace")


def raw_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield a stream's lines with their line feeds, and None in place of a line over LONGEST."""
    while line := stream.readline(LONGEST + 1):
        if len(line) <= LONGEST:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST)


def first_lines(stream: BinaryIO) -> list[bytes]:
    """Take lines off a stream up to the first one that isn't blank.

    Raises:
        InputError: when there is no line end where one would have to be, or nothing but blanks.
    """
    lines: list[bytes] = []
    for line in raw_lines(stream):
        if line is None:
            raise ReadingError("too long", _too_long())
        lines.append(line)
        if len(lines) > _BLANK_LINES:
            raise ReadingError("too long", f"begins with {_BLANK_LINES:,} blank lines; cut them")
        if line.removeprefix(codecs.BOM_UTF8).strip():
            break
    return lines


def check_text(data: bytes) -> None:
    """Check that bytes may be text.

    Raises:
        InputError: when they are UTF-16, hold a NUL byte, or are more than a report can have.
    """
    if data.startswith(_OTHER_UNICODE):
        raise InputError("is UTF-16; save it as UTF-8, for example with `iconv -f UTF-16 -t UTF-8`")
    at = data.find(b"\0")
    if at >= 0:
        raise ReadingError(
            "type", f"is no text: byte {at} is NUL; give plain text or JSON lines in UTF-8"
        )
    if len(data) > LONGEST:
        raise ReadingError("too long", _too_long())


def _too_long() -> str:
    return f"is longer than {LONGEST // 1_000_000} MB; give one report a file or JSON lines"


def decode(data: bytes) -> str:
    """Decode UTF-8; a byte-order mark stays in the text.

    Raises:
        InputError: names the first byte that breaks the encoding, and where it stands.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        ends = data.count(b"\n", 0, error.start)
        line = f" (line {ends + 1})" if ends else ""
        raise InputError(
            f"is not UTF-8: byte 0x{data[error.start]:02X} at offset {error.start}{line};"
            " save it as UTF-8, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        ) from error
