"""Lemmas of a treebank are brought to this project's tokens and convention, learnt and scored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from peristiwa.language.roots import RootData
from peristiwa.parse import load_parser
from training.evaluate_lemmas import lemma_scores, score
from training.lemma_gold import Gold, conventional, read_lemmas
from training.lemmas import as_yaml, learn
from training.treebank import Word

DATA = Path(__file__).parents[3] / "shared" / "data"
TREEBANK = """\
# text = Penyapunya menyapu di Balai Kenangan RW.
1-2\tPenyapunya\t_\t_\t_\t_\t_\t_\t_\t_
1\tPenyapu\tsapu\tNOUN\t_\t_\t3\tnsubj\t_\t_
2\tnya\tnya\tPRON\t_\t_\t1\tnmod:poss\t_\t_
3\tmenyapu\tsapu\tVERB\t_\tVoice=Act\t0\troot\t_\t_
4\tdi\tdi\tADP\t_\t_\t5\tcase\t_\t_
5\tBalai\tbalai\tPROPN\t_\t_\t3\tobl\t_\t_
6\tKenangan\tKenangan\tNOUN\t_\t_\t5\tnmod\t_\t_
7\tRW\trw\tNOUN\t_\t_\t6\tnmod\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_

# text = Itukah kenangan sapunya?
1-2\tItukah\t_\t_\t_\t_\t_\t_\t_\t_
1\tItu\titu\tPRON\t_\t_\t3\tnsubj\t_\t_
2\tkah\tkah\tPART\t_\t_\t1\tadvmod\t_\t_
3\tkenangan\tkenang\tNOUN\t_\t_\t0\troot\t_\t_
4\tsapunya\tsapunya\tNOUN\t_\t_\t3\tnmod\t_\tSpaceAfter=No
5\t?\t?\tPUNCT\t_\t_\t3\tpunct\t_\t_
"""


@pytest.fixture(scope="module")
def sentences(tmp_path_factory: pytest.TempPathFactory) -> list[list[Gold]]:
    """The treebank above in this project's tokens."""
    path = tmp_path_factory.mktemp("treebank") / "small.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return read_lemmas(path, load_parser()._nlp.tokenizer)


def golds(*rows: tuple[str, str, str]) -> list[Gold]:
    """Give tokens of form, part of speech and lemma."""
    return [Gold(Word(form, True, upos, "", None, ""), lemma) for form, upos, lemma in rows]


def pairs(sentences: Sequence[Sequence[Gold]]) -> list[tuple[str, str]]:
    """Give form and lemma of every token."""
    return [(gold.word.form, gold.lemma) for row in sentences for gold in row]


def data(*roots: str) -> RootData:
    """Give what is known before learning: only ``roots``."""
    return RootData(frozenset(roots), {}, {}, frozenset(), {}, {})


def test_parted_and_kept_words_have_the_lemma_of_their_stem(sentences: list[list[Gold]]) -> None:
    assert pairs(sentences[:1])[:3] == [("Penyapu", "sapu"), ("nya", "nya"), ("menyapu", "sapu")]
    assert pairs(sentences[1:]) == [
        ("Itukah", "itu"),
        ("kenangan", "kenang"),
        ("sapu", "sapu"),
        ("nya", "nya"),
        ("?", "?"),
    ]


def test_names_keep_their_form_and_words_in_names_are_analysed(sentences: list[list[Gold]]) -> None:
    convention = dict(pairs(conventional(sentences)))
    assert convention["Balai"] == "Balai"
    assert convention["Kenangan"] == "kenang"
    assert convention["RW"] == "RW"


def test_the_first_trusted_treebank_is_followed() -> None:
    words = [golds(("selain", "ADP", lemma)) for lemma in ("lain", "selain")]
    by_hand = data("lain", "selain")
    assert learn(words, [], by_hand).lemmas == {"lain": "selain/function"}
    assert learn(words[::-1], [], by_hand).lemmas == {}
    assert learn([], words, by_hand).lemmas == {}


def test_an_open_class_word_is_learnt_only_where_the_rules_allow_it() -> None:
    words = golds(("mengawal", "VERB", "kawal"), ("milikan", "NOUN", "milikan"))
    learnt = learn([words], [], data("awal", "kawal", "milik"))
    assert "milikan" not in learnt.lemmas
    assert learnt.counts == {1: "kawal"}


def test_a_root_that_the_list_lacks_is_learnt() -> None:
    words = golds(("berglombrang", "VERB", "glombrang"), ("glimbring", "NOUN", "glimbring"))
    assert learn([words], [], data("lain")).roots == "glombrang"


def test_what_is_learnt_is_written_as_readable_yaml() -> None:
    learnt = learn([golds(("laporan", "NOUN", "lapor"))], [], data("lapor"))
    assert yaml.safe_load(as_yaml(learnt))["patterns"]["NOUN"] == {"-an": 1}


def test_scores_count_right_lemmas(sentences: list[list[Gold]]) -> None:
    tags = [[gold.word.upos for gold in row] for row in sentences]
    answers = {"Penyapu": "sapu", "menyapu": "sapu", "Kenangan": "kenang", "kenangan": "kenangan"}
    scores = score(sentences, tags, lambda form, _: answers.get(form, form))
    assert scores["convention"] == pytest.approx(100 * 11 / 13)
    assert scores["as written"] == pytest.approx(100 * 8 / 13)
    assert scores["affixed"] == pytest.approx(100 * 3 / 4)


@pytest.mark.parametrize(
    ("path", "measure", "least"),
    [
        ("ud_csui/id_csui-ud-test.conllu", "as written", 95),
        ("ud_csui/id_csui-ud-test.conllu", "convention", 98),
        ("ud_gsd/id_gsd-ud-test.conllu", "convention", 95),
    ],
)
def test_held_out_treebanks_are_lemmatised(path: str, measure: str, least: float) -> None:
    if not (DATA / path).exists():
        pytest.skip(f"{path} does not lie in ../shared/data beside the repository")
    assert lemma_scores(DATA / path, load_parser()._nlp)[measure] >= least
