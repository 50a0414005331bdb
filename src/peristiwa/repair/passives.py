"""Joins a passive prefix that was written apart from its verb."""

from __future__ import annotations

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules
from peristiwa.repair.settings import VerbKnowledge
from peristiwa.repair.words import last_word, next_word

__all__ = ["is_passive_stem", "join_passives"]

_SHORTEST = 3


def join_passives(text: str, rules: Rules) -> list[Edit]:
    """Take out the blank or hyphen between the passive prefix and a verb.

    Source of the rule: the official spelling (Ejaan Bahasa Indonesia yang Disempurnakan),
    which writes a prefix together with its word and a preposition apart from it. Before a
    number nothing is joined: what follows may be the hour.
    """
    edits = []
    for match in rules.split_passive.finditer(text):
        stem = match.group(2)
        if is_passive_stem(stem, rules.verbs) or _is_cued(text, match.span(), stem, rules.verbs):
            edits.append(Edit(*match.span(1), "", "passive"))
    return edits


def is_passive_stem(stem: str, verbs: VerbKnowledge) -> bool:
    """Whether a word can only be a verb when it stands after the passive prefix."""
    first, hyphen, second = stem.partition("-")
    if hyphen:
        return stem in verbs.bare or _is_doubled(first, second, verbs)
    if _is_verb(stem, verbs):
        return True
    return any(_is_verb(stem.removesuffix(end), verbs) for end in _ends(stem, verbs.clitics))


def _is_cued(text: str, span: tuple[int, int], stem: str, verbs: VerbKnowledge) -> bool:
    if stem not in verbs.ambiguous:
        return False
    cues = verbs.passive_cues
    return last_word(text, span[0]) in cues.before or next_word(text, span[1]) in cues.after


def _is_verb(stem: str, verbs: VerbKnowledge) -> bool:
    if stem in verbs.bare or stem in verbs.verbs:
        return True
    if stem in verbs.nouns or stem in verbs.roots:
        return False
    return any(_is_base(stem, suffix, verbs) for suffix in _ends(stem, verbs.suffixes))


def _is_base(stem: str, suffix: str, verbs: VerbKnowledge) -> bool:
    """Whether a stem is a verb by its suffix; root + k + an is a noun, not root + kan."""
    base = stem.removesuffix(suffix)
    starts = [prefix for prefix in verbs.prefixes if base.startswith(prefix)]
    bases = [base, *(base.removeprefix(start) for start in starts)]
    if len(suffix) > 1 and any(_is_root(short + suffix[0], verbs) for short in bases):
        return False
    if base in verbs.compounds or (len(suffix) > 1 and base.endswith(verbs.loan_endings)):
        return True
    return any(_is_root(short, verbs) for short in bases)


def _is_root(base: str, verbs: VerbKnowledge) -> bool:
    return len(base) > _SHORTEST and (base in verbs.roots or base in verbs.bare)


def _is_doubled(first: str, second: str, verbs: VerbKnowledge) -> bool:
    if first == second:
        return first in verbs.bare
    return first in verbs.roots and second in {first + suffix for suffix in verbs.suffixes}


def _ends(word: str, endings: tuple[str, ...]) -> list[str]:
    return [ending for ending in endings if word.endswith(ending)]
