"""Tells Indonesian from Malay, English and other languages."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from peristiwa.lexicon.compiled import load_built
from peristiwa.lexicon.languages import LanguageWords
from peristiwa.read.faults import ReadingError

__all__ = ["Language", "check_language", "check_page_language", "language_of"]

Language = Literal["Indonesian", "Malay", "English", "other"]

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_LOOKED_AT = 20_000
_FEWEST = 20
_SHARE = 0.08
"""The least share of telling words; in news of either language they are 0.25 to 0.5 of all."""

_MALAY_SHARE = 0.02
"""The least share of words that only Malay writes often; Indonesian news quotes some."""

_MANY, _HARDLY = 200, 0.02
_REASON = "{}, not in Indonesian; only Indonesian is read"
_NAMED: dict[Language, str] = {
    "Malay": "is in Malay",
    "English": "is in English",
    "other": "is in another language",
}


@cache
def _words() -> LanguageWords:
    return load_built("languages.json", LanguageWords)


def language_of(text: str) -> Language | None:
    """Give the language of a text, None where it is too short to tell.

    Counts words that only one of the languages writes often, and how many words of the text
    are telling at all.
    """
    tokens = [token.lower() for token in _WORD.findall(text[:_LOOKED_AT])]
    if len(tokens) < _FEWEST:
        return None
    words = _words()
    indonesian, malay, english, shared = (
        sum(token in group for token in tokens)
        for group in (words.indonesian, words.malay, words.english, words.shared)
    )
    near = indonesian + malay + shared
    if max(near, english) < _SHARE * len(tokens):
        return "other"
    if english > near:
        return "English"
    return "Malay" if malay > max(indonesian, _MALAY_SHARE * len(tokens)) else "Indonesian"


def check_page_language(text: str) -> None:
    """Check at little cost that the paragraphs of a page may hold an Indonesian article.

    Raises:
        ReadingError: when hardly a word of many is one of Indonesian or Malay.
    """
    tokens = [token.lower() for token in _WORD.findall(text[:_LOOKED_AT])]
    words = _words()
    near = words.indonesian | words.malay | words.shared
    if len(tokens) >= _MANY and sum(token in near for token in tokens) < _HARDLY * len(tokens):
        named = _NAMED["English" if language_of(text) == "English" else "other"]
        raise ReadingError("language", _REASON.format(named), "skipped")


def check_language(text: str) -> None:
    """Check that a text is Indonesian, or too short to tell.

    Raises:
        ReadingError: names the language that it is in.
    """
    language = language_of(text)
    if language not in (None, "Indonesian"):
        raise ReadingError("language", _REASON.format(_NAMED[language]), "skipped")
