"""The boundary model: tokens, places, and how what was learnt is read."""

from __future__ import annotations

import json

import pytest

from peristiwa.errors import ModelError
from peristiwa.repair.boundaries import TEMPLATES, Boundaries, features, leaves_fragment, places
from peristiwa.repair.learnt import LEARNT_PATH, load_learnt
from peristiwa.repair.tokens import Tokens, read_tokens


@pytest.fixture(scope="module")
def model(settings, verbs) -> Boundaries:
    return Boundaries(load_learnt(), settings.sentences, verbs.clitics)


@pytest.fixture(scope="module")
def read(model):
    return lambda line: read_tokens(line, model.words)


def test_tokens_know_shape_class_and_ends(read):
    line = read('"Kami menang," kata Otieno pada 5 Mei. PBB ditunggu yang lain.')
    shapes = [token.shape for token in line.tokens]
    assert shapes == ["X", "x", "x", "X", "x", "9", "X", "A", "x", "x", "x"]
    tags = {token.low: token.tag for token in line.tokens}
    assert (tags["menang"][0], tags["ditunggu"], tags["yang"]) == ("V", "Vd", "Y")
    assert line.finals == [6, 10]
    assert line.sentence(7) == (7, 10)


def test_stop_before_a_small_letter_ends_no_sentence(read):
    assert read("Ia bertemu H. Amin, S.H. pada Senin.").finals == [2, 6]


def test_run_of_capitals_stops_at_a_mark(read):
    line = read("Menteri Luar Negeri Kenya, Otieno, tiba.")
    assert line.run(0) == 4
    assert line.run(4) == 5


def test_places_are_before_capitals_and_not_behind_abbreviations(read, settings):
    line = read("Ia menemui dr. Amin dan Otieno. Kenya diam... Kairo menunggu, Amman tidak.")
    assert list(places(line, settings.sentences)) == [(4, False), (5, True)]


def test_features_are_one_a_template_and_blind_to_the_stop(read, model):
    with_stop, without = read("Ia tiba di kota. Kenya diam."), read("Ia tiba di kota Kenya diam.")
    seen = features(with_stop, 3, model.capitals)
    assert len(seen) == len(TEMPLATES)
    assert seen == features(without, 3, model.capitals)
    assert model.score(with_stop, 3) == model.score(without, 3)


def test_model_tells_an_opener_from_a_name_in_mid_sentence(read, model):
    opener = read("Hujan turun sejak pagi di kota itu Namun warga tetap datang.")
    name = read("Pakta itu ditandatangani oleh Mesir dan Yordania.")
    assert model.score(opener, 6) > 2
    assert model.score(name, 3) < -2
    assert not model.may_end(name, 3)


@pytest.mark.parametrize(
    ("line", "at", "fragment"),
    [
        ("Kebutuhan kota. Kenya akan senjata naik.", 1, True),
        ("Ia memberi kuda. Macron kepada kanselir.", 2, True),
        ("Ia memberi kuda. Macron tertawa.", 2, False),
    ],
)
def test_side_without_a_predicate_is_a_fragment(read, line, at, fragment):
    assert leaves_fragment(read(line), at) is fragment


def test_empty_line_has_no_places(read, settings):
    empty: Tokens = read("")
    assert list(places(empty, settings.sentences)) == []


def test_shipped_weights_belong_to_templates_that_there_are():
    learnt = load_learnt()
    assert set(learnt.weights) == set(TEMPLATES)
    assert all(learnt.weights.values())


def test_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(ModelError, match=r"gone\.json.*training\.stops"):
        load_learnt(tmp_path / "gone.json")


def test_file_of_another_form_says_what_to_do(tmp_path):
    broken = json.loads(LEARNT_PATH.read_text(encoding="utf-8"))
    del broken["bias"]
    (tmp_path / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(ModelError, match="bias"):
        load_learnt(tmp_path / "broken.json")
