"""Goes on with a file of coded reports where an earlier run has left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from peristiwa.cli.batch import Batch, Item
from peristiwa.errors import InputError
from peristiwa.records import Article

__all__ = ["Continuation"]


_BEGINNING = b'{"id":'


class _Line(Struct):
    id: str
    events: msgspec.Raw


class Continuation:
    """The reports that a file of JSON lines holds already."""

    def __init__(self, path: Path, batch: Batch) -> None:
        """Read the file, if there is one, and cut off a last line that was not written whole.

        ``batch`` counts the reports that are passed over.

        Raises:
            InputError: when it can't be read and written, or holds something else.
        """
        self._batch = batch
        try:
            self._written = Counter(_whole_lines(path))
        except FileNotFoundError:
            self._written = Counter()
        except OSError as error:
            reason = f"can't be gone on with ({error.strerror or error}); name another file"
            raise InputError(f"{path}: {reason}") from error

    def unwritten(self, items: Iterator[Item]) -> Iterator[Item]:
        """Leave out as many reports of each id as the file holds."""
        for item in items:
            if isinstance(item, Article) and self._written[item.id] > 0:
                self._written[item.id] -= 1
                self._batch.passed += 1
                continue
            yield item


def _whole_lines(path: Path) -> Iterator[str]:
    with path.open("r+b") as stream:
        end = 0
        for number, line in enumerate(stream, start=1):
            where = f"{path}, line {number}"
            if not line.endswith(b"\n"):
                _check_beginning(line, where)
                break
            end += len(line)
            yield _id(line, where)
        stream.truncate(end)


def _id(line: bytes, where: str) -> str:
    try:
        return msgspec.json.decode(line, type=_Line).id
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _other(where, str(error)) from error


def _check_beginning(line: bytes, where: str) -> None:
    if not (line.startswith(_BEGINNING) or _BEGINNING.startswith(line)):
        raise _other(where, "breaks off")


def _other(where: str, reason: str) -> InputError:
    return InputError(
        f"{where}: is no coded report ({reason}); --resume goes on with a file that"
        " `peristiwa code --format jsonl --out` has begun: name that, or another file"
    )
