"""Prefixes ke- and se- that were written apart."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Ini kunjungan ke dua menteri itu.", "Ini kunjungan kedua menteri itu."),
        ("Ke tiga orang itu bebas.", "Ketiga orang itu bebas."),
        ("Ia menjaga ke amanan kota.", "Ia menjaga keamanan kota."),
        ("Polisi menemui se orang saksi.", "Polisi menemui seorang saksi."),
        ("Se buah kapal tenggelam.", "Sebuah kapal tenggelam."),
        ("Mereka pulang se telah rapat.", "Mereka pulang setelah rapat."),
        ("Rumah itu se besar kantor.", "Rumah itu sebesar kantor."),
    ],
)
def test_prefix_is_joined(mended, damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "Ia pergi ke rumah sakit.",
        "Kapal itu berlayar ke lautan luas.",
        "Pasukan bergerak ke arah utara dan ke tujuan akhir.",
        "Hujan meluas ke empat penjuru.",
        "Ia naik ke atas meja.",
        "Mereka kembali ke kedutaan.",
        "Itu per se bukan masalah.",
        "Warga se-Indonesia merayakannya.",
        "Ia terbang ke Nairobi.",
    ],
)
def test_preposition_and_foreign_word_stay(repair, text):
    assert repair(text).edits == ()
