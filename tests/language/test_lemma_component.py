"""The pipeline component gives tokens their lemma and is loaded with the pipeline, not stored."""

from __future__ import annotations

import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from peristiwa.parse.lemmas import LEMMAS


def pipeline() -> Language:
    """Give an empty pipeline with the component."""
    nlp = spacy.blank("id")
    nlp.add_pipe(LEMMAS)
    return nlp


def lemmas(nlp: Language, words: list[str], tags: list[str]) -> list[str]:
    """Give the lemmas of tagged words."""
    doc = nlp.get_pipe(LEMMAS)(Doc(nlp.vocab, words=words, pos=tags))
    return [token.lemma_ for token in doc]


def test_every_token_gets_its_lemma() -> None:
    words = ["Pemerintah", "Islandia", "membebaskan", "kedua", "pelaut", "itu", "."]
    tags = ["NOUN", "PROPN", "VERB", "NUM", "NOUN", "DET", "PUNCT"]
    roots = ["perintah", "Islandia", "bebas", "kedua", "laut", "itu", "."]
    assert lemmas(pipeline(), words, tags) == roots


def test_the_part_of_speech_decides() -> None:
    assert lemmas(pipeline(), ["beruang", "beruang"], ["NOUN", "VERB"]) == ["beruang", "uang"]


def test_a_document_without_tags_or_words_passes() -> None:
    nlp = pipeline()
    assert [token.lemma_ for token in nlp("menangkap")] == ["tangkap"]
    assert not len(nlp(""))


def test_the_component_is_stored_by_name_alone(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path)
    assert not (tmp_path / LEMMAS).exists()
    assert lemmas(spacy.load(tmp_path), ["laporan"], ["NOUN"]) == ["lapor"]


def test_the_component_is_made_quickly() -> None:
    nlp = spacy.blank("id")
    start = time.perf_counter()
    nlp.add_pipe(LEMMAS)
    assert time.perf_counter() - start < 0.3
