"""Sentences begin where the rule says, and nowhere else."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from peristiwa.parse.sentences import SENTENCES
from training.pipelines import rule_pipeline
from training.rules import load_sentence_lists

from .test_model import MODEL

RULE = rule_pipeline()


def sentences(text: str) -> list[str]:
    return [sentence.text.strip() for sentence in RULE(text).sents]


@pytest.mark.parametrize(
    "parts",
    [
        ["Menteri tiba di Tokyo.", "Ia disambut Prof. Suzuki dan H. Ahmad, S.H., di bandara."],
        ["“Kami menolak.”", "Ia lalu pergi."],
        ['"Kami menolak," katanya.', '"Kami tidak takut!"', "Massa bubar."],
        ["Siapa yang menembak?", "Polisi belum tahu."],
        ["Harganya Rp 1.000 per kg, naik 5,5 persen menurut No. 7 Tahun 2020.", "Warga resah."],
        ["JAKARTA, KOMPAS.com - Rapat itu batal.", "3 orang terluka."],
        ["Turut hadir Budi, Ani, dkk.", "Setelah itu rapat ditutup."],
        ["Putusan itu dibacakan hakim Siti Rahma, S.H.", "Namun, jaksa banding."],
        ["Rapat selesai …", "Besok dilanjutkan."],
        ["(Rapat itu batal.)", "Menteri menolak hadir."],
        ["PT Angin Timur Tbk. Sejahtera membantah kabar itu."],
        ["Ia dirawat di RS St. Yosef bersama drg. Ani."],
        ['"Mengapa?" tanya hakim kepada saksi.'],
    ],
)
def test_text_is_parted_into_its_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_line_break_ends_a_title_without_a_stop() -> None:
    assert sentences("Polisi tangkap pelaku\n\nmassa bubar") == [
        "Polisi tangkap pelaku",
        "massa bubar",
    ]


def test_a_sentence_glued_to_a_full_stop_is_parted() -> None:
    assert sentences("Rapat selesai.Kemudian mereka pulang") == [
        "Rapat selesai.",
        "Kemudian mereka pulang",
    ]


def test_what_is_already_decided_stays() -> None:
    doc = RULE.make_doc("Polisi tiba. Ia lari massa bubar")
    doc[3].is_sent_start = False
    doc[5].is_sent_start = True
    marked = RULE.get_pipe(SENTENCES)(doc)
    assert [token.i for token in marked if token.is_sent_start] == [0, 5]


@settings(deadline=None)
@given(st.text(alphabet='abN .!?"”(\n1', max_size=40))
def test_every_token_is_decided(text: str) -> None:
    doc = RULE(text)
    assert all(token.is_sent_start is not None for token in doc)


def test_the_shipped_pipeline_holds_the_lists_of_the_lexicon() -> None:
    shipped = spacy.load(MODEL).get_pipe_config(SENTENCES)
    assert {name: shipped[name] for name in ("closing", "openers")} == load_sentence_lists()
