"""The gazetteer that the pages tell names from: the package's, or that of PERISTIWA_GAZETTEER."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from peristiwa.lexicon.compiled import Gazetteer, load_gazetteer

__all__ = ["chosen_gazetteer"]


@cache
def chosen_gazetteer() -> Gazetteer:
    """Read the gazetteer once.

    Raises:
        InputError: when the one of PERISTIWA_GAZETTEER can't be read.
    """
    chosen = os.environ.get("PERISTIWA_GAZETTEER")
    return load_gazetteer(Path(chosen) if chosen else None)
