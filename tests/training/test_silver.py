"""The teacher's annotation is found again by the words, and fills what a sentence lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from peristiwa.errors import InputError
from training.silver import Silver, keep
from training.teacher.lines import GOLD, RAW, SILVER, write_rows
from training.treebank import Sentence, Word

WORDS = ["Polisi", "menangkap", "Budi"]
LAYERS = {
    "upos": ["NOUN", "VERB", "PROPN"],
    "voice": ["", "Act", ""],
    "labels": ["nsubj", "root", "obj"],
    "entities": ["O", "O", "I-PER"],
    "heads": [1, 1, 1],
}


def bare(words: list[str]) -> Sentence:
    return Sentence(tuple(Word(word, True, "", "", None, "") for word in words))


@pytest.fixture
def silver(tmp_path: Path) -> Silver:
    write_rows(tmp_path / GOLD, [{"words": ["Ini"]}])
    write_rows(tmp_path / RAW, [{"words": ["Itu"]}, {"words": WORDS}])
    write_rows(tmp_path / SILVER, [{"at": 1, "part": "raw", "trust": 0.9, **LAYERS}])
    keep(tmp_path, lambda _: None, tmp_path / "silver.npz")
    return Silver(tmp_path / "silver.npz")


def test_a_sentence_without_layers_gets_all_of_them(silver: Silver) -> None:
    (sentence,) = silver.annotate([bare(WORDS)])
    assert [word.upos for word in sentence.words] == LAYERS["upos"]
    assert [word.voice for word in sentence.words] == LAYERS["voice"]
    assert [word.label for word in sentence.words] == ["nsubj", "ROOT", "obj"]
    assert [word.head for word in sentence.words] == [1, 1, 1]
    assert [word.entity for word in sentence.words] == ["O", "O", "B-PER"]


def test_gold_layers_stay(silver: Silver) -> None:
    gold = Sentence(
        (
            Word("Polisi", True, "PROPN", "", 1, "nsubj:pass"),
            Word("menangkap", True, "VERB", "", 1, "ROOT"),
            Word("Budi", True, "PROPN", "", 1, "obl"),
        )
    )
    (sentence,) = silver.annotate([gold])
    assert [word.label for word in sentence.words] == ["nsubj:pass", "ROOT", "obl"]
    assert sentence.words[1].voice == ""
    assert sentence.words[2].entity == "B-PER"


def test_a_sentence_whose_words_have_changed_is_left_out(silver: Silver) -> None:
    assert silver.annotate([bare(["Polisi", "menangkapi", "Budi"])]) == []


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="teacher's annotation is missing"):
        Silver(tmp_path / "none.npz")
