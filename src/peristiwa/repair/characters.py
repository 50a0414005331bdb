"""Mends characters: quotes, blanks, invisible ones, line ends, and wrongly decoded ones."""

from __future__ import annotations

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules

__all__ = ["mend_characters"]


def mend_characters(text: str, rules: Rules) -> list[Edit]:
    """Straighten quotes, make every run of blanks one blank, and drop what can't be seen."""
    if "  " not in text and rules.strange_start.search(text) is None:
        return []
    return [
        Edit(*match.span(), _meant(match.group(), rules), "characters")
        for match in rules.strange.finditer(text)
    ]


def _meant(found: str, rules: Rules) -> str:
    if found in rules.replacements:
        return rules.replacements[found]
    if found.startswith("\r"):
        return "\n"
    return "" if found in rules.settings.characters.remove else " "
