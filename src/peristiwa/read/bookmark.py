"""How far files have been read: who handles the articles keeps it, who reads them obeys it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, structs

from peristiwa.errors import InputError
from peristiwa.read.replacing import replace_file

__all__ = ["Bookmark", "Place"]

Item = TypeVar("Item")


class _Mark(Struct):
    """``read`` items of a file of this size and time of change are handled, or ``all`` of it."""

    size: int
    modified: int
    read: int = 0
    all: bool = False


Place = Mapping[str, _Mark]
"""How far each file was read at some moment."""


class _Kept(Struct):
    purpose: str
    files: dict[str, _Mark]


class Bookmark:
    """How many items of which files are handled, kept in a file that is replaced at once.

    What is read between two calls of ``settle`` counts as handled from the second call on, and
    ``save`` keeps what was handled at the last one. A file that has changed is read anew.
    ``passed`` counts the items that were passed over.
    """

    def __init__(self, path: Path | None = None, purpose: str = "") -> None:
        """Open the bookmark of ``path``, or an empty one that is kept nowhere.

        One that was made for another ``purpose`` counts as empty, and ``foreign`` says so.

        Raises:
            InputError: when the file can't be read or is no bookmark.
        """
        self._path, self._purpose = path, purpose
        kept = _load(path) if path else None
        self.foreign = kept is not None and kept.purpose != purpose
        self._handled = kept.files if kept is not None and not self.foreign else {}
        self._seen: dict[str, _Mark] = {}
        self.passed = 0

    def unread(self, name: str, items: Iterable[Item]) -> Iterator[Item]:
        """Yield those of the items in the file ``name`` that are not handled yet."""
        if self._path is None:
            yield from items
            return
        mark = _mark(name)
        before = self._before(name, mark)
        self._seen[_key(name)] = mark
        for number, item in enumerate(items, start=1):
            mark.read = number
            if number <= before.read:
                self.passed += 1
                continue
            yield item
        mark.all = True

    def passes(self, name: str) -> bool:
        """Tell whether all of a file is handled and the file is as it was, and count it if so."""
        before = self._before(name, _mark(name))
        self.passed += before.read if before.all else 0
        return before.all

    def _before(self, name: str, mark: _Mark) -> _Mark:
        before = self._handled.get(_key(name))
        same = before and (before.size, before.modified) == (mark.size, mark.modified)
        return before if before and same else _Mark(mark.size, mark.modified)

    def here(self) -> Place:
        """Give how far the files are read now."""
        return {key: structs.replace(mark) for key, mark in self._seen.items()}

    def settle(self, place: Place | None = None) -> None:
        """Count as handled all that was read until a place, or until now."""
        place = self.here() if place is None else place
        self._handled.update(place)
        for key in [key for key, mark in place.items() if mark.all]:
            self._seen.pop(key, None)

    def save(self) -> None:
        """Replace the file, all of it or nothing, by what was handled at the last ``settle``.

        Raises:
            InputError: when it can't be written.
        """
        if self._path is None:
            return
        replace_file(self._path, msgspec.json.encode(_Kept(self._purpose, self._handled)) + b"\n")


def _load(path: Path) -> _Kept | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Kept)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: can't be read ({error.strerror or error})") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: is no file that peristiwa keeps of how far it has read ({error});"
            " name another file, or delete this one to read from the beginning"
        ) from error


def _key(name: str) -> str:
    return os.fsencode(Path(name).absolute()).decode(errors="backslashreplace")


def _mark(name: str) -> _Mark:
    try:
        status = Path(name).stat()
    except (OSError, ValueError):
        return _Mark(-1, 0)
    return _Mark(status.st_size, status.st_mtime_ns)
