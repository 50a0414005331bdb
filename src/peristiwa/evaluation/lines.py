"""Reading JSON lines so that every error can name its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from peristiwa.errors import InputError

__all__ = ["as_record", "json_objects", "read_bytes"]

Record = TypeVar("Record")


def read_bytes(path: Path) -> bytes:
    """Return the content of ``path``; raises InputError where it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}; give a file that exists") from error


def json_objects(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (where, object) for each line of a JSON lines file that is not blank.

    ``where`` names the file, the line and, once it is known, the document, for use in errors.
    Raises InputError for a file that can't be read and for a line that is no object with an id,
    or whose id stood in an earlier line.
    """
    seen: dict[str, int] = {}
    for number, line in enumerate(read_bytes(path).splitlines(), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        record = _object(line, where)
        name = record["id"]
        if name in seen:
            raise InputError(
                f"{where}, document {name}: line {seen[name]} has the same id; keep one of them"
            )
        seen[name] = number
        yield f"{where}, document {name}", record


def _object(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{where}: not JSON ({error}); write one object a line") from error
    if not isinstance(record, dict) or not isinstance(record.get("id"), str):
        raise InputError(f"{where}: not an object with a text 'id'; write one document a line")
    return record


def as_record(record: object, kind: type[Record], where: str) -> Record:
    """Return ``record`` (decoded JSON or a record) as ``kind``.

    Raises InputError that opens with ``where`` and names the field that does not fit.
    """
    try:
        return msgspec.convert(record, kind, from_attributes=True)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {error}; correct this field") from error
