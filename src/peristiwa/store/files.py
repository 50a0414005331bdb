"""Gives local paths of a table's data files; those of an object store are kept in a cache.

Data files never change once they are written, so a copy is as good as the original.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from deltalake import DeltaTable

from peristiwa.store.address import Address

__all__ = ["cache_folder", "local_files"]


def local_files(address: Address, name: str, table: DeltaTable) -> list[str]:
    """Give the paths of the data files of ``table`` in its present state."""
    paths = _relative(table)
    if address.local is not None:
        return [f"{address.of(name)}/{path}" for path in paths]
    folder = cache_folder(address) / "files" / name
    return [str(path) for path in _mirror(address.of(name), paths, folder)]


def cache_folder(address: Address) -> Path:
    """Give the folder for what is derived from the store at ``address``; it may be deleted."""
    import platformdirs

    key = sha256(address.root.encode()).hexdigest()[:16]
    return platformdirs.user_cache_path("peristiwa") / key


def _relative(table: DeltaTable) -> list[str]:
    actions: Any = table.get_add_actions(flatten=True)
    return [path.as_py() for path in actions.column("path")] if actions.num_rows else []


def _mirror(address: str, paths: Iterable[str], folder: Path) -> Iterator[Path]:
    from deltalake.fs import DeltaStorageHandler
    from pyarrow.fs import PyFileSystem

    remote = PyFileSystem(DeltaStorageHandler(address))
    for path in paths:
        copy = folder / path
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            with remote.open_input_stream(path) as stream:
                _write_whole(stream, copy)
        yield copy


def _write_whole(stream: IO[bytes], copy: Path) -> None:
    """Write a file that others see whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=copy.parent, delete=False) as part:
        shutil.copyfileobj(stream, part)
    os.replace(part.name, copy)
