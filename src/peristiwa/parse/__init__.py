"""Step 3 of 8: repaired text → ``Doc`` with sentences, tags, lemmas, trees and entities.

Importing this package registers the components that the trained pipeline names, so that
``spacy.load`` finds them.
"""

from __future__ import annotations

from peristiwa.parse.lemmas import Lemmatizer
from peristiwa.parse.parser import MODEL, Parser, load_parser, load_pipeline
from peristiwa.parse.sentences import SentenceRule
from peristiwa.parse.tokens import Doc, Span, Token

__all__ = [
    "MODEL",
    "Doc",
    "Lemmatizer",
    "Parser",
    "SentenceRule",
    "Span",
    "Token",
    "load_parser",
    "load_pipeline",
]
