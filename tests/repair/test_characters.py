"""Characters: quotes, blanks, invisible ones, line ends, wrong decoding."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Ia menyebutnya “babak baru”.", 'Ia menyebutnya "babak baru".'),
        ("Jum\u2019at pagi polisi tiba.", "Jum'at pagi polisi tiba."),
        ("Presiden\u00a0tiba di\u2009Bandung.", "Presiden tiba di Bandung."),
        ("Presi\u00adden ti\u200bba di Bandung.", "Presiden tiba di Bandung."),
        ("Presiden  tiba \t di Bandung.", "Presiden tiba di Bandung."),
        ("Ia tiba.\r\nLalu ia pergi.", "Ia tiba.\nLalu ia pergi."),
        ("â€œKami siap,â€\u009d kata jenderal itu.", '"Kami siap," kata jenderal itu.'),
        ("Harga naik â€“ sedikit â€” lagi.", "Harga naik \u2013 sedikit \u2014 lagi."),
        ("â\u0080\u009cKami siap,â\u0080\u009d kata dia.", '"Kami siap," kata dia.'),
    ],
)
def test_damage_is_mended(mended, damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "Perang 1950\u20131953 berakhir \u2014 tanpa damai.",
        "Ia berkata: \"Kami 'siap' besok.\"",
        "Ülo Öpik lahir di Malmö pada 1950.",
        "Ia tiba.\nLalu ia pergi.\n",
    ],
)
def test_dashes_straight_quotes_accents_and_line_feeds_stay(repair, text):
    assert repair(text).edits == ()
