"""Pages in the manner of Indonesian outlets: text and markup are made up for these tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

__all__ = ["DESIGNS", "FETCHED", "Design"]

FETCHED = datetime.fromisoformat("2025-06-30T12:00:00+00:00")

BRIDGE = (
    "Pemerintah kabupaten membuka kembali jembatan gantung di Desa Sukamaju pada Selasa (10/6)"
    " setelah empat bulan diperbaiki.",
    '"Kabel penahan kami ganti seluruhnya, dan bebannya kini dibatasi tiga ton," kata kepala dinas'
    " pekerjaan umum setempat.",
    "Jembatan itu putus diterjang banjir pada Februari dan memaksa para siswa berjalan memutar"
    " sejauh tujuh kilometer untuk sampai ke sekolah mereka.",
    "Warga menyambut pembukaan tersebut dengan syukuran sederhana di tepi sungai.",
)
STRIKE = (
    "Ratusan buruh pabrik sepatu berunjuk rasa di depan kantor wali kota pada Kamis pagi untuk"
    " menolak pemotongan upah lembur.",
    "Mereka membawa spanduk dan menutup satu lajur jalan selama dua jam, sementara polisi"
    " mengalihkan arus kendaraan ke jalan lingkar.",
    "Ketua serikat buruh mengatakan perusahaan belum membalas tiga surat yang mereka kirim sejak"
    " April.",
    "Apa langkah berikutnya? Wali kota berjanji mempertemukan kedua pihak pekan depan.",
)
TALKS = (
    "Menteri luar negeri kedua negara bertemu selama tiga jam untuk membahas batas laut yang"
    " belum disepakati sejak 1998.",
    "Dalam pernyataan bersama, mereka sepakat membentuk tim teknis yang akan bertemu setiap dua"
    " bulan.",
    "Juru bicara kementerian menyebut pertemuan itu jujur dan terbuka, tetapi belum menyentuh soal"
    " izin kapal ikan.",
    "Nelayan di perbatasan berharap penangkapan kapal tidak terulang sebelum ada garis yang jelas.",
)


@dataclass(frozen=True)
class Design:
    """A page with what it is to be read as; ``moment`` is ISO 8601 with zone, or None."""

    name: str
    outlet: str
    address: str
    html: str
    title: str
    paragraphs: tuple[str, ...]
    day: str
    moment: str | None
    author: str | None
    section: str | None
    url: str | None = None

    @property
    def text(self) -> str:
        """Give the text of the article."""
        return "\n".join(self.paragraphs)


_NAV = (
    '<header><a href="/"><img src="/logo.png" alt=""></a><nav><ul><li><a href="/nasional">Nasional'
    '</a></li><li><a href="/dunia">Dunia</a></li><li><a href="/olahraga">Olahraga</a></li></ul>'
    "</nav></header>"
)
_POPULAR = (
    '<div class="terpopuler"><h3>Terpopuler</h3><ol><li><a href="/1">Harga cabai turun di pasar'
    ' induk</a></li><li><a href="/2">Jadwal kereta tambahan akhir pekan</a></li><li><a href="/3">'
    "Tim bola voli putri menang telak</a></li></ol></div>"
)
_FOOTER = (
    '<footer><p>Copyright © 2025. Semua hak dilindungi undang-undang.</p><a href="/tentang">Tentang'
    ' kami</a> <a href="/pedoman">Pedoman media siber</a></footer>'
)


def _page(head: str, body: str) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="id">\n<head><meta charset="utf-8">{head}</head>\n'
        f"<body>{_NAV}{body}{_POPULAR}{_FOOTER}</body></html>"
    )


def _paragraphs(texts: tuple[str, ...], between: dict[int, str]) -> str:
    """Give paragraphs with markup behind those of the given numbers, counted from 1."""
    return "\n".join(f"<p>{t}</p>{between.get(n, '')}" for n, t in enumerate(texts, start=1))


def _dated(dateline: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    return (f"{dateline}{texts[0]}", *texts[1:])


def _antara() -> Design:
    title = "Jembatan gantung Sukamaju dibuka kembali"
    texts = _dated("Palu (ANTARA) - ", BRIDGE)
    address = "https://sulteng.antaranews.com/berita/350001/jembatan-gantung-sukamaju"
    head = (
        f"<title>{title} - ANTARA News Sulawesi Tengah</title>"
        f'<link rel="canonical" href="{address}?utm_source=antaranews">'
        '<meta property="og:type" content="article">'
        f'<meta property="og:title" content="{title} - ANTARA News">'
        '<meta property="article:section" content="Daerah">'
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        f'"headline":"{title}","datePublished":"2025-06-10T16:05:09+08:00",'
        '"author":{"@type":"Person","name":"Rahmat Dani"}}</script>'
    )
    links = {2: '<p><span class="baca-juga">Baca juga: <a href="/x">Banjir surut</a></span></p>'}
    body = (
        f'<article><h1>{title}</h1><div class="wrap__article-detail-content post-content">'
        f"{_paragraphs(texts, links)}"
        '<p class="text-muted">Pewarta: Rahmat Dani<br>Editor: Sinta<br>Copyright © ANTARA 2025</p>'
        "<p>Dilarang keras mengambil konten, melakukan crawling atau pengindeksan otomatis.</p>"
        "</div></article>"
    )
    return Design(
        "antara", "antara", f"{address}?utm_medium=top", _page(head, body), title, texts,
        "2025-06-10", "2025-06-10T16:05:09+08:00", "Rahmat Dani", "Daerah", address,
    )  # fmt: skip


def _kompas() -> Design:
    title = "Buruh Pabrik Sepatu Tolak Pemotongan Upah Lembur"
    texts = _dated("SEMARANG, KOMPAS.com - ", STRIKE)
    address = "https://regional.kompas.com/read/2025/06/12/101500078/buruh-pabrik-sepatu"
    head = (
        f'<title>{title} Halaman all - Kompas.com</title><meta name="content_author"'
        f' content="Kontributor Semarang, Dewi"><meta name="content_category" content="regional">'
        '<meta name="content_PublishedDate" content="2025-06-12 10:15:00">'
        f'<meta property="og:type" content="article"><meta property="og:url" content="{address}">'
        f'<meta property="og:title" content="{title} - Kompas.com">'
    )
    links = {
        1: '<p><strong>Baca juga: <a class="inner-link-baca-juga" href="/x">Upah di tiga kota'
        " </a></strong></p>",
        3: '<div class="inner-link-baca-juga"><a href="/y">Serikat buruh kirim surat</a></div>',
    }
    body = (
        f'<h1 class="read__title">{title}</h1><div class="read__time">Kompas.com - 12/06/2025,'
        ' 10:15 WIB</div><div class="photo"><img src="a.jpg"><div class="photo__caption">Buruh di'
        " depan kantor wali kota. (Dok. serikat)</div></div>"
        f'<div class="read__content"><div class="clearfix">{_paragraphs(texts, links)}'
        "<p>Simak breaking news dan berita pilihan kami langsung di ponselmu.</p></div></div>"
        '<div class="read__tagging">Tag: buruh, upah</div>'
    )
    return Design(
        "kompas", "kompas", f"{address}?page=all#page2", _page(head, body), title, texts,
        "2025-06-12", "2025-06-12T10:15:00+07:00", "Kontributor Semarang, Dewi", "regional",
        address,
    )  # fmt: skip


def _detik() -> Design:
    title = "2 Menlu Bahas Batas Laut 3 Jam, Sepakat Bentuk Tim"
    texts = _dated("Jakarta - ", TALKS)
    address = "https://news.detik.com/berita/d-7950001/2-menlu-bahas-batas-laut"
    head = (
        f"<title>{title}</title><link rel='canonical' href='{address}' />"
        "<meta name='publishdate' content='2025/06/14 21:40:11' />"
        "<meta name='dtk:author' content='Tim detikcom' /><meta name='dtk:kanal' content='news' />"
        f"<meta property='og:type' content='article'><meta property='og:title' content='{title}'>"
    )
    first, *rest = texts
    links = {
        2: '<table class="linksisip"><tr><td><div class="lihatjg"><strong>Baca juga: </strong><a'
        ' href="/x">Kapal ikan ditangkap</a></div></td></tr></table>',
        3: '<div class="aevp">SCROLL TO CONTINUE WITH CONTENT</div>',
    }
    body = (
        f'<article class="detail"><h1 class="detail__title"> {title} </h1>'
        '<div class="detail__author">Tim detikcom - <span>detikNews</span></div>'
        '<div class="detail__date">Sabtu, 14 Jun 2025 21:40 WIB</div>'
        '<figure><img src="f.jpg"><figcaption>Foto: kedua menteri (Istimewa)</figcaption></figure>'
        '<div class="detail__body-text itp_bodycontent">'
        f"<strong>Jakarta</strong> - {first.removeprefix('Jakarta - ')}<br><br>"
        f"{_paragraphs(tuple(rest), links)}<p>[Gambas:Video 20detik]</p>"
        "<p>Simak juga Video: Nelayan di Perbatasan</p></div></article>"
    )
    return Design(
        "detik", "detik", f"{address}?single=1", _page(head, body), title, texts, "2025-06-14",
        "2025-06-14T21:40:11+07:00", "Tim detikcom", "news", f"{address}",
    )  # fmt: skip


def _cnn() -> Design:
    title = "Wali Kota Janji Pertemukan Buruh dan Perusahaan"
    texts = _dated("Jakarta, CNN Indonesia -- ", STRIKE)
    texts = (*texts[:-1], f"{texts[-1]} (rds/gil)")
    address = "https://www.cnnindonesia.com/nasional/20250612103015-20-110001/wali-kota-janji"
    head = (
        f'<title>{title}</title><link rel="canonical" href="{address}">'
        '<meta name="dtk:publishdate" content="2025/06/12 10:30:15">'
        '<meta name="dtk:author" content="CNN Indonesia"><meta name="dtk:kanal" content="Nasional">'
    )
    links = {
        1: '<div class="paradetail"><div id="inbetween_ads">ADVERTISEMENT</div></div>',
        2: '<table class="linksisip"><tr><td>Lihat Juga :<a href="/x">Upah lembur</a></td></tr>'
        "</table>",
        3: "<p>[Gambas:Video CNN]</p>",
    }
    body = (
        f'<h1 class="mb-2 text-[28px]">{title}</h1><div class="text-cnn_grey text-sm">Kamis, 12 Jun'
        f' 2025 10:30 WIB</div><div class="detail-text text-cnn_black">{_paragraphs(texts, links)}'
        "</div>"
    )
    return Design(
        "cnn-indonesia", "cnn-indonesia", address, _page(head, body), title, texts, "2025-06-12",
        "2025-06-12T10:30:15+07:00", "CNN Indonesia", "Nasional", address,
    )  # fmt: skip


def _tempo() -> Design:
    title = "Dua Negara Sepakat Bentuk Tim Teknis Batas Laut"
    texts = _dated("TEMPO.CO, Jakarta - ", TALKS)
    address = "https://www.tempo.co/internasional/dua-negara-sepakat-tim-teknis-1800001"
    head = (
        f'<title>{title} | tempo.co</title><link rel="canonical" href="{address}">'
        '<script type="application/ld+json">[{"@type":"WebSite","name":"Tempo"},{"@graph":[{"@type"'
        f':["NewsArticle"],"headline":"{title}","datePublished":"2025-06-14T15:02:00.000Z",'
        '"articleSection":["Internasional"],"author":[{"@type":"Person","name":"Ida Ayu"},{"@type":'
        '"Person","name":"Bayu"}]}]}]</script>'
    )
    links = {2: "<p><strong>Pilihan Editor: <a href='/x'>Nelayan Menunggu Garis</a></strong></p>"}
    body = (
        f'<main><h1>{title}</h1><div class="detail-konten">{_paragraphs(texts, links)}</div></main>'
    )
    return Design(
        "tempo", "tempo", address, _page(head, body), title, texts, "2025-06-14",
        "2025-06-14T15:02:00+00:00", "Ida Ayu, Bayu", "Internasional", address,
    )  # fmt: skip


def _liputan6() -> Design:
    title = "Jembatan Putus Sejak Februari, Warga Sukamaju Kini Bisa Menyeberang"
    texts = _dated("Liputan6.com, Palu - ", BRIDGE)
    address = "https://www.liputan6.com/regional/read/6080001/jembatan-putus-sejak-februari"
    head = (
        f'<title>{title} - Regional Liputan6.com</title><link rel="canonical" href="{address}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        '<meta property="article:section" content="Regional">'
        '<meta name="author" content="Ahmad Apriyono">'
    )
    half = _paragraphs(texts[:2], {})
    rest = _paragraphs(texts[2:], {})
    body = (
        f'<h1 class="read-page--header--title entry-title">{title}</h1><p class="read-page--header'
        '--author__datetime-wrapper"><time class="read-page--header--author__datetime updated"'
        ' datetime="2025-06-10 17:00:00">10 Jun 2025, 17:00 WIB</time></p>'
        '<div class="article-content-body"><div class="article-content-body__item-page">'
        f'<div class="article-content-body__item-content">{half}'
        '<div class="baca-juga-collections"><p>BACA JUGA:</p><a href="/x">Banjir surut</a></div>'
        f'</div></div><div class="article-content-body__item-page"><div class="article-content-'
        f'body__item-content">{rest}<p>Saksikan Video Pilihan Berikut Ini:</p></div></div></div>'
    )
    return Design(
        "liputan6", "liputan6", address, _page(head, body), title, texts, "2025-06-10",
        "2025-06-10T17:00:00+07:00", "Ahmad Apriyono", "Regional", address,
    )  # fmt: skip


def _tribun() -> Design:
    title = "Buruh Sepatu Tutup Satu Lajur Jalan, Wali Kota Turun Tangan"
    texts = _dated("TRIBUN-TIMUR.COM, MAKASSAR - ", STRIKE)
    address = "https://makassar.tribunnews.com/2025/06/12/buruh-sepatu-tutup-satu-lajur-jalan"
    head = (
        f'<title>{title} - Tribun-timur.com</title><link rel="canonical" href="{address}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        '<meta name="author" content="Penulis: Siti Aminah">'
    )
    links = {
        1: '<p class="baca">Baca juga: <a href="/x">Upah lembur di Makassar</a></p>',
        4: "<p>(Tribun-Timur.com/Siti Aminah)</p>",
    }
    body = (
        f'<h1 id="arttitle">{title}</h1><div class="mt10"><time>Kamis, 12 Juni 2025 00:30 WITA'
        '</time></div><div class="side-article txt-article multi-fontsize"><p>Laporan Wartawan'
        f" Tribun-Timur.com, Siti Aminah</p>{_paragraphs(texts, links)}</div>"
    )
    return Design(
        "tribun", "tribun", f"{address}?page=all", _page(head, body), title, texts, "2025-06-12",
        "2025-06-12T00:30:00+08:00", "Siti Aminah", None, address,
    )  # fmt: skip


def _kumparan() -> Design:
    title = "Nelayan Berharap Penangkapan Kapal Tak Terulang"
    address = "https://kumparan.com/kumparannews/nelayan-berharap-25abc"
    head = (
        f'<title>{title} | kumparan.com</title><link rel="canonical" href="{address}">'
        f'<meta property="og:title" content="{title}"><script type="application/ld+json">'
        f'{{"@type":"NewsArticle","headline":"{title}","datePublished":"2025-06-14T23:58:00+07:00",'
        '"author":{"@type":"Organization","name":"kumparanNEWS"}}</script>'
    )
    spans = "".join(
        f'<div class="StoryRenderer__Text"><span data-qa-id="story-paragraph" class="sc-{n}">{t}'
        "</span></div>"
        for n, t in enumerate(TALKS)
    )
    body = (
        f'<div id="__next"><h1 data-qa-id="story-title">{title}</h1><span data-qa-id="story-time">'
        f'14 Juni 2025 23:58 WIB</span>{spans}<div data-qa-id="comment-section"><span>Komentar'
        " pembaca dimatikan.</span></div></div>"
    )
    return Design(
        "kumparan", "kumparan", address, _page(head, body), title, TALKS, "2025-06-14",
        "2025-06-14T23:58:00+07:00", "kumparanNEWS", None, address,
    )  # fmt: skip


def _bbc() -> Design:
    title = "Nelayan di garis yang belum ada: 'Kami hanya mencari ikan'"
    address = "https://www.bbc.com/indonesia/articles/c0k78889ygno"
    head = (
        f'<title>{title} - BBC News Indonesia</title><link rel="canonical" href="{address}">'
        '<meta property="og:type" content="article"><meta name="article:section" content="Dunia">'
        '<meta name="article:author" content="https://www.facebook.com/bbcnews">'
        '<meta name="article:published_time" content="2025-06-14T17:30:00.000Z">'
    )
    body = (
        f'<main role="main"><div class="bbc-1"><h1 id="content" class="bbc-2">{title}</h1></div>'
        '<div class="bbc-3"><time datetime="2025-06-15">15 Juni 2025</time></div><figure><img'
        ' alt=""><figcaption><p dir="ltr">Kapal nelayan di pelabuhan.</p></figcaption></figure>'
        + "".join(
            f'<div dir="ltr" class="bbc-4"><p class="bbc-5" dir="ltr">{t}</p></div>' for t in TALKS
        )
        + '<section aria-label="Terkait"><ul><li><a href="/x">Kapal ikan ditangkap</a></li></ul>'
        "</section></main>"
    )
    return Design(
        "bbc-indonesia", "bbc-indonesia", address, _page(head, body), title, TALKS, "2025-06-15",
        "2025-06-14T17:30:00+00:00", None, "Dunia", address,
    )  # fmt: skip


def _jubi() -> Design:
    title = "Jembatan Gantung Sukamaju Kembali Dilewati Siswa"
    texts = _dated("Jayapura, Jubi \u2013 ", BRIDGE)
    address = "https://jubi.id/tanah-papua/2025/jembatan-gantung-sukamaju/"
    head = (
        f'<title>{title} - Jubi Papua</title><link rel="canonical" href="{address}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title} -'
        ' Jubi Papua"><meta property="article:published_time" content="2025-06-09T15:20:00+00:00">'
        '<meta name="author" content="Admin Jubi">'
        '<meta property="article:section" content="Polhukam">'
    )
    links = {3: '<div class="jeg_ad"><span>Iklan</span></div>', 4: "<p>(*)</p>"}
    body = (
        f'<div class="entry-header"><h1 class="jeg_post_title">{title}</h1></div>'
        f'<div class="entry-content"><div class="jeg_share_button"><a>Bagikan</a></div>'
        f'<div class="content-inner">{_paragraphs(texts, links)}</div></div>'
    )
    return Design(
        "jubi", "jubi", address, _page(head, body), title, texts, "2025-06-10",
        "2025-06-09T15:20:00+00:00", "Admin Jubi", "Polhukam", address,
    )  # fmt: skip


def _republika() -> Design:
    title = "Serikat Buruh: Tiga Surat Kami Belum Dibalas"
    texts = _dated("REPUBLIKA.CO.ID, SEMARANG -- ", STRIKE)
    address = "https://news.republika.co.id/berita/sxabc1330/serikat-buruh-tiga-surat"
    head = (
        f'<title>{title} | Republika Online</title><link rel="canonical" href="{address}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
    )
    links = {2: '<p>Advertisement</p><div class="berita-terkait"><a href="/x">Upah</a></div>'}
    body = (
        f'<h1>{title}</h1><div class="date">Kamis 12 Jun 2025 13:05 WIB</div><div class="by">Rep:'
        f' Bowo/ Red: Andi</div><div class="article-content">{_paragraphs(texts, links)}</div>'
    )
    return Design(
        "republika", "republika", address, _page(head, body), title, texts, "2025-06-12",
        "2025-06-12T13:05:00+07:00", None, None, address,
    )  # fmt: skip


def _microdata() -> Design:
    title = "Jembatan Sukamaju Dibuka, Beban Dibatasi Tiga Ton"
    texts = _dated("jpnn.com, PALU - ", BRIDGE)
    address = "https://www.jpnn.com/news/jembatan-sukamaju-dibuka"
    head = f"<title>{title}</title><link rel='canonical' href='{address}'>"
    links = {1: "<p><strong>Baca Juga:</strong></p><ul><li><a href='/x'>Banjir surut</a></li></ul>"}
    body = (
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">'
        f'{title}</h1><h6>Selasa, 10 Juni 2025 \u2013 18:45 WIB</h6><meta itemprop="datePublished"'
        ' content="2025-06-10T18:45:00+07:00"><span itemprop="author">Oleh: Natalia</span>'
        f'<div itemprop="articleBody" class="page-content">{_paragraphs(texts, links)}'
        "<p>(ant/jpnn)</p><p>Redaktur & Reporter : Natalia</p></div></div>"
    )
    return Design(
        "jpnn", "jpnn", address, _page(head, body), title, texts, "2025-06-10",
        "2025-06-10T18:45:00+07:00", "Natalia", None, address,
    )  # fmt: skip


def _wordpress() -> Design:
    title = "Buruh Sepatu Bertahan di Balai Kota hingga Sore"
    address = "https://suarapesisir.example/2025/06/buruh-sepatu-bertahan/"
    head = (
        f'<title>{title} \u2013 Suara Pesisir</title><meta property="og:site_name" content="Suara'
        f' Pesisir"><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{title} \u2013 Suara Pesisir">'
        '<meta property="article:published_time" content="2025-06-12T08:15:00+00:00">'
    )
    links = {2: '<p>Baca juga: <a href="/x">Upah lembur dipotong</a></p>'}
    body = (
        '<div id="content" class="site-content"><article class="post type-post"><header class='
        f'"entry-header"><h1 class="entry-title">{title}</h1><span class="posted-on">'
        '<time class="entry-date published" datetime="2025-06-12T08:15:00+00:00">12 Juni 2025'
        "</time></span> <span"
        ' class="author vcard"><a rel="author" href="/author/maria">Maria Lewa</a></span></header>'
        f'<div class="entry-content">{_paragraphs(STRIKE, links)}</div></article></div>'
    )
    return Design(
        "wordpress", "suarapesisir.example", address, _page(head, body), title, STRIKE,
        "2025-06-12", "2025-06-12T08:15:00+00:00", "Maria Lewa", None, address,
    )  # fmt: skip


def _old_tables() -> Design:
    title = "Menlu Kedua Negara Bertemu"
    address = "http://koran-lama.example/baca.php?id=771"
    rows = "<br><br>".join(TALKS)
    html = (
        f"<html><head><title>{title}</title></head><body bgcolor=white><table width=760><tr><td>"
        "<a href=/>Depan</a> | <a href=/arsip>Arsip</a></td></tr><tr><td class=isi><h1>"
        f"{title}</h1><small>Minggu, 15 Juni 2025 pukul 09.10 WIT</small><div>{rows}</div></td>"
        "</tr></table></body></html>"
    )
    return Design(
        "old tables", "koran-lama.example", address, html, title, TALKS, "2025-06-15",
        "2025-06-15T09:10:00+09:00", None, None, address,
    )  # fmt: skip


def _in_browser() -> Design:
    title = "Warga Sukamaju Gelar Syukuran di Tepi Sungai"
    address = "https://kabarkini.example/artikel/warga-sukamaju"
    text = "\\n".join(paragraph.replace('"', '\\"') for paragraph in BRIDGE)
    head = (
        f"<title>{title}</title><script type='application/ld+json'>"
        f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}",'
        '"datePublished":"2025-06-10","author":"Redaksi",'
        f'"articleBody":"{text}"}}</script>'
    )
    html = f"<!doctype html><html><head>{head}</head><body><div id=app></div></body></html>"
    return Design(
        "in the browser", "kabarkini.example", address, html, title, BRIDGE, "2025-06-10", None,
        "Redaksi", None, address,
    )  # fmt: skip


DESIGNS = [
    make()
    for make in (
        _antara, _kompas, _detik, _cnn, _tempo, _liputan6, _tribun, _kumparan, _bbc, _jubi,
        _republika, _microdata, _wordpress, _old_tables, _in_browser,
    )
]  # fmt: skip
