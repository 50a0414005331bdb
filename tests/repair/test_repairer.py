"""The repairs together: clean text stays, damage comes right, and the way back holds."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CLEAN = [
    "Menteri luar negeri Kenya tiba di Kairo pada Senin pagi.",
    "Pemberontak ditangkap oleh tentara di pinggir kota.",
    'Ia berkata, "Kami tidak akan mundur."',
    "Gedung parlemen diserang massa pada 5 Mei 2019.",
    "Perjanjian itu ditandatangani Presiden Mesir dan Raja Yordania.",
    "Pengungsi menunggu di perbatasan sejak pekan lalu, menurut PBB.",
    "Harga beras naik menjadi Rp 12.500 per kilogram.",
    "Pengadilan memvonis H. Abdul Karim, S.H. lima tahun penjara.",
    "Namun, pemerintah membantah tuduhan itu.",
    "Bantuan dikirim dari Jenewa ke wilayah yang dikuasai oleh Sudan.",
]
DAMAGE = [
    (re.compile(r"\bdi(?=tangkap|serang|tandatangani|kirim|kuasai)"), "di "),
    (re.compile(r"(?<= oleh) (?=Sudan)"), ". "),
    (re.compile(r"(?<= di) (?=Kairo)"), ". "),
    (re.compile(r'"'), "“"),
    (re.compile(r" "), "\u00a0 "),
    (re.compile(r"(?<=a)(?=n)"), "\u00ad"),
    (re.compile(r"$"), " SCROLL TO CONTINUE WITH CONTENT"),
]
WORD = re.compile(r"\w+")

texts = st.lists(st.sampled_from(CLEAN), min_size=1, max_size=6)


def damage(text: str, choose: random.Random) -> str:
    for pattern, wrong in DAMAGE:
        text = pattern.sub(lambda m, w=wrong: w if choose.random() < 0.4 else m.group(), text)
    return text


@given(texts, st.sampled_from([" ", "\n", "\n\n"]))
def test_clean_text_comes_out_unchanged(repair, sentences, glue):
    text = glue.join(sentences)
    repaired = repair(text)
    assert repaired.edits == ()
    assert repaired.text == text
    assert repaired.to_raw(3, 9) == (3, 9)


@given(texts, st.randoms(use_true_random=False))
def test_damaged_text_comes_right(repair, sentences, choose):
    text = " ".join(sentences)
    assert repair(damage(text, choose)).text == text


@given(texts, st.randoms(use_true_random=False))
def test_every_word_leads_back_to_itself(repair, sentences, choose):
    raw = damage("\n".join(sentences), choose)
    repaired = repair(raw)
    at = 0
    for word in WORD.finditer(repaired.text):
        start, end = repaired.to_raw(*word.span())
        assert at <= start < end <= len(raw)
        assert re.sub(r"[ \u00a0\u00ad]", "", raw[start:end]) == word.group()
        at = end


@given(texts, st.randoms(use_true_random=False))
def test_edits_turn_the_raw_text_into_the_repaired_one(repair, sentences, choose):
    raw = damage("\n".join(sentences), choose)
    repaired = repair(raw)
    at, parts = 0, []
    for edit in repaired.edits:
        parts += [raw[at : edit.start], edit.replacement]
        at = edit.end
    assert "".join([*parts, raw[at:]]) == repaired.text


@settings(max_examples=300)
@given(st.text(st.sampled_from("ab AKdi.\n,:!?\"'()[]-“\xa0\r\u200b1") | st.characters()))
def test_any_text_is_repaired_once_and_for_all(repair, text):
    repaired = repair(text)
    assert repair(repaired.text).edits == ()
    whole = repaired.to_raw(0, len(repaired.text))
    assert 0 <= whole[0] <= whole[1] <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                *CLEAN,
                "Baca juga: Kabar lain",
                "Kenya menang lagi",
                "di. ",
                "di tangkap",
                "Kabar Kenya dari Kairo",
                "oleh\n",
                "itu.Kata",
            ]
        )
    )
)
def test_repair_of_damaged_lines_makes_no_second_edit(repair, lines):
    assert repair(repair("\n".join(lines)).text).edits == ()
    assert repair(repair(" ".join(lines)).text).edits == ()


def test_breaks_are_the_starts_of_filled_lines(repair):
    repaired = repair("Satu menang.\n\n Dua kalah.\n \nTiga mundur.\n")
    assert [repaired.text[at : at + 4] for at in repaired.breaks] == ["Satu", "Dua ", "Tiga"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "...", "\x00\x01\x02", "\ud800 di. \udfff Kim", "\x1c", '"' * 99]
)
def test_odd_text_raises_nothing_and_stays(repair, text):
    assert repair(text).text == text


@pytest.mark.parametrize(
    "piece",
    ["Kim Il ", "a", " ", "di ", "di. Aku ", ". Baca juga: a", "(", ". Editor: ", "x-", "abc.Abc"],
)
def test_a_long_line_takes_time_in_proportion(repair, piece):
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        begun = time.process_time()
        repair(text)
        return time.process_time() - begun

    seconds(1000)
    assert seconds(200_000) < 20 * seconds(20_000) + 0.5
