"""Runs the trained pipeline over repaired text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import peristiwa.parse.tokenizer  # noqa: F401  registers the tokenizer that the model names
from peristiwa.errors import ModelError
from peristiwa.repair import RepairedText

__all__ = ["Parser", "load_parser"]

MODEL = Path(__file__).parent / "model"
PIECE_LENGTH = 50_000
"""Characters parsed at once; longer texts go through in pieces, so that memory stays flat."""

_BLANK = re.compile(r"\s")


class Parser:
    """Parses repaired texts; every block of a text starts a sentence of its own."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, repaired: RepairedText) -> Doc:
        """Give the parsed ``Doc``; its token offsets count characters of the repaired text."""
        return next(self.pipe([repaired]))

    def pipe(self, texts: Iterable[RepairedText]) -> Iterator[Doc]:
        """Parse many texts, in order."""
        for repaired in texts:
            pieces = [self._prepare(repaired, start, end) for start, end in _pieces(repaired)]
            docs = list(self._nlp.pipe(pieces))
            yield docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)

    def _prepare(self, repaired: RepairedText, start: int, end: int) -> Doc:
        doc = self._nlp.make_doc(repaired.text[start:end])
        starts = {token.idx: token for token in doc}
        for offset in repaired.breaks:
            token = starts.get(offset - start)
            if token is not None:
                token.is_sent_start = True
        return doc


def _pieces(repaired: RepairedText) -> Iterator[tuple[int, int]]:
    """Cut a text into stretches of at most ``PIECE_LENGTH``, at a block or at a blank."""
    start, length = 0, len(repaired.text)
    while length - start > PIECE_LENGTH:
        end = _cut(repaired, start)
        yield start, end
        start = end
    yield start, length


def _cut(repaired: RepairedText, start: int) -> int:
    limit = start + PIECE_LENGTH
    block = max((b for b in repaired.breaks if start < b <= limit), default=0)
    if block:
        return block
    return max((m.end() for m in _BLANK.finditer(repaired.text, start + 1, limit)), default=limit)


def load_parser(path: Path = MODEL) -> Parser:
    """Load the pipeline that ships with the package, or the one at ``path``.

    Raises:
        ModelError: when the model is missing or can't be read.
    """
    try:
        nlp = spacy.load(path)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the trained pipeline at {path} can't be loaded ({error}): reinstall peristiwa, "
            "or make it again with `make train`"
        ) from error
    nlp.max_length = 10 * PIECE_LENGTH
    return Parser(nlp)
