"""What the site puts between the lines."""

from __future__ import annotations

import pytest

FIRST = "Menteri itu tiba pada Senin pagi."
LAST = "Ia disambut tuan rumah."

LINES = [
    "Baca juga: Menteri Kenya Bertemu Presiden Mesir",
    "Baca juga: Utang Rp 1.500 Triliun Kenya...",
    "Simak juga Video 'Kunjungan Menteri Kenya':",
    "Lihat juga Video: Kairo di Malam Hari",
    "SCROLL TO CONTINUE WITH CONTENT",
    "ADVERTISEMENT",
    "[Gambas:Video 20detik]",
    "Gambas:Video 20detik",
    "Editor: Siti Aminah",
    "Penulis : Budi",
    "Reporter: Joko",
    "Pewarta: Rina",
    "Copyright © ANTARA 2024",
    "Ikuti kami di Google News dan WhatsApp",
    "Dapatkan update berita pilihan setiap hari dari kami.",
    "Foto: Menteri Kenya di Kairo (Reuters)",
    "Artikel ini telah tayang di laman kami dengan judul yang sama",
    "Berita Terkait",
    "(fas/maa)",
]


@pytest.mark.parametrize("line", LINES)
def test_site_line_goes(mended, line):
    assert mended(f"{FIRST}\n{line}\n{LAST}") == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize("line", LINES)
def test_site_line_goes_at_the_end(mended, line):
    assert mended(f"{FIRST}\n{LAST}\n{line}") == f"{FIRST}\n{LAST}"


@pytest.mark.parametrize(
    "inside",
    [
        "SCROLL TO CONTINUE WITH CONTENT",
        "ADVERTISEMENT",
        "[Gambas:Video 20detik]",
        "(Baca juga: Menteri Kenya di Kairo)",
        'Baca juga: "Menteri Kenya di Kairo"',
    ],
)
def test_site_text_within_a_line_goes(mended, inside):
    assert mended(f"{FIRST} {inside} {LAST}") == f"{FIRST} {LAST}"


@pytest.mark.parametrize(
    "tail",
    [" (fas/maa)", " Pewarta: Rina Editor: Siti", " Baca juga: Menteri Kenya di Kairo"],
)
def test_marks_at_the_end_of_the_text_go(mended, tail):
    assert mended(f"{FIRST} {LAST}{tail}") == f"{FIRST} {LAST}"


@pytest.mark.parametrize(
    "text",
    [
        "Ia meminta warga simak juga pidatonya.",
        "Simak juga penjelasan menteri itu tentang perang.",
        "Foto itu diambil pada Senin. Editor surat kabar itu menolak.",
        f"{FIRST} Baca juga: Menteri Kenya di Kairo Menteri itu pergi. {LAST}",
        "Kecepatannya tinggi sekali (km/jam) pada Senin.",
        "Baca juga: menteri itu tiba pada Senin pagi. Ia disambut.",
        "Bacalah juga: kitab itu penting, kata dia.",
    ],
)
def test_body_stays(repair, text):
    assert repair(text).edits == ()


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: A.S. dan D.C. menunggu hasil",
        "Simak juga Video 'Dan Kenya menang.':",
        "Pilihan Editor: Kenya menang lagi",
        "Berita Terkait: Menteri luar negeri Kenya tiba di Kairo pada Senin untuk berunding",
        "Baca Juga:\nKenya menang lagi di Kairo",
        "Pilihan Editor:\nKenya menang lagi di Kairo",
    ],
)
def test_link_with_its_headline_goes(mended, line):
    assert mended(f"Ia tiba.\n{line}\nIa pergi.") == "Ia tiba.\nIa pergi."


def test_sentence_below_a_link_label_stays(mended):
    assert "Kenya menang lagi." in mended("Ia tiba.\nBaca juga:\nKenya menang lagi.\nIa pergi.")


def test_line_apart_from_a_link_label_stays(mended):
    assert "Babak baru" in mended("Ia tiba.\nBaca juga:\n\nBabak baru\nIa pergi.")
