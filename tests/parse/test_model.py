"""The trained pipeline loads by itself, is small, and gets plain news sentences right."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy

import peristiwa.parse  # noqa: F401  registers what the pipeline names
from training.card import CARD_PATH
from training.evaluate import sample_scores, table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = Path(__file__).resolve().parents[2] / "src" / "peristiwa" / "parse" / "model"
SIZE_LIMIT = 20_000_000
SUBJECTS = {"nsubj", "nsubj:pass"}
FEW_WORDS, ONE_NAME = 0.3, 3.0
"""Points by which a score may differ on another processor: two words of the sample, or a name."""


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


def token(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


def depends(doc: Doc, form: str, head: str) -> str:
    """The relation of ``form`` to ``head``; empty when it hangs elsewhere."""
    found = token(doc, form)
    return found.dep_ if found.head.text == head else ""


def entities(doc: Doc) -> set[tuple[str, str]]:
    return {(ent.text, ent.label_) for ent in doc.ents}


def test_loads_with_no_network_in_under_three_seconds_of_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the pipeline asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    began = time.process_time()
    loaded = spacy.load(MODEL)
    assert time.process_time() - began < 3
    assert loaded.pipe_names == [
        "peristiwa_sentences",
        "tok2vec",
        "morphologizer",
        "peristiwa_lemmas",
        "parser",
        "ner",
    ]


def test_takes_less_than_twenty_megabytes() -> None:
    sizes = [path.stat().st_size for path in MODEL.rglob("*") if path.is_file()]
    assert 1_000_000 < sum(sizes) < SIZE_LIMIT


def test_says_what_it_was_learnt_from_and_how_it_scores() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"] == "CC BY-SA 4.0"
    assert len(meta["inputs_sha256"]) == 64
    assert meta["performance"]["CSUI test"]["UAS"] > 83
    assert meta["performance"]["idner test"]["entities F1"] > 82


def test_the_weights_score_what_the_card_says_on_the_sample_that_ships(nlp: Language) -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    said, got = meta["performance"]["shipped sample"], sample_scores(nlp)
    assert set(got) == set(said)
    for measure, value in said.items():
        slack = ONE_NAME if measure.split()[0] in {"entities", "PER", "ORG", "LOC"} else FEW_WORDS
        assert got[measure] == pytest.approx(value, abs=slack), measure


def test_the_card_says_what_the_meta_data_say() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    text = CARD_PATH.read_text(encoding="utf-8")
    assert table(meta["performance"]) in text
    assert meta["inputs_sha256"] in text


@pytest.mark.parametrize(
    ("text", "verb", "subject", "object_"),
    [
        ("Polisi menangkap tiga pelaku di Surabaya.", "menangkap", "Polisi", "pelaku"),
        ("Presiden Jokowi mengunjungi Jepang pada Senin.", "mengunjungi", "Presiden", "Jepang"),
        ("Pemerintah akan menaikkan tarif listrik.", "menaikkan", "Pemerintah", "tarif"),
        ("Amerika Serikat mengecam serangan itu.", "mengecam", "Amerika", "serangan"),
        ("Para buruh menolak rancangan undang-undang tersebut.", "menolak", "buruh", "rancangan"),
    ],
)
def test_an_active_clause_has_its_subject_and_object(
    nlp: Language, text: str, verb: str, subject: str, object_: str
) -> None:
    doc = nlp(text)
    assert token(doc, verb).dep_ == "ROOT"
    assert token(doc, verb).pos_ == "VERB"
    assert token(doc, verb).morph.get("Voice") == ["Act"]
    assert depends(doc, subject, verb) == "nsubj"
    assert depends(doc, object_, verb) == "obj"


@pytest.mark.parametrize(
    ("text", "verb", "subject", "agent"),
    [
        ("Tiga pelaku ditangkap oleh polisi di Surabaya.", "ditangkap", "pelaku", "polisi"),
        ("Perjanjian itu ditandatangani oleh kedua menteri.", "ditandatangani", "Perjanjian", ""),
        ("Dua tentara dibunuh oleh pemberontak.", "dibunuh", "tentara", "pemberontak"),
        ("Usul tersebut ditolak oleh parlemen.", "ditolak", "Usul", "parlemen"),
    ],
)
def test_a_passive_clause_has_its_patient_and_agent(
    nlp: Language, text: str, verb: str, subject: str, agent: str
) -> None:
    doc = nlp(text)
    assert token(doc, verb).morph.get("Voice") == ["Pass"]
    assert depends(doc, subject, verb) == "nsubj:pass"
    if agent:
        assert depends(doc, agent, verb) in {"obl", "obl:agent"}
        assert depends(doc, "oleh", agent) == "case"


def test_a_place_is_an_oblique_of_the_verb(nlp: Language) -> None:
    doc = nlp("Kedua pemimpin bertemu di Jakarta.")
    assert depends(doc, "Jakarta", "bertemu") == "obl"
    assert depends(doc, "di", "Jakarta") == "case"


def test_a_relative_clause_hangs_on_its_noun(nlp: Language) -> None:
    doc = nlp("Polisi memeriksa pria yang membawa senjata.")
    assert depends(doc, "membawa", "pria").startswith("acl")
    assert depends(doc, "senjata", "membawa") == "obj"


def test_the_enclitic_is_the_object_of_a_verb_and_the_possessor_of_a_noun(nlp: Language) -> None:
    assert depends(nlp("Jaksa menuduhnya menerima suap."), "nya", "menuduh") == "obj"
    assert depends(nlp("Ia menemui istrinya di Bandung."), "nya", "istri") == "nmod:poss"


def test_negation_modifies_its_verb(nlp: Language) -> None:
    doc = nlp("Korea Utara tidak menyerang kapal itu.")
    assert depends(doc, "tidak", "menyerang") == "advmod"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Presiden Joko Widodo bertemu Vladimir Putin di Moskow.",
            {("Joko Widodo", "PER"), ("Vladimir Putin", "PER"), ("Moskow", "LOC")},
        ),
        (
            "Partai Demokrat meminta DPR menunda sidang di Jakarta.",
            {("Partai Demokrat", "ORG"), ("DPR", "ORG"), ("Jakarta", "LOC")},
        ),
        (
            "KPK memeriksa Anas Urbaningrum, kata Johan Budi di Jakarta.",
            {("KPK", "ORG"), ("Anas Urbaningrum", "PER"), ("Johan Budi", "PER")},
        ),
        (
            "Gempa melanda Sulawesi Tengah dan Jawa Barat kemarin.",
            {("Sulawesi Tengah", "LOC"), ("Jawa Barat", "LOC")},
        ),
    ],
)
def test_well_known_names_are_found(
    nlp: Language, text: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= entities(nlp(text))


def test_sentences_end_where_they_end(nlp: Language) -> None:
    parts = [
        "Menteri Luar Negeri tiba di Tokyo pada Selasa.",
        "Ia disambut oleh Prof. Suzuki dan H. Ahmad.",
        "“Kami akan bekerja sama,” katanya.",
        "Keduanya lalu menandatangani perjanjian dagang.",
    ]
    doc = nlp(" ".join(parts))
    assert [sent.text.strip() for sent in doc.sents] == parts


def test_a_title_without_a_full_stop_ends_at_its_line(nlp: Language) -> None:
    doc = nlp("Polisi tangkap pelaku pembunuhan di Medan\nPolisi menangkap seorang pria pada Rabu.")
    assert [sent.text.strip()[:20] for sent in doc.sents] == [
        "Polisi tangkap pelak",
        "Polisi menangkap seo",
    ]


def test_offsets_point_into_the_text(nlp: Language) -> None:
    text = "  Presiden  Rusia\n\nmenuduhnya. "
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in nlp(text))


def test_an_empty_text_gives_an_empty_parse(nlp: Language) -> None:
    assert list(nlp("").sents) == []
