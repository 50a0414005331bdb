"""Replaces a small file at once: whoever reads it finds all of the old content or of the new."""

from __future__ import annotations

import os
from pathlib import Path

from peristiwa.errors import InputError

__all__ = ["replace_file"]


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` to the disk and put it in the place of what ``path`` names.

    Raises:
        InputError: when it can't be written; the old content stays.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with part.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        reason = f"can't be written ({error.strerror or error}); name another file"
        raise InputError(f"{path}: {reason}") from error
    finally:
        part.unlink(missing_ok=True)
