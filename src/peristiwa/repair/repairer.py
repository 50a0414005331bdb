"""The repairs in their order, chained into one text with a way back to the raw one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from msgspec import Struct

from peristiwa.repair.boilerplate import drop_boilerplate_lines, drop_inline_boilerplate
from peristiwa.repair.capitals import lower_capitals
from peristiwa.repair.characters import mend_characters
from peristiwa.repair.decoding import mend_decoding
from peristiwa.repair.edits import Edit, apply_edits, compose
from peristiwa.repair.headings import (
    close_headings,
    drop_repeated_headings,
    part_datelines,
    part_title,
)
from peristiwa.repair.learnt import Learnt, load_learnt
from peristiwa.repair.passives import join_passives
from peristiwa.repair.prefixes import join_prefixes
from peristiwa.repair.prepositions import part_prepositions
from peristiwa.repair.quotes import restore_quotes
from peristiwa.repair.repaired import RepairedText
from peristiwa.repair.rules import Rules, build_rules
from peristiwa.repair.settings import RepairSettings, VerbKnowledge
from peristiwa.repair.stops import mend_stops, part_sentences
from peristiwa.repair.wrapping import unwrap_lines

__all__ = ["RepairData", "Repairer"]

Repair = Callable[[str, Rules], list[Edit]]

REPAIRS: tuple[Repair, ...] = (
    mend_decoding,
    restore_quotes,
    mend_characters,
    drop_boilerplate_lines,
    drop_inline_boilerplate,
    unwrap_lines,
    part_title,
    drop_repeated_headings,
    lower_capitals,
    join_passives,
    join_prefixes,
    part_prepositions,
    part_sentences,
)

STOPS: tuple[Repair, ...] = (mend_stops,)
"""What goes by the sense of sentences, and so comes when the words are mended."""

CLOSING: tuple[Repair, ...] = (
    part_datelines,
    close_headings,
    drop_boilerplate_lines,
    drop_inline_boilerplate,
)
"""What is done when all else is: headings are closed, and what only shows behind a closed one
goes."""

_MOST_ROUNDS = 10


class RepairData(Struct, frozen=True, forbid_unknown_fields=True):
    """What the build step stores and a ``Repairer`` is built from."""

    settings: RepairSettings
    verbs: VerbKnowledge


class Repairer:
    """Mends the damage that the web does to a text; built once, called for every article.

    Args:
        settings: what the lexicon says about damaged text.
        verbs: what it says about verbs.
        learnt: what was learnt from clean text; without it, that which ships is loaded.

    Raises:
        ModelError: when what ships can't be read.
    """

    def __init__(
        self, settings: RepairSettings, verbs: VerbKnowledge, learnt: Learnt | None = None
    ) -> None:
        self._rules = build_rules(settings, verbs, learnt or load_learnt())

    def __call__(self, text: str, title: str | None = None) -> RepairedText:
        """Give the mended text; an undamaged one comes back as it is, without edits.

        One repair can lay bare the damage of another, so they go round until nothing is left
        to mend. Headings are closed when all else is done, since repeats are told by their open
        end. Raises nothing, whatever the text holds.
        """
        rules = replace(self._rules, title=self._mended_title(title), judged={})
        edits: list[Edit] = []
        mended = text
        seen: dict[Repair, str] = {}
        for repairs in (REPAIRS, STOPS, (*REPAIRS, *STOPS), CLOSING):
            mended, edits = _mend(mended, edits, repairs, rules, seen)
        kept = tuple(edit for edit in edits if text[edit.start : edit.end] != edit.replacement)
        return RepairedText(mended, text, kept)

    def _mended_title(self, title: str | None) -> str | None:
        if title is None:
            return None
        return apply_edits(title, mend_characters(title, self._rules)).strip() or None


def _mend(
    text: str,
    edits: list[Edit],
    repairs: Sequence[Repair],
    rules: Rules,
    seen: dict[Repair, str],
) -> tuple[str, list[Edit]]:
    """Carry out repairs until each has seen the text as it is; ``edits`` made ``text``.

    ``seen`` holds the text that each repair saw last, and is brought up to date.
    """
    for _ in range(_MOST_ROUNDS):
        for repair in repairs:
            if seen.get(repair) == text:
                continue
            seen[repair] = text
            found = repair(text, rules)
            if found:
                edits = compose(edits, text, found)
                text = apply_edits(text, found)
        if all(seen[repair] == text for repair in repairs):
            break
    return text, edits
