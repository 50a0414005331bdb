"""The digest of what a version holds, so that a paper can name its data."""

from __future__ import annotations

from hashlib import sha256

from peristiwa.store.view import View

__all__ = ["digest_of"]

_CONTENTS = {
    "articles": ("id", "hash"),
    "mentions": ("id", "hash", "version", "record"),
    "events": ("id", "record"),
    "links": ("mention", "event"),
}
"""What counts: everything but when and in what order it was added."""


def digest_of(view: View) -> str:
    """Give the SHA-256, in hexadecimal, of the articles, mentions, events and links of a version.

    Two stores that hold the same have the same digest, however they came by it.
    """
    digest = sha256()
    for table, columns in _CONTENTS.items():
        digest.update(table.encode())
        for line in _lines(view, table, columns):
            digest.update(line)
    return digest.hexdigest()


def _lines(view: View, table: str, columns: tuple[str, ...]) -> list[bytes]:
    row = ", ".join(f"coalesce({column}, '')" for column in columns)
    query = f"SELECT sha256(concat_ws(chr(0), {row})) AS line FROM {table} ORDER BY line"
    return [line.encode() for line in view.table(query).column("line").to_pylist()]
