"""Goes on with a file of coded reports where an earlier run has left it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from peristiwa.errors import InputError
from peristiwa.read import ReadFault
from peristiwa.records import Article

__all__ = ["Continuation"]


class _Line(Struct):
    id: str
    events: msgspec.Raw


class Continuation:
    """The reports that a file of JSON lines holds already; ``passed`` counts those met again."""

    def __init__(self, path: Path) -> None:
        """Read the file, if there is one, and cut off a last line that was not written whole.

        Raises:
            InputError: when it can't be read and written, or holds something else.
        """
        self.passed = 0
        try:
            self._written = Counter(_whole_lines(path))
        except FileNotFoundError:
            self._written = Counter()
        except OSError as error:
            reason = f"can't be gone on with ({error.strerror or error}); name another file"
            raise InputError(f"{path}: {reason}") from error

    def unwritten(self, items: Iterable[Article | ReadFault]) -> Iterator[Article | ReadFault]:
        """Leave out as many reports of each id as the file holds."""
        for item in items:
            if isinstance(item, Article) and self._written[item.id] > 0:
                self._written[item.id] -= 1
                self.passed += 1
                continue
            yield item


def _whole_lines(path: Path) -> Iterator[str]:
    with path.open("r+b") as stream:
        end = 0
        for number, line in enumerate(stream, start=1):
            if not line.endswith(b"\n"):
                break
            end += len(line)
            yield _id(line, f"{path}, line {number}")
        stream.truncate(end)


def _id(line: bytes, where: str) -> str:
    try:
        return msgspec.json.decode(line, type=_Line).id
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"{where}: is no coded report ({error}); --resume goes on with a file that"
            " `peristiwa code --format jsonl --out` has begun: name that, or another file"
        ) from error
