"""Wrong decoding: UTF-8 read as a Western code page, control codes, entities."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "text", ["Café di Malmö ditutup.", "Harga naik \u2013 sedikit.", "Suhu 30 °C."]
)
def test_utf8_read_as_a_western_code_page_is_decoded(mended, text, page):
    assert mended(text.encode().decode(page)) == text


def test_text_that_was_misread_twice_is_decoded(mended):
    twice = "Café itu".encode().decode("cp1252").encode().decode("cp1252")
    assert twice == "CafÃƒÂ© itu"
    assert mended(twice) == "Café itu"


def test_control_codes_are_the_signs_of_windows(mended):
    assert mended("\x93Kami siap,\x94 kata dia.") == '"Kami siap," kata dia.'


@pytest.mark.parametrize(
    ("entity", "sign"),
    [("&quot;", '"'), ("&ldquo;", '"'), ("&#8217;", "'"), ("&#x2013;", "\u2013"), ("&amp;", "&")],
)
def test_entities_are_their_signs(mended, entity, sign):
    assert mended(f"Ia {entity} kami") == f"Ia {sign} kami"


def test_nonbreaking_blank_of_html_is_a_blank(mended):
    assert mended("Ia&nbsp;tiba.") == "Ia tiba."


@pytest.mark.parametrize(
    "text",
    [
        "Ülo Öpik dan Zoë lahir di Malmö.",
        "Nestlé® dan Citroën™ mundur.",
        "Ia bekerja di AT&T; lalu pindah.",
        "R&D dan B&B tutup.",
        "Menteri بن محمد dan 習近平 bertemu.",
    ],
)
def test_text_in_good_order_stays(repair, text):
    assert repair(text).edits == ()
