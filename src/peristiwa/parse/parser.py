"""Runs the trained pipeline over repaired text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.tokens import Span

from peristiwa.errors import ModelError
from peristiwa.parse.tokenizer import with_numpy_products
from peristiwa.parse.tokens import Doc, read_doc
from peristiwa.repair import RepairedText

__all__ = ["MODEL", "Parser", "load_parser", "load_pipeline"]

MODEL = Path(__file__).parent / "model"
PIECE_LENGTH = 50_000
"""Characters parsed at once; longer texts go through in pieces, so that memory stays flat."""

LONGEST_SENTENCE = 400
"""Tokens; a longer stretch without a sentence end is cut, since no sentence of news is as long."""
_CUT = "cut"
"""Key of spaCy's ``Doc.user_data``: whether a sentence was cut."""

Piece = tuple[RepairedText, int, int]
"""A text and the stretch of it that is parsed at once."""

_BLANK = re.compile(r"\s")


class Parser:
    """Parses repaired texts; every block of a text starts a sentence of its own."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, repaired: RepairedText) -> Doc:
        """Give the parsed ``Doc``; its token offsets count characters of the repaired text."""
        return next(self.pipe([repaired]))

    def pipe(self, texts: Iterable[RepairedText], batch_size: int = 1) -> Iterator[Doc]:
        """Parse many texts, in order.

        Args:
            texts: the repaired texts.
            batch_size: how many of them are taken, and parsed, at once; 32 are about a third
                faster than one.
        """
        stream = iter(texts)
        while batch := list(islice(stream, batch_size)):
            parts = [list(_pieces(text)) for text in batch]
            pairs = zip(batch, parts, strict=True)
            docs = self._parse([(text, *piece) for text, some in pairs for piece in some])
            for some in parts:
                yield _joined(list(islice(docs, len(some))))

    def _parse(self, pieces: Sequence[Piece]) -> Iterator[Parsed]:
        docs = self._nlp.pipe(self._prepare(*piece, ()) for piece in pieces)
        for piece, doc in zip(pieces, docs, strict=True):
            endless = [sentence for sentence in doc.sents if len(sentence) > LONGEST_SENTENCE]
            yield self._cut_up(piece, endless) if endless else doc

    def _cut_up(self, piece: Piece, endless: Iterable[Span]) -> Parsed:
        """Parse a piece again, its endless sentences cut."""
        cuts = [i for s in endless for i in range(s.start, s.end, LONGEST_SENTENCE)]
        doc = self._nlp(self._prepare(*piece, cuts))
        doc.user_data[_CUT] = True
        return doc

    def _prepare(self, repaired: RepairedText, start: int, end: int, cuts: Iterable[int]) -> Parsed:
        doc = self._nlp.make_doc(repaired.text[start:end])
        for position in cuts:
            doc[position].is_sent_start = True
        return doc


def _joined(parsed: list[Parsed]) -> Doc:
    """Make one document of the pieces of one text."""
    cut = any(one.user_data.pop(_CUT, False) for one in parsed)
    whole = parsed[0] if len(parsed) == 1 else Parsed.from_docs(parsed, ensure_whitespace=False)
    return read_doc(whole, cut=cut)


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


def load_pipeline(path: Path = MODEL) -> Language:
    """Load the spaCy pipeline that ships with the package, or the one at ``path``.

    Raises:
        ModelError: when the model is missing or can't be read.
    """
    try:
        return with_numpy_products(spacy.load(path))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the trained pipeline at {path} can't be loaded ({error}): reinstall peristiwa, "
            "or make it again with `make train`"
        ) from error


def load_parser(path: Path = MODEL) -> Parser:
    """Load the parser over the pipeline that ships, or the one at ``path``; see `load_pipeline`."""
    nlp = load_pipeline(path)
    nlp.max_length = 10 * PIECE_LENGTH
    return Parser(nlp)
