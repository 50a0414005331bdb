"""Indonesian is told from Malay, English and other languages."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from peristiwa.read.faults import ReadingError
from peristiwa.read.language import check_language, language_of

DATA = Path(__file__).parents[3] / "shared/data"

INDONESIAN = [
    "Warga di beberapa desa masih menunggu bantuan setelah jembatan utama roboh akibat hujan deras"
    " sejak Sabtu lalu. Kepala desa berkata mereka terpaksa naik perahu untuk ke pasar.",
    "Tentara Israel menyerang sebuah sekolah di Gaza yang menampung ribuan pengungsi. Sedikitnya 30"
    " orang terbunuh termasuk anak-anak dan wanita, kata kementerian kesehatan.",
    "Perdana Menteri Malaysia Anwar Ibrahim mengatakan kerajaan akan membantu rakyat yang terdampak"
    " banjir di beberapa negeri. Datuk Seri Anwar bertemu para bupati di Kuala Lumpur, Rabu lalu.",
    "Panglima TNI meninjau latihan gabungan di Laut Natuna Utara. Latihan itu diikuti kapal perang,"
    " pesawat tempur dan ribuan prajurit, dan bukan untuk mengancam negara mana pun.",
    "Ketua DPR meminta semua pihak menahan diri. Ia menilai aksi itu hak warga negara. Namun, kata"
    " dia, aksi harus damai dan tidak merusak.",
    'Presiden menulis di media sosial: "We are ready to talk." Pernyataan itu disambut baik oleh'
    " juru bicara kementerian luar negeri, yang menyebutnya langkah maju bagi kedua negara.",
]
MALAY = [
    "Polis menahan tiga lelaki yang disyaki terlibat dalam rompakan di sebuah kedai emas petang"
    " semalam. Ketua Polis Daerah berkata, semua suspek ditahan di sebuah rumah sewa.",
    "Mahkamah Tinggi hari ini menjatuhkan hukuman penjara 12 tahun terhadap bekas pegawai sebuah"
    " syarikat kerana pecah amanah. Tertuduh didakwa melakukan perbuatan itu pada Jun 2019.",
    "Menteri Luar dijadual mengadakan pertemuan dua hala dengan rakan sejawatannya dari Jepun pada"
    " Isnin ini. Lawatan itu dijangka mengukuhkan kerjasama dalam bidang pelaburan.",
    "Pilihan raya negeri akan diadakan pada 12 Ogos. Suruhanjaya memutuskan tarikh itu dalam"
    " mesyuarat khas. Pengerusinya berkata, seramai 9.7 juta pengundi layak mengundi.",
    "Tentera Israel menyerang sebuah sekolah di Gaza yang menempatkan ribuan pelarian."
    " Sekurang-kurangnya 30 orang terbunuh termasuk kanak-kanak dan wanita, menurut pegawai.",
    "Seorang warga emas maut selepas motosikal ditunggangnya bertembung dengan sebuah lori di Jalan"
    " Kuala Krai pagi tadi. Mangsa disahkan meninggal dunia oleh pegawai perubatan.",
]
ENGLISH = [
    "The foreign ministers of the two countries met for three hours to discuss a border at sea that"
    " they had not agreed on since 1998, and they said that a team would be formed.",
    "Hundreds of workers at a shoe factory in Semarang protested on Thursday against a cut in their"
    " pay, and police closed one lane of the road for two hours.",
]
OTHER = [
    "Para nelayan ing pesisir lor wis telung dina ora padha miyang amarga ombake gedhe banget. Wong"
    " lanang iku kandha yen regane iwak saiki mundhak.",
    "Hunderte Arbeiter einer Schuhfabrik haben am Donnerstag vor dem Rathaus gegen die Kürzung"
    " ihrer Löhne protestiert, wie ein Sprecher der Gewerkschaft mitteilte.",
    "政府は火曜日に橋を再開した。" * 20,
]


@pytest.mark.parametrize("text", INDONESIAN)
def test_indonesian_is_read(text: str) -> None:
    assert language_of(text) == "Indonesian"
    check_language(text)


@pytest.mark.parametrize("text", MALAY)
def test_malay_is_told_from_it(text: str) -> None:
    assert language_of(text) == "Malay"
    with pytest.raises(ReadingError, match="is in Malay") as refused:
        check_language(text)
    assert (refused.value.cause, refused.value.kind) == ("language", "skipped")


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_told(text: str) -> None:
    assert language_of(text) == "English"


@pytest.mark.parametrize("text", OTHER)
def test_other_languages_are_not_taken_for_indonesian(text: str) -> None:
    assert language_of(text) in ("other", None if text[0] > "\u3000" else "other")


@pytest.mark.parametrize("text", ["", "12 345", "Warga mengungsi.", "Breaking news"])
def test_too_little_text_is_no_reason_to_refuse_it(text: str) -> None:
    assert language_of(text) is None
    check_language(text)


@pytest.mark.skipif(not DATA.exists(), reason="needs the corpora of ../shared/data")
def test_corpora_of_news() -> None:
    with (DATA / "detik_1000/data_berita.csv").open(errors="replace") as file:
        texts = [row["isi_berita"] for row in csv.DictReader(file)]
    folder = DATA / "ntrex/NTREX-128"
    english, indonesian = (
        (folder / name).read_text(encoding="utf-8").splitlines()
        for name in ("newstest2019-src.eng.txt", "newstest2019-ref.ind.txt")
    )
    assert share(texts, "Indonesian") >= 0.995
    assert share(in_fours(indonesian), "Indonesian") >= 0.995
    assert share(in_fours(english), "English") >= 0.995


def in_fours(lines: list[str]) -> list[str]:
    return [" ".join(lines[start : start + 4]) for start in range(0, len(lines), 4)]


def share(texts: list[str], language: str) -> float:
    told = [found for found in map(language_of, texts) if found is not None]
    return sum(found == language for found in told) / len(told)
