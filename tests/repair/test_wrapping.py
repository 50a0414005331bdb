"""Text that was cut at a fixed width."""

from __future__ import annotations

import textwrap

import pytest

PARAGRAPH = (
    "Menteri luar negeri Kenya tiba di Kairo pada Senin pagi untuk berunding dengan para pejabat "
    "Mesir. Kedua pihak membahas perdagangan, keamanan, dan nasib ribuan pengungsi yang menunggu "
    "di perbatasan sejak pekan lalu. Pemimpin Kenya menyebut pembicaraan itu hangat dan terbuka."
)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_cut_lines_are_joined_without_stops(mended, width):
    lines = textwrap.wrap(PARAGRAPH, width)
    assert mended("\n".join(lines)).replace("\n", " ") == PARAGRAPH


def test_line_feed_stays_only_after_a_full_sentence(mended):
    whole = mended("\n".join(textwrap.wrap(PARAGRAPH, 60)))
    assert all(line.endswith(".") for line in whole.split("\n"))


def test_title_above_cut_lines_gets_its_stop(mended):
    wrapped = "\n".join(textwrap.wrap(PARAGRAPH, 70))
    assert mended(f"Perundingan di Kairo\n\n{wrapped}").startswith("Perundingan di Kairo.\n\n")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Mereka membahas keamanan,\nperdagangan, dan utang.", "keamanan, perdagangan"),
        ("Perjanjian itu ditandatangani oleh\npara menteri.", "oleh para menteri"),
    ],
)
def test_line_that_cannot_end_is_joined_to_one_in_lower_case(mended, text, right):
    assert right in mended(text)


def test_list_in_lower_case_is_left_in_lines(mended):
    text = "Syaratnya adalah sebagai berikut dan harus lengkap:\na. surat kuasa;\nb. paspor."
    assert mended(text) == text


def test_lines_of_full_sentences_stay(repair):
    assert repair(PARAGRAPH.replace(". ", ".\n")).edits == ()
