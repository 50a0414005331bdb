"""Names the coder: what it found may differ from what another version finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from peristiwa.errors import InputError

__all__ = ["coder_version"]

_DATA = ("built", "coding/model", "parse/model", "repair/learnt.json")
_DIGITS = 12


@cache
def coder_version(*given: str | None) -> str:
    """Give the package's version and the digest of its lexicon and models: ``0.1.0+3f9a…``.

    Files that the user gives in their place or besides, such as a gazetteer, count by their content
    and their order; None is for one that is not given.

    Raises:
        InputError: when one of ``given`` can't be read.
    """
    from peristiwa import __version__

    digest = sha256()
    root = resources.files("peristiwa")
    for name in _DATA:
        for path, file in _files(root.joinpath(name), name):
            digest.update(path.encode() + b"\0")
            digest.update(sha256(file.read_bytes()).digest())
    for place, own in enumerate(given):
        if own is not None:
            digest.update(f"{place}\0".encode() + sha256(_read(own)).digest())
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(
            f"{name} can't be read ({error.strerror}): give a file that can"
        ) from error


def _files(item: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if item.is_file():
        if not path.endswith((".py", ".pyc")):
            yield path, item
        return
    for part in sorted(item.iterdir(), key=lambda part: part.name):
        yield from _files(part, f"{path}/{part.name}")
