"""What repair learns from clean text: words and where sentences end."""

from __future__ import annotations

import pytest

from peristiwa.lexicon.compiled import load_built
from peristiwa.repair import RepairData
from peristiwa.repair.boundaries import TEMPLATES
from peristiwa.repair.tokens import WordClasses
from training.stops import SCALE, Vocabulary, fit, least_glance, samples
from training.words import capitals_of, stems_of, tags_of

TEXT = [
    "Hujan turun di kota. Namun Otieno tetap datang ke Nairobi.",
    "Polisi menemui Otieno di Kairo. Namun ia diam.",
] * 10


@pytest.fixture(scope="module")
def repairs() -> RepairData:
    return load_built("repair.json", RepairData)


@pytest.fixture(scope="module")
def plain(repairs) -> WordClasses:
    return WordClasses({}, repairs.settings.sentences, repairs.verbs.clitics)


def test_only_classes_that_the_shape_does_not_tell_are_kept(tmp_path, plain):
    rows = [("menang", "VERB"), ("tidur", "VERB"), ("rumah", "NOUN"), ("Kenya", "PROPN")] * 2
    lines = [f"1\t{form}\t_\t{upos}\t_\t_\t0\troot\t_\t_" for form, upos in rows]
    (tmp_path / "bank.conllu").write_text("\n".join(lines), encoding="utf-8")
    assert tags_of([tmp_path / "bank.conllu"], plain) == {"V": "tidur"}


def test_capitals_are_counted_in_mid_sentence(plain):
    shares, acronyms = capitals_of(
        [*TEXT, *["Seorang utusan PBB menunggu kabar dari PBB."] * 10], plain
    )
    assert "otieno" in shares["5"].split()
    assert "turun" in shares["0"].split()
    assert not any("namun" in words.split() for words in shares.values())
    assert acronyms == "pbb"


def test_stems_are_what_is_not_written_apart_from_the_prefix():
    text = ["kedua orang keluar lalu ke luar"] * 9
    assert stems_of("ke", text) == "dua"


def test_fitted_weights_tell_ends_from_names(plain, repairs):
    shares, _ = capitals_of(TEXT, plain)
    flat = {word: key for key, listed in shares.items() for word in listed.split()}
    found = samples(TEXT, Vocabulary(plain, flat), repairs.settings.sentences)
    assert sum(found.ends) == len(TEXT)
    tables, bias = fit(found, 0)
    odds = [
        (bias + sum(t.get(v, 0) for t, v in zip(tables, row, strict=True))) / SCALE
        for row in found.rows
    ]
    assert len(tables) == len(TEMPLATES)
    assert all((score > 0) == end for score, end in zip(odds, found.ends, strict=True))
    assert least_glance(found, tables, bias, 1.0) > 0


def test_fit_is_the_same_each_time(plain, repairs):
    found = samples(TEXT, Vocabulary(plain, {}), repairs.settings.sentences)
    assert fit(found) == fit(found)
