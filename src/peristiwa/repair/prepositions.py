"""Parts a preposition from the word that it was written together with."""

from __future__ import annotations

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules

__all__ = ["part_prepositions"]


def part_prepositions(text: str, rules: Rules) -> list[Edit]:
    """Put a blank after a preposition that is glued to a place, or to a capital letter."""
    return [
        Edit(match.end(), match.end(), " ", "preposition") for match in rules.glued.finditer(text)
    ]
