"""What the repairs know: plain data, read from the lexicon and checked.

``RepairSettings`` mirrors ``lexicon/language/repair.yaml``, ``VerbKnowledge`` mirrors
``lexicon/language/verb_roots.yaml`` plus a list of roots. Both go to JSON and back unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from peristiwa.errors import LexiconError

__all__ = ["RepairSettings", "VerbKnowledge", "parse_settings", "parse_verbs"]


class Characters(Struct, frozen=True, forbid_unknown_fields=True):
    """Characters to replace, to drop, and to take for a blank."""

    replace: dict[str, str]
    remove: str
    blanks: str


class Boilerplate(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of text that belongs to the site: whole lines, parts of lines, the very end."""

    lines: tuple[str, ...]
    inline: tuple[str, ...]
    tail: tuple[str, ...]


class Lines(Struct, frozen=True, forbid_unknown_fields=True):
    """Widths, in characters, by which hard-wrapped text is told."""

    narrowest: int
    widest: int
    long_line: int


class Headings(Struct, frozen=True, forbid_unknown_fields=True):
    """How many words a repeated heading, or a repeated beginning of one, must and may have."""

    repeat: int
    beginning: int
    longest: int


class Prepositions(Struct, frozen=True, forbid_unknown_fields=True):
    """By preposition: words that are glued to it, and endings of names that are no such case."""

    glued: dict[str, tuple[str, ...]]
    capital: dict[str, tuple[str, ...]]


class Sentences(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and shapes that tell a true full stop from a false one."""

    cannot_end: frozenset[str]
    cannot_end_pairs: frozenset[str]
    can_end_pairs: frozenset[str]
    openers: frozenset[str]
    joiners: frozenset[str]
    subordinators: frozenset[str]
    noun_suffix: str
    noun_shapes: tuple[str, ...]
    predicate_shapes: tuple[str, ...]
    predicate_not: frozenset[str]
    predicates: frozenset[str]
    abbreviations: frozenset[str]
    domains: frozenset[str]


class RepairSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``repair.yaml``."""

    characters: Characters
    boilerplate: Boilerplate
    lines: Lines
    headings: Headings
    prepositions: Prepositions
    sentences: Sentences


class PassiveCues(Struct, frozen=True, forbid_unknown_fields=True):
    """Words before the preposition or after the verb that make the preposition a prefix."""

    before: frozenset[str]
    after: frozenset[str]


class VerbKnowledge(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``verb_roots.yaml``, and the ``roots`` of the language."""

    passive: str
    bare: frozenset[str]
    ambiguous: frozenset[str]
    passive_cues: PassiveCues
    compounds: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]
    loan_endings: tuple[str, ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    clitics: tuple[str, ...]
    roots: frozenset[str]


T = TypeVar("T")

_WORD_LISTS = frozenset(
    {
        "abbreviations",
        "ambiguous",
        "bare",
        "cannot_end",
        "compounds",
        "joiners",
        "nouns",
        "openers",
        "predicate_not",
        "predicates",
        "subordinators",
        "verbs",
    }
)


def parse_settings(obj: Mapping[str, Any]) -> RepairSettings:
    """Check the decoded ``repair.yaml``; raises LexiconError that names the key at fault."""
    settings = _convert(obj, RepairSettings, "repair.yaml")
    patterns = {
        "boilerplate.lines": settings.boilerplate.lines,
        "boilerplate.inline": settings.boilerplate.inline,
        "boilerplate.tail": settings.boilerplate.tail,
        "sentences.noun_shapes": settings.sentences.noun_shapes,
        "sentences.predicate_shapes": settings.sentences.predicate_shapes,
    }
    for key, values in patterns.items():
        _check_patterns(key, values)
    return settings


def parse_verbs(obj: Mapping[str, Any], roots: Iterable[str]) -> VerbKnowledge:
    """Check the decoded ``verb_roots.yaml`` and add the roots of the language to it.

    Raises LexiconError that names the key at fault.
    """
    return _convert({**obj, "roots": list(roots)}, VerbKnowledge, "verb_roots.yaml")


def _convert(obj: Mapping[str, Any], kind: type[T], file: str) -> T:
    try:
        return msgspec.convert(_spread(obj), kind)
    except msgspec.ValidationError as error:
        raise LexiconError(f"lexicon/language/{file}: {error}; correct that key") from error


def _spread(obj: Any, key: str = "") -> Any:
    """Part running words into lists, and flatten a word list that is kept by first letter."""
    if key == "glued" and isinstance(obj, Mapping):
        return {name: _words(value) for name, value in obj.items()}
    if key in _WORD_LISTS:
        return _words(obj)
    if isinstance(obj, Mapping):
        return {name: _spread(value, str(name)) for name, value in obj.items()}
    return obj


def _words(value: Any) -> Any:
    if isinstance(value, str):
        return value.split()
    if isinstance(value, Mapping):
        return [word for part in value.values() for word in _words(part)]
    return value


def _check_patterns(key: str, patterns: Iterable[str]) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise LexiconError(
                f"lexicon/language/repair.yaml: {key}: {pattern!r} is no regular expression "
                f"({error}); correct the pattern"
            ) from error
