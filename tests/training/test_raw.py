"""Raw text is kept apart from held-out text, and drawn the same way each time."""

from __future__ import annotations

from pathlib import Path

from training.pipelines import rule_pipeline
from training.raw import clean_paragraphs, sample, sentences

HELD_OUT = "Menteri itu bertemu dengan wakil dari dua belas negara di Jakarta."


def test_a_paragraph_that_overlaps_with_a_held_out_text_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "raw.txt"
    path.write_text(
        "Kemarin menteri itu bertemu dengan wakil dari dua belas negara lain.\n"
        "Menteri itu bertemu dengan wakil.\n\nMenteri itu bertemu dengan wakil.\n",
        encoding="utf-8",
    )
    assert clean_paragraphs(path, [HELD_OUT]) == ["Menteri itu bertemu dengan wakil."]


def test_blocks_of_neighbours_are_drawn_until_there_are_words_enough() -> None:
    paragraphs = [f"satu dua {number}" for number in range(200)]
    drawn = sample(paragraphs, 100)
    assert drawn == sample(paragraphs, 100)
    assert len(drawn) == 40
    first = paragraphs.index(drawn[0])
    assert drawn[:20] == paragraphs[first : first + 20]
    assert sample(paragraphs, 100, seed=2) != drawn


def test_paragraphs_are_parted_into_sentences_of_fitting_length() -> None:
    text = "Menteri tiba di Tokyo. Ya. Ia disambut pejabat setempat."
    found = [sentence.text for sentence in sentences(rule_pipeline(), [text])]
    assert found == ["Menteri tiba di Tokyo.", "Ia disambut pejabat setempat."]
