"""Runs the trained pipeline over repaired text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
LONGEST_SENTENCE = 400
"""Tokens; a longer stretch without a sentence end is cut, since no sentence of news is as long."""


class Parser:
    """Parses repaired texts; every block of a text starts a sentence of its own."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def read_like(self, known: str, words: Iterable[str]) -> None:
        """Have ``words`` parsed like a ``known`` one, in small letters, capitals, and as titles.

        What the network is told of a word, its norm, its ends and its shape, is of the known one.
        """
        vocab = self._nlp.vocab
        for form in (str.lower, str.upper, str.title):
            model = vocab[form(known)]
            for word in map(form, words):
                lexeme = vocab[word]
                lexeme.norm, lexeme.shape = model.norm, model.shape
                lexeme.prefix, lexeme.suffix = model.prefix, model.suffix

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
            docs = self._nlp.pipe(self._prepare(text, ()) for text in batch)
            for text, doc in zip(batch, docs, strict=True):
                endless = [sentence for sentence in doc.sents if len(sentence) > LONGEST_SENTENCE]
                yield self._cut_up(text, endless) if endless else read_doc(doc)

    def _cut_up(self, text: RepairedText, endless: Iterable[Span]) -> Doc:
        """Parse a text again, its endless sentences cut."""
        cuts = [i for s in endless for i in range(s.start, s.end, LONGEST_SENTENCE)]
        return read_doc(self._nlp(self._prepare(text, cuts)), cut=True)

    def _prepare(self, repaired: RepairedText, cuts: Iterable[int]) -> Parsed:
        doc = self._nlp.make_doc(repaired.text)
        for position in cuts:
            doc[position].is_sent_start = True
        return doc


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
    return Parser(load_pipeline(path))
