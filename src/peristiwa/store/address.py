"""Where a store is: a folder, or an address of an object store such as ``s3://bucket/folder``."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from peristiwa.errors import StoreError

__all__ = ["VARIABLE", "Address", "find_address"]

VARIABLE = "PERISTIWA_STORE"
"""The environment variable that names the store where an option doesn't."""

_APPLICATION = "peristiwa"
_SIGNS = "*?[]"


class Address(Struct, frozen=True):
    """A store's address: ``root`` is an absolute path or a URL without a slash at its end."""

    root: str

    @property
    def local(self) -> Path | None:
        """The folder, None where the store is not on this machine's file systems."""
        return None if "://" in self.root else Path(self.root)

    def of(self, table: str) -> str:
        """Give the address of one table."""
        return f"{self.root}/{table}"

    def __str__(self) -> str:
        return self.root


def find_address(named: str | None = None) -> Address:
    """Give the store that is meant: ``named``, else ``PERISTIWA_STORE``, else the user's own.

    The user's own is the folder ``store`` of the user's data directory (XDG_DATA_HOME on Linux).

    Raises:
        StoreError: when the name has signs that the tables' library can't take.
    """
    wanted = named or os.environ.get(VARIABLE) or _own_folder()
    scheme = urlsplit(wanted).scheme if "://" in wanted else ""
    if scheme and scheme != "file":
        return Address(wanted.rstrip("/"))
    path = str(Path(unquote(urlsplit(wanted).path) if scheme else wanted).expanduser().resolve())
    if any(sign in path for sign in _SIGNS):
        raise StoreError(f"{path}: can't be a store's folder; its name may have none of {_SIGNS}")
    return Address(path)


def _own_folder() -> str:
    import platformdirs

    return str(platformdirs.user_data_path(_APPLICATION) / "store")
