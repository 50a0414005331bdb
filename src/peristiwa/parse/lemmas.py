"""The pipeline component that gives every token its lemma, from its form and part of speech.

It stands after whatever sets ``token.pos``. Voice is not asked for: the prefix that shows it is
part of the form. Nothing is stored with the pipeline; the data are loaded from the package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from peristiwa.language.roots import RootFinder, load_root_finder

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["LEMMAS", "Lemmatizer", "create_lemmatizer"]

LEMMAS = "peristiwa_lemmas"
"""Name of the factory, and of the component by default."""


class Lemmatizer:
    """Sets ``token.lemma_`` to the root that `RootFinder` gives."""

    def __init__(self, find: RootFinder) -> None:
        self._find = find

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token of ``doc`` and give ``doc`` back."""
        find = self._find
        for token in doc:
            token.lemma_ = find(token.text, token.pos_)
        return doc


@Language.factory(LEMMAS, requires=["token.pos"], assigns=["token.lemma"])
def create_lemmatizer(nlp: Language, name: str) -> Lemmatizer:  # noqa: ARG001
    """Make the component, as spaCy asks for it.

    Raises:
        LexiconError: when the built list of roots is missing or out of date.
    """
    return Lemmatizer(load_root_finder())
