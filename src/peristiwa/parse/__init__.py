"""Step 3 of 8: repaired text → spaCy ``Doc`` with sentences, tags, lemmas, trees and entities.

Importing this package registers the components that the trained pipeline names, so that
``spacy.load`` finds them.
"""

from __future__ import annotations

from peristiwa.parse.lemmas import Lemmatizer
from peristiwa.parse.parser import CUT, MODEL, Parser, load_parser, load_pipeline
from peristiwa.parse.sentences import SentenceRule

__all__ = [
    "CUT",
    "MODEL",
    "Lemmatizer",
    "Parser",
    "SentenceRule",
    "load_parser",
    "load_pipeline",
]
