"""Quotes that became question or replacement marks."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("mark", ["?", "\N{REPLACEMENT CHARACTER}"])
@pytest.mark.parametrize(
    "text",
    [
        '"Kami siap," kata dia.',
        'Ia menyebutnya "babak baru" dalam pidato.',
        'Ia berkata, "Kami tidak akan mundur."',
        "Pada Jum'at pagi polisi tiba.",
    ],
)
def test_marks_in_the_place_of_quotes_are_quotes(mended, text, mark):
    assert mended(text.replace('"', mark).replace("'", mark)) == text


def test_quote_that_no_second_one_closes_is_told_by_the_colon(mended):
    assert mended("Ia berkata: ?Kami siap.\nIa pergi.") == 'Ia berkata: "Kami siap.\nIa pergi.'


def test_replacement_mark_between_blanks_is_a_dash(mended):
    assert mended("Harga naik \ufffd sedikit.") == "Harga naik \u2013 sedikit."


@pytest.mark.parametrize(
    "text",
    [
        "Benarkah itu? Ia tidak tahu. Siapa yang menang?",
        "Apa ini? Siapa dia? Mengapa?",
        "Laman contoh.id/baca?id=5 ditutup.",
        "Laman contoh.id/baca?halaman ditutup.",
        "Ia bertanya, apa itu?",
    ],
)
def test_question_marks_stay(repair, text):
    assert repair(text).edits == ()
