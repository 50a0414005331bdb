"""Full stops: false ones go, true ones stay, and lost blanks come back."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        (
            "Mereka naik mobil buatan. Jerman selama lawatan itu.",
            "Mereka naik mobil buatan Jerman selama lawatan itu.",
        ),
        (
            "Perjanjian itu ditandatangani oleh. Mesir dan Yordania pada Senin.",
            "Perjanjian itu ditandatangani oleh Mesir dan Yordania pada Senin.",
        ),
        ("Ia pernah tinggal di. Nairobi.", "Ia pernah tinggal di Nairobi."),
        (
            "Kuda itu yang diberikan. Macron kepada mantan kanselir pada 2018.",
            "Kuda itu yang diberikan Macron kepada mantan kanselir pada 2018.",
        ),
        (
            "Langkah itu didorong kebutuhan. Ankara akan gas dari luar.",
            "Langkah itu didorong kebutuhan Ankara akan gas dari luar.",
        ),
        (
            "Kami menolak, kata. Kennedy kepada wartawan.",
            "Kami menolak, kata Kennedy kepada wartawan.",
        ),
        (
            "Menteri itu memberi pesan Presiden dalam pertemuan dengan utusan. Jepang kemarin.",
            "Menteri itu memberi pesan Presiden dalam pertemuan dengan utusan Jepang kemarin.",
        ),
        (
            "Ia mengatakan bahwa kedua negara sudah sepakat untuk menghormati perdamaian di "
            "wilayah. Kashmir dan sekitarnya.",
            "Ia mengatakan bahwa kedua negara sudah sepakat untuk menghormati perdamaian di "
            "wilayah Kashmir dan sekitarnya.",
        ),
        ("Ia menyerahkan surat di. tangkap lalu.", "Ia menyerahkan surat di. tangkap lalu."),
    ],
)
def test_stop_in_mid_sentence_goes(mended, damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "Mereka tiba di Ankara. Macron menyambut mereka di bandara.",
        "Mereka tiba di Ankara. Macron akan bertemu mereka besok.",
        "Banyak rumah rusak. Namun warga selamat.",
        "Ia ikut serta. Kenya menang.",
        "Tanah itu hak milik. Kenya mengakuinya.",
        "Luasnya 50 hektare. Penduduknya petani dan nelayan.",
        "Mereka berunding lama. Di Nairobi hujan turun.",
        "Ia bertemu H. Amin dan dr. Sutomo di Jl. Merdeka No. 5.",
        "Gugatan PT Maju Tbk. Ditolak hakim.",
        "Nilainya Rp 1.000 per lembar. Kurs dolar turun.",
        "Ia tak tahu apa yang... Kenya tetap menunggu.",
        "Pasukan mundur. Kairo dan Amman menandatangani perjanjian.",
        "Ia datang bersama Tn. Osborne dari London.",
        "Kapal itu dari Korea Utara. Kapten Yang. Setelah itu sepi.",
    ],
)
def test_true_stop_stays(repair, text):
    assert repair(text).edits == ()


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Ia menolak itu.Kata dia, waktunya habis.", "Ia menolak itu. Kata dia, waktunya habis."),
        ("Benarkah itu?Polisi belum tahu.", "Benarkah itu? Polisi belum tahu."),
    ],
)
def test_lost_blank_after_a_stop_comes_back(mended, damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "Ia menulis di KOMPAS.com kemarin.",
        "Laman Tribun.Com dan www.Contoh.Org ditutup.",
        "Harganya Rp 3.000 saja.",
        "Budi Santoso, S.H., M.Si. tiba.",
        "Tentara U.S. tiba.",
        "Surel budi.Santoso@contoh.id diretas.",
        "Perkara Nomor 90/Pdt.Sus/2025 ditutup.",
        "Berkas ada di https://contoh.id/Laporan.Akhir.Tahun saja.",
    ],
)
def test_stop_inside_a_name_number_or_address_gets_no_blank(repair, text):
    assert repair(text).edits == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pemberontak mundur dari kota itu pada Senin malam", "Namun tentara tetap berjaga."),
        ("Polisi menangkap tiga orang di pelabuhan", "Menurut saksi, mereka tidak melawan."),
        ("Gempa itu merusak ratusan rumah warga", "Sejauh ini belum ada laporan korban jiwa."),
        ("Kedua menteri sepakat bertemu lagi bulan depan", "Setelah itu mereka pulang."),
    ],
)
def test_lost_stop_comes_back(mended, before, after):
    assert mended(f"{before} {after}") == f"{before}. {after}"


@pytest.mark.parametrize(
    "text",
    [
        "Ia menemui Menteri Luar Negeri Kenya di Kairo pada Senin.",
        "Pakta itu ditandatangani Presiden Mesir dan Raja Yordania.",
        "Kapal Perang Dunia Kedua itu tenggelam di Laut Jawa pada Maret.",
        "Undang-Undang Perlindungan Anak disahkan Dewan Perwakilan Rakyat.",
        "Wali Kota Menang Lagi Setelah Lawan Mundur Dari Pemilihan",
        "Ia menulis buku berjudul Setelah Hujan Reda tahun lalu.",
    ],
)
def test_capitals_in_mid_sentence_get_no_stop(mended, text):
    assert mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mereka pulang. Otieno menunggu di rumah.",
        "Kami lapar, katanya. Prof. Otieno tidak menjawab pertanyaan itu.",
        "Hujan turun sejak pagi di ibu kota. Otieno membatalkan perjalanan ke Kairo.",
    ],
)
def test_true_stop_before_a_name_stays(repair, text):
    assert repair(text).edits == ()
