"""Step 7 of 8: coded articles → Delta tables that any number of processes may read and write.

Every commit is a version that stays readable; docs/store.md describes the tables, and how
several of them change at once.
"""

from __future__ import annotations

from peristiwa.store.address import Address, find_address
from peristiwa.store.coder_version import coder_version
from peristiwa.store.store import Store
from peristiwa.store.view import View

__all__ = ["Address", "Store", "View", "coder_version", "find_address"]
