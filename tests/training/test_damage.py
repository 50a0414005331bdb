"""The damage model: what it plants, that it can be undone, and that the judge of fixes is right."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from peristiwa.repair import Edit, RepairedText
from peristiwa.repair.edits import apply_edits
from training import damage as model
from training.damage import CROWDED, KINDS, MARGIN, Plant, damaged, plants_for
from training.evaluate_repair import is_fixed

TITLE = "Wali kota Nairobi menerima duta besar Islandia"
TEXT = (
    f"{TITLE}\n\nPemberontak itu ditangkap oleh Kepolisian Kenya pada Senin. Setelah itu hujan "
    'turun di Nairobi. Menurut Otieno, ketiga orang itu diperiksa. "Kami siap," kata seorang '
    "perwira kepada Otieno. Macron menunggu di Kairo.\n\nPemerintah Islandia menyebut kedua "
    "pihak sebagai sahabat. Café itu dibuka kembali oleh Hassan pada Jum'at siang."
)
OTHERS = ["Kenya menang lagi", "Hujan turun di Kairo"]
KIND = {kind.__name__: kind for kind in KINDS}


def always(kind: str) -> list[Plant]:
    """Plant wherever the kind can: a generator of random numbers that always says yes."""
    sure = Random(1)
    sure.random = lambda: 0.0
    return list(KIND[kind](TEXT, sure, OTHERS))


def damaged_by(kind: str) -> str:
    return damaged(TEXT, sorted(always(kind))).text


def test_prefixes_are_split_from_their_words():
    text = damaged_by("split_prefixes")
    assert all(part in text for part in ("di tangkap", "di periksa", "ke tiga", "se orang"))
    assert "di buka kembali" in text


def test_words_that_only_begin_like_a_prefix_stay_whole():
    split = {TEXT[plant.start - 2 : plant.start + 6] for plant in always("split_prefixes")}
    assert not any(word in piece for word in ("kepada", "kembali") for piece in split)


def test_false_stops_stand_before_names_and_not_in_the_headline():
    text = damaged_by("false_stops")
    assert "oleh. Kepolisian" in text
    assert "di. Nairobi" in text
    assert text.startswith(TITLE)


def test_stops_are_lost_within_paragraphs_only():
    text = damaged_by("lost_stops")
    assert "Senin Setelah" in text
    assert text.endswith("siang.")
    kinds = {TEXT[p.end + 1 :].split()[0]: p.kind for p in always("lost_stops")}
    assert kinds["Setelah"] == "lost stop"
    assert kinds["Macron"] == "lost stop before a name"


def test_sentences_are_glued():
    assert "Senin.Setelah" in damaged_by("glued_sentences")


def test_heading_is_doubled():
    text = damaged_by("doubled_headings")
    assert text.count(TITLE[:30]) == 2


def test_mojibake_is_utf8_read_as_a_western_code_page():
    seen = set()
    for seed in range(20):
        plants = list(KIND["mojibake"](TEXT, Random(seed), OTHERS))
        text = damaged(TEXT, sorted(plants)).text
        seen |= {plant.written for plant in plants if plant.start == TEXT.index('"')}
        assert not plants or "CafÃ© itu" in text
    assert seen == {"â€œ", "â\x80\x9c"}


def test_quotes_are_written_in_one_way_of_poor_encodings():
    plants = always("odd_quotes")
    assert {plant.kind for plant in plants} == {"odd quote"}
    assert [TEXT[plant.start] for plant in plants] == ['"', '"', "'"]


def test_site_lines_stand_between_paragraphs_within_them_and_at_the_end():
    plants = always("site_lines")
    assert any(plant.start == len(TEXT) for plant in plants)
    assert any(TEXT[plant.start - 1] == "\n" for plant in plants)
    assert any(TEXT[plant.start - 2 : plant.start] == ". " for plant in plants)
    assert not any("{" in plant.written for plant in plants)


def test_every_word_of_a_title_in_capitals_is_a_plant():
    assert damaged_by("capital_titles").startswith(TITLE.upper() + "\n")
    assert len(always("capital_titles")) == len(TITLE.split())


def test_headline_with_a_capital_on_most_words_stays():
    sure = Random(1)
    sure.random = lambda: 0.0
    assert not list(KIND["capital_titles"]("Wali Kota Nairobi Menang\n\nYa.", sure, OTHERS))


def test_same_seed_plants_the_same():
    assert plants_for(TEXT, Random(7), OTHERS) == plants_for(TEXT, Random(7), OTHERS)
    assert any(
        plants_for(TEXT, Random(n), OTHERS) != plants_for(TEXT, Random(7), OTHERS) for n in range(5)
    )


@pytest.mark.parametrize("seed", range(40))
def test_plants_lie_apart_and_lead_back_to_the_clean_text(seed):
    plants = plants_for(TEXT, Random(seed), OTHERS)
    for first, second in pairwise(plants):
        assert first.end <= second.start
        if first.kind != second.kind or first.kind not in CROWDED:
            assert len(TEXT[first.end : second.start].split()) > MARGIN
    made = damaged(TEXT, plants)
    at = 0
    for position, character in enumerate(made.text):
        start, end = made.to_clean(position, position + 1)
        assert start >= at
        at = start
        if end - start == 1 and not any(p.start <= start < p.end for p in plants):
            assert TEXT[start] == character


def test_part_of_a_plant_leads_back_to_all_of_it():
    made = damaged("Ia tangkap", [Plant(3, 5, "xyzw", "test")])
    assert made.text == "Ia xyzwngkap"
    assert made.to_clean(4, 5) == (3, 5)
    assert made.to_clean(0, 2) == (0, 2)
    assert made.to_clean(7, 12) == (5, 10)


def repaired(raw: str, *edits: Edit) -> RepairedText:
    return RepairedText(apply_edits(raw, edits), raw, edits)


CLEAN = "Judul ini\n\nIa ditangkap oleh Otieno di Nairobi pada Senin."
SPLIT = Plant(16, 16, " ", "split di-")
STOP = Plant(29, 29, ".", "false stop")


def test_plant_that_stays_is_not_fixed():
    made = damaged(CLEAN, [SPLIT])
    assert made.text.split()[3:5] == ["di", "tangkap"]
    assert not is_fixed(made, 0, repaired(made.text))


def test_plants_are_judged_one_by_one():
    made = damaged(CLEAN, [SPLIT, STOP])
    only_first = repaired(made.text, Edit(16, 17, "", "passive"))
    assert [is_fixed(made, n, only_first) for n in (0, 1)] == [True, False]


def test_wrong_edit_beside_a_plant_spoils_the_fix():
    made = damaged(CLEAN, [SPLIT])
    both = repaired(made.text, Edit(11, 13, "Dia", "wrong"), Edit(16, 17, "", "passive"))
    assert not is_fixed(made, 0, both)


def test_normalisation_beside_a_plant_is_no_fault():
    made = damaged(CLEAN, [Plant(11, 11, "ADVERTISEMENT\n\n", "site line")])
    mended = repaired(made.text, Edit(9, 9, ".", "heading"), Edit(11, 25, "", "boilerplate"))
    assert mended.text == f"Judul ini.\n\n\n{CLEAN[11:]}"
    assert is_fixed(made, 0, mended)


def test_word_lists_of_the_model_are_filled():
    words = model.words()
    assert words.lines
    assert words.endings
    assert words.inline
    assert {"dinas", "kepada"} <= words.whole
