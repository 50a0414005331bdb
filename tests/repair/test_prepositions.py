"""Prepositions written together with the word after them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Ia bekerja dikantor itu.", "Ia bekerja di kantor itu."),
        ("Diatas meja ada surat.", "Di atas meja ada surat."),
        ("Mereka masuk kedalam gedung.", "Mereka masuk ke dalam gedung."),
        ("Ia tiba diJakarta pagi ini.", "Ia tiba di Jakarta pagi ini."),
        ("Ia terbang keSingapura dariMedan.", "Ia terbang ke Singapura dari Medan."),
    ],
)
def test_preposition_is_parted(mended, damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "Ia dikantori surat.",
        "Ia keluar lalu kembali ke kamar.",
        "Rasa keIndonesiaan itu tumbuh.",
        "Pasien diabetes dirawat direktur rumah sakit.",
        "Ia dirumahkan pabrik.",
        "Kapal dijalankan nakhoda.",
        "PT diXYZ berdiri.",
    ],
)
def test_verb_noun_or_name_stays_whole(repair, text):
    assert repair(text).edits == ()
