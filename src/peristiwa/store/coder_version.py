"""Names the coder: what it found may differ from what another version finds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

__all__ = ["coder_version"]

_DATA = ("built", "coding/model", "parse/model", "repair/learnt.json")
_DIGITS = 12


@cache
def coder_version() -> str:
    """Give the package's version and the digest of its lexicon and models: ``0.1.0+3f9a…``."""
    from peristiwa import __version__

    digest = sha256()
    root = resources.files("peristiwa")
    for name in _DATA:
        for path, file in _files(root.joinpath(name), name):
            digest.update(path.encode() + b"\0")
            digest.update(sha256(file.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


def _files(item: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    if item.is_file():
        if not path.endswith((".py", ".pyc")):
            yield path, item
        return
    for part in sorted(item.iterdir(), key=lambda part: part.name):
        yield from _files(part, f"{path}/{part.name}")
