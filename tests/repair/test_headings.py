"""Headings: they get a stop, and go where they come again."""

from __future__ import annotations

import pytest

TITLE = "Menteri Luar Negeri Kenya Mengunjungi Kairo untuk Berunding"
BODY = "Menteri itu tiba pada Senin pagi. Ia disambut tuan rumah."


def test_heading_gets_a_stop_and_a_break(repair):
    repaired = repair(f"{TITLE}\n{BODY}")
    assert repaired.text == f"{TITLE}.\n{BODY}"
    assert repaired.breaks == (0, len(TITLE) + 2)


def test_sub_heading_gets_a_stop(mended):
    assert mended(f"{BODY}\nBabak baru\n{BODY}") == f"{BODY}\nBabak baru.\n{BODY}"


def test_heading_that_ends_in_a_quote_gets_a_stop(mended):
    assert mended(f'Menteri: "Kami siap"\n{BODY}') == f'Menteri: "Kami siap".\n{BODY}'


@pytest.mark.parametrize("end", [".", "?", "!", ":", ",", ' tiba."', " -"])
def test_line_with_an_end_of_its_own_gets_none(repair, end):
    assert repair(f"Babak baru{end}\n{BODY}").edits == ()


def test_last_line_gets_none(repair):
    assert repair(f"{BODY}\nBabak baru").edits == ()
    assert repair("Menteri tiba di Kairo").edits == ()


def test_lines_without_words_get_none(repair):
    assert repair(f"{BODY}\n***\n{BODY}\n1.000\n{BODY}").edits == ()


def test_line_feed_between_full_sentences_is_a_break(repair):
    assert repair(f"{BODY}\n\n  {BODY}").breaks == (0, len(BODY) + 4 - 1)


def test_title_that_runs_on_into_the_text_is_parted(repair):
    repaired = repair(f"{TITLE} {BODY}", TITLE)
    assert repaired.text == f"{TITLE}.\n{BODY}"


def test_title_that_begins_a_sentence_is_not_parted(repair):
    text = "Menteri tiba di Kairo pada Senin pagi."
    assert repair(text, "Menteri tiba").edits == ()


@pytest.mark.parametrize(
    "again",
    [
        TITLE,
        TITLE.upper(),
        "Menteri Luar Negeri Kenya  Mengunjungi Kairo",
        "Menteri Luar Negeri Kenya Mengunjungi...",
    ],
)
def test_repeated_heading_goes(mended, again):
    assert mended(f"{TITLE}\n{BODY}\n{again}\n{BODY}") == f"{TITLE}.\n{BODY}\n{BODY}"


def test_repeat_of_the_given_title_goes(mended):
    assert mended(f"{BODY}\n{TITLE}\n{BODY}", TITLE) == f"{BODY}\n{BODY}"


def test_repeat_of_a_title_that_asks_goes(mended):
    title = "Mengapa Menteri Kenya ke Kairo?"
    assert mended(f"{BODY}\n{title}\n{BODY}", title) == f"{BODY}\n{BODY}"


def test_first_line_stays_even_where_it_is_the_title(mended):
    assert mended(f"{TITLE}\n{BODY}", TITLE) == f"{TITLE}.\n{BODY}"


@pytest.mark.parametrize(
    "line",
    [
        f"{TITLE}.",
        "Menteri Luar Negeri Kenya",
        f"{TITLE} pada Senin pagi, kata juru bicara.",
        "Kairo untuk Berunding Lagi Nanti",
    ],
)
def test_sentence_short_beginning_or_other_heading_stays(mended, line):
    assert line.rstrip(".") in mended(f"{TITLE}\n{BODY}\n{line}\n{BODY}").split("\n", 1)[1]


def test_repeated_list_item_stays(mended):
    text = f"1. Menerima permohonan seluruhnya\n2. Menutup sidang\n{BODY}\n"
    assert mended(text * 2).count("Menerima permohonan") == 2


def test_first_line_is_taken_for_the_title_where_no_stop_ends_it(mended):
    assert mended(f"Siapa yang menang?\n{BODY}\nSiapa yang menang?\n{BODY}").count("Siapa") == 1


def test_heading_is_known_again_when_its_words_are_mended(mended):
    text = mended(f"Tiga orang di tangkap polisi\n{BODY}\nTiga orang ditangkap polisi\n{BODY}")
    assert text.count("Tiga orang ditangkap polisi") == 1
