"""What step 2 mends in an article, to be shown beside the text as it was read."""

from __future__ import annotations

from functools import cache

from peristiwa.lexicon.compiled import load_built
from peristiwa.repair import Edit, RepairData, Repairer

__all__ = ["repairs_of"]


def repairs_of(text: str, title: str | None) -> list[Edit]:
    """Give the repairs of a text, in offsets of the raw text, sorted and without overlap."""
    return list(_repairer()(text, title).edits)


@cache
def _repairer() -> Repairer:
    data = load_built("repair.json", RepairData)
    return Repairer(data.settings, data.verbs)
