"""The passive prefix written apart from its verb, and the preposition that looks like it."""

from __future__ import annotations

import pytest

VERBS = [
    "tangkap",
    "serang",
    "tembak",
    "rilis",
    "dorong",
    "tuntut",
    "pecat",
    "culik",
    "bunuh",
    "tahan",
    "sita",
    "tandatangani",
    "latarbelakangi",
    "koreografikan",
    "umumkan",
    "hadiahkan",
    "tindaklanjuti",
    "perkirakan",
    "kemukakan",
    "ketahui",
    "berlakukan",
    "berhentikan",
    "salahgunakan",
    "nonaktifkan",
    "sosialisasikan",
    "kambinghitamkan",
    "pertanggungjawabkan",
    "alami",
    "katakan",
    "lakukan",
    "hadiri",
    "temui",
    "akui",
    "perpanjang",
    "sebut-sebut",
    "sebutkannya",
    "tangkapnya",
    "gembar-gemborkan",
]

PLACES = [
    "kursi",
    "tengah",
    "jalan",
    "tangan",
    "balik",
    "tempat",
    "kantor",
    "rumah",
    "muka",
    "pasar",
    "sisi",
    "sungai",
    "pantai",
    "negeri",
    "hati",
    "kali",
    "api",
    "laut",
    "depan",
    "kanan",
    "kiri",
    "atas",
    "bawah",
    "luar",
    "dalam",
    "antara",
    "pagi",
    "hari",
    "permukaan",
    "pendidikan",
    "perbankan",
    "perbatasan",
    "persidangan",
    "gerakan",
    "masakan",
    "bagian",
    "televisi",
    "provinsi",
    "partai",
    "lokasi",
    "dalamnya",
    "rumahnya",
    "antaranya",
    "sana-sini",
    "mana-mana",
    "perkantoran",
    "perikanan",
    "puncak",
    "markas",
    "ibu",
]


@pytest.mark.parametrize("verb", VERBS)
def test_prefix_is_joined_to_a_verb(mended, verb):
    assert mended(f"Hal itu di {verb} kemarin.") == f"Hal itu di{verb} kemarin."


@pytest.mark.parametrize("place", PLACES)
def test_preposition_stays_apart_from_a_place(repair, place):
    assert repair(f"Mereka berada di {place} itu.").edits == ()


@pytest.mark.parametrize("name", ["Serang", "Pyongyang", "Tembak", "Bekasi", "DKI"])
def test_preposition_stays_apart_from_a_name(repair, name):
    assert repair(f"Mereka berada di {name} kemarin.").edits == ()


def test_prefix_at_the_head_of_a_sentence_keeps_its_capital(mended):
    assert mended("Di tangkap polisi, ia diam saja.") == "Ditangkap polisi, ia diam saja."


def test_hyphen_goes_too(mended):
    assert mended("Kota itu di-serang lagi.") == "Kota itu diserang lagi."


@pytest.mark.parametrize("text", ["Ia di-PHK kemarin.", "Video itu di-upload kemarin."])
def test_hyphen_before_letters_and_foreign_words_stays(repair, text):
    assert repair(text).edits == ()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Kasus itu akan di proses besok.", "Kasus itu akan diproses besok."),
        ("Kasus itu di proses oleh jaksa.", "Kasus itu diproses oleh jaksa."),
        ("Celah di proses hukum itu besar.", "Celah di proses hukum itu besar."),
        ("Ia dapat di penjara.", "Ia dapat dipenjara."),
        ("Ia meninggal di penjara.", "Ia meninggal di penjara."),
    ],
)
def test_word_that_is_verb_and_noun_is_joined_only_beside_a_cue(mended, text, right):
    assert mended(text) == right


def test_clock_time_is_no_verb(repair):
    assert repair("Rapat dimulai di pukul 23.00 malam.").edits == ()
