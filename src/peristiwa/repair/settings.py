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
    """Patterns of text that belongs to the site.

    ``lines`` and ``labels`` cover whole lines, ``labels`` those whose link stands in the line
    below; ``inline`` patterns cover parts of lines, ``tail`` patterns the very end. ``datelines``
    cover what stands before the dash at the head of a report: town and outlet.
    """

    lines: tuple[str, ...]
    labels: tuple[str, ...]
    inline: tuple[str, ...]
    tail: tuple[str, ...]
    datelines: tuple[str, ...]


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


class Prefix(Struct, frozen=True, forbid_unknown_fields=True):
    """A prefix besides the passive.

    Told of it: the ending of its circumfix, or nothing; whether it never stands by itself; and
    the words after which it is no prefix.
    """

    circumfix: str
    free: bool
    never_after: frozenset[str]


class FalseStop(Struct, frozen=True, forbid_unknown_fields=True):
    """Log odds of a sentence end where one side has no predicate of its own, and elsewhere."""

    fragment: float
    whole: float


class LostStop(Struct, frozen=True, forbid_unknown_fields=True):
    """Log odds of a sentence end before a word mostly written small, and before any other."""

    common: float
    name: float


class Sentences(Struct, frozen=True, forbid_unknown_fields=True):
    """Words and shapes that tell a true full stop from a false one.

    ``false_stop_below`` and ``lost_stop_above`` are the log odds of a sentence end beyond which
    the boundary model is believed.
    """

    cannot_end: frozenset[str]
    cannot_end_pairs: frozenset[str]
    can_end_pairs: frozenset[str]
    openers: frozenset[str]
    relatives: frozenset[str]
    subordinators: frozenset[str]
    carriers: frozenset[str]
    noun_suffix: str
    word_shapes: tuple[str, ...]
    verb_shapes: dict[str, str]
    predicate_not: frozenset[str]
    abbreviations: frozenset[str]
    domains: frozenset[str]
    false_stop_below: FalseStop
    lost_stop_above: LostStop


class RepairSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``repair.yaml``."""

    characters: Characters
    boilerplate: Boilerplate
    lines: Lines
    headings: Headings
    prepositions: Prepositions
    prefixes: dict[str, Prefix]
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
        "carriers",
        "compounds",
        "never_after",
        "nouns",
        "openers",
        "predicate_not",
        "relatives",
        "subordinators",
        "verbs",
    }
)


def parse_settings(obj: Mapping[str, Any]) -> RepairSettings:
    """Check the decoded ``repair.yaml``; raises LexiconError that names the key at fault."""
    settings = _convert(obj, RepairSettings, "repair.yaml")
    patterns = {
        "boilerplate.lines": settings.boilerplate.lines,
        "boilerplate.labels": settings.boilerplate.labels,
        "boilerplate.inline": settings.boilerplate.inline,
        "boilerplate.tail": settings.boilerplate.tail,
        "sentences.word_shapes": settings.sentences.word_shapes,
        "sentences.verb_shapes": settings.sentences.verb_shapes.values(),
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
