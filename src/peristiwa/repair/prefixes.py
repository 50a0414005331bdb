"""Joins the noun, ordinal and number prefixes that were written apart from their word."""

from __future__ import annotations

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules
from peristiwa.repair.words import last_word

__all__ = ["join_prefixes"]

_SHORTEST = 3


def join_prefixes(text: str, rules: Rules) -> list[Edit]:
    """Take out the blank between a prefix and its word.

    Source of the rule: the official spelling (Ejaan Bahasa Indonesia yang Disempurnakan), which
    writes a prefix together with its word. A prefix that is also a preposition is joined only to
    what can't stand by itself after it: stems that clean text hardly ever writes apart from it,
    and a root in the prefix's circumfix that is no word of its own.
    """
    edits = []
    for match in rules.split_prefix.finditer(text):
        prefix, stem = match.group(1).lower(), match.group(3)
        if _belongs(prefix, stem, rules) and not _is_foreign(text, match.start(), prefix, rules):
            edits.append(Edit(*match.span(2), "", "prefix"))
    return edits


def _belongs(prefix: str, stem: str, rules: Rules) -> bool:
    kind = rules.settings.prefixes[prefix]
    for end in ("", *rules.verbs.clitics):
        base = stem.removesuffix(end)
        if len(base) < _SHORTEST or not stem.endswith(end):
            continue
        if base in rules.stems[prefix] or (kind.free and base in rules.verbs.roots):
            return True
        root = base.removesuffix(kind.circumfix)
        if root != base and root in rules.verbs.roots and base not in rules.standing:
            return True
    return False


def _is_foreign(text: str, start: int, prefix: str, rules: Rules) -> bool:
    return last_word(text, start) in rules.settings.prefixes[prefix].never_after
