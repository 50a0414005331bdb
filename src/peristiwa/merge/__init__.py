"""Step 6 of 8: mentions of many articles → occurrences, one for each event in the world."""

from __future__ import annotations

from peristiwa.merge.likeness import Likeness
from peristiwa.merge.merger import Merged, Merger, load_merger
from peristiwa.merge.origins import find_origins
from peristiwa.merge.settings import MergeSettings

__all__ = ["Likeness", "MergeSettings", "Merged", "Merger", "find_origins", "load_merger"]
