"""Where sentences begin: a rule, which the parser keeps to.

A sentence begins at a line break, and after a final mark (closing quotes and brackets aside)
where a blank follows and the next word can begin one: a capital, a figure, or an opening mark. A
capital may also be glued to the mark. A full stop that belongs to an abbreviation is no final
mark, unless the abbreviation is one that stands at ends ("dkk.") and the next word is a known
opener. Within a quotation that closes in its line none begins: UD Indonesian keeps what is quoted,
and who says it, in one sentence.

The word lists come from ``lexicon/language/sentences.yaml`` and travel in the pipeline's settings.
Source of the rule: the official spelling (Ejaan Bahasa Indonesia yang Disempurnakan), sections on
the full stop, quotation marks and capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.language import Language
from thinc.types import Ints2d

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Doc, Token

__all__ = ["SENTENCES", "SentenceRule"]

SENTENCES = "peristiwa_sentences"
"""Name of the pipeline component that `SentenceRule` is."""

_FINAL = frozenset({".", "!", "?", "…"})
_CLOSING = frozenset("\"'”\u2019»)]")
_OPENING = frozenset("\"'“\u2018«([-\u2013—•*")
_QUOTES = {"“": "”", '"': '"'}
_LONGEST_QUOTATION = 80
"""Tokens; a quotation mark that closes later than that was lost or never opened one."""


class SentenceRule:
    """Marks every token of a ``Doc`` as the start of a sentence or as none.

    Args:
        closing: abbreviations, lower case with their stop, that often end a sentence.
        openers: words, lower case, that begin a sentence after one of them.
    """

    def __init__(self, closing: Sequence[str], openers: Sequence[str]) -> None:
        self._closing = frozenset(closing)
        self._openers = frozenset(openers)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``is_sent_start`` of all tokens; what is already decided stays."""
        known = doc.to_array(["SENT_START"]).astype("int64").reshape(-1)
        marks = np.full(len(doc), -1)
        marks[list(self._starts(doc))] = 1
        marks = np.where(known, known, marks)
        return doc.from_array(["SENT_START"], cast(Ints2d, marks.astype("uint64").reshape(-1, 1)))

    def _starts(self, doc: Doc) -> Iterator[int]:
        ended = broken = True
        abbreviated = final = False
        quoted = _quoted(doc)
        for token in doc:
            text = token.text
            if token.is_space:
                broken = broken or "\n" in text
                continue
            free = _stands_free(token) or (final and text[0].isupper())
            free = free and token.i not in quoted
            if broken or (free and self._may_begin(text, ended, abbreviated)):
                yield token.i
            final = _is_final(text)
            ended = final or (ended and not broken and text in _CLOSING)
            abbreviated = text.lower() in self._closing
            broken = False

    def _may_begin(self, text: str, ended: bool, abbreviated: bool) -> bool:
        if ended:
            return text[0].isupper() or text[0].isdigit() or text[0] in _OPENING
        return abbreviated and text[0].isupper() and text.lower() in self._openers


@Language.factory(
    SENTENCES,
    assigns=["token.is_sent_start"],
    default_config={"closing": [], "openers": []},
)
def _create(
    nlp: Language,  # noqa: ARG001  spaCy's factories are called so
    name: str,  # noqa: ARG001
    closing: list[str],
    openers: list[str],
) -> Callable[[Doc], Doc]:
    return SentenceRule(closing, openers)


def _quoted(doc: Doc) -> set[int]:
    """Give the tokens behind an opening quotation mark, up to the mark that closes it."""
    inside: set[int] = set()
    opened: int | None = None
    closing = ""
    for token in doc:
        text = token.text
        if "\n" in text or (opened is not None and token.i - opened > _LONGEST_QUOTATION):
            opened = None
        elif opened is not None and text == closing:
            inside.update(range(opened + 1, token.i + 1))
            opened = None
        elif opened is None and text in _QUOTES:
            opened, closing = token.i, _QUOTES[text]
    return inside


def _is_final(text: str) -> bool:
    return text in _FINAL or not text.strip(".")


def _stands_free(token: Token) -> bool:
    """Whether a blank stands before the token."""
    if not token.i:
        return True
    before = token.nbor(-1)
    return bool(before.whitespace_) or before.is_space
