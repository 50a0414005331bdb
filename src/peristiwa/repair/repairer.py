"""The repairs in their order, chained into one text with a way back to the raw one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec import Struct

from peristiwa.repair.boilerplate import drop_boilerplate_lines, drop_inline_boilerplate
from peristiwa.repair.characters import mend_characters
from peristiwa.repair.edits import Edit, apply_edits, compose
from peristiwa.repair.headings import close_headings, drop_repeated_headings, part_title
from peristiwa.repair.passives import join_passives
from peristiwa.repair.prepositions import part_prepositions
from peristiwa.repair.repaired import RepairedText
from peristiwa.repair.rules import Rules, build_rules
from peristiwa.repair.settings import RepairSettings, VerbKnowledge
from peristiwa.repair.stops import part_sentences, remove_false_stops
from peristiwa.repair.wrapping import unwrap_lines

__all__ = ["RepairData", "Repairer"]

Repair = Callable[[str, Rules], list[Edit]]

REPAIRS: tuple[Repair, ...] = (
    mend_characters,
    drop_boilerplate_lines,
    drop_inline_boilerplate,
    unwrap_lines,
    part_title,
    drop_repeated_headings,
    close_headings,
    join_passives,
    part_prepositions,
    part_sentences,
    remove_false_stops,
)

_MOST_ROUNDS = 6


class RepairData(Struct, frozen=True, forbid_unknown_fields=True):
    """What the build step stores and a ``Repairer`` is built from."""

    settings: RepairSettings
    verbs: VerbKnowledge


class Repairer:
    """Mends the damage that the web does to a text; built once, called for every article."""

    def __init__(self, settings: RepairSettings, verbs: VerbKnowledge) -> None:
        self._rules = build_rules(settings, verbs)

    def __call__(self, text: str, title: str | None = None) -> RepairedText:
        """Give the mended text; an undamaged one comes back as it is, without edits.

        One repair can lay bare the damage of another, so they go round until nothing is left
        to mend. Raises nothing, whatever the text holds.
        """
        rules = replace(self._rules, title=self._mended_title(title))
        edits: list[Edit] = []
        mended = text
        for _ in range(_MOST_ROUNDS):
            before = mended
            for repair in REPAIRS:
                found = repair(mended, rules)
                if found:
                    edits = compose(edits, mended, found)
                    mended = apply_edits(mended, found)
            if mended == before:
                break
        kept = tuple(edit for edit in edits if text[edit.start : edit.end] != edit.replacement)
        return RepairedText(mended, text, kept)

    def _mended_title(self, title: str | None) -> str | None:
        if title is None:
            return None
        return apply_edits(title, mend_characters(title, self._rules)).strip() or None
