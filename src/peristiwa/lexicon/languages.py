"""The shape of ``lexicon/language/languages.yaml``, and its build."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from peristiwa.lexicon.hand_edited import read_yaml

__all__ = ["LanguageWords", "build_languages"]


class LanguageWords(Struct, frozen=True):
    """Telling words, in lower case: of Indonesian and Malay both, of one of them, of English."""

    shared: frozenset[str]
    indonesian: frozenset[str]
    malay: frozenset[str]
    english: frozenset[str]


def build_languages(root: Path) -> LanguageWords:
    """Check the words; what two languages list tells neither of them, and counts as shared."""
    lists = read_yaml(root / "lexicon/language/languages.yaml", dict[str, str])
    words = {name: frozenset(text.split()) for name, text in lists.items()}
    both = words["indonesian"] & words["malay"]
    shared = words["shared"] | both
    return LanguageWords(
        shared=shared,
        indonesian=words["indonesian"] - shared,
        malay=words["malay"] - shared,
        english=words["english"] - shared - words["indonesian"] - words["malay"],
    )
