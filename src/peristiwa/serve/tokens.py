"""Who may review: a file of names with the SHA-256 of their tokens.

A token is 256 random bits, so its plain SHA-256 can't be guessed back; a file of hashes that
gets into wrong hands lets nobody in.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from peristiwa.errors import InputError

__all__ = ["Tokens", "add_token", "read_tokens"]

_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})\s+(?P<name>\S.*)")
_NAME = re.compile(r"[^\s\x00-\x1f#][^\x00-\x1f\x7f]{0,99}")


class Tokens(Struct, frozen=True):
    """The names of those who may review, by the hexadecimal SHA-256 of their tokens."""

    names: Mapping[str, str]

    def name_of(self, token: str) -> str | None:
        """Give whose token it is, None for nobody's; the time it takes tells nothing of others."""
        given = _digest(token)
        found = None
        for digest, name in self.names.items():
            if hmac.compare_digest(digest, given):
                found = name
        return found


def read_tokens(path: Path) -> Tokens:
    """Read a file of tokens: on each line a hash and a name; ``#`` opens a comment.

    Raises:
        InputError: when it can't be read, or a line is no hash and name, or a hash stands twice.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the tokens can't be read ({error})") from error
    names: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.strip())
        if not found or found["digest"] in names:
            raise InputError(
                f"{path}, line {number}: is no hash and name; `peristiwa review token NAME`"
                " writes such lines"
            )
        names[found["digest"]] = found["name"]
    return Tokens(names)


def add_token(path: Path, name: str) -> str:
    """Add a new token for ``name`` to a file, which is made where it is missing, and give it.

    Raises:
        InputError: when the name can't stand in the file, or the file can't be written.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"{name!r} can't be a reviewer's name; give one of 1 to 100 characters")
    if path.exists():
        read_tokens(path)
    token = secrets.token_urlsafe(32)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(f"{_digest(token)} {name}\n")
    except OSError as error:
        raise InputError(f"{path}: can't be written ({error.strerror})") from error
    return token


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
