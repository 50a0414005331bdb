"""A small page of each outlet that has none in ``designs.py``: address, dateline, body markup."""

from __future__ import annotations

__all__ = ["SMALL_PAGES"]

_BOX = '<div class="{}">{{}}</div>'

SMALL_PAGES: dict[str, tuple[str, str, str]] = {
    "bali-post": (
        "https://www.balipost.com/news/2025/06/12/1/kabar.html",
        "DENPASAR, BALIPOST.com \u2013 ",
        _BOX.format("td-post-content tagdiv-type") + "<p>(Winata/balipost)</p>",
    ),
    "beritasatu": (
        "https://www.beritasatu.com/nusantara/2895001/kabar",
        "Jakarta, Beritasatu.com \u2013 ",
        '<article class="b1-article">{}</article>',
    ),
    "bisnis": (
        "https://ekonomi.bisnis.com/read/20250612/9/1800001/kabar",
        "Bisnis.com, JAKARTA \u2013 ",
        '<article class="detailsContent force-17 mt40">{}<p>Cek Berita dan Artikel yang lain di'
        " saluran kami</p></article>",
    ),
    "cnbc-indonesia": (
        "https://www.cnbcindonesia.com/news/20250612101500-4-640001/kabar",
        "Jakarta, CNBC Indonesia - ",
        _BOX.format("detail-text min-w-0") + "<p>[Gambas:Video CNBC]</p>",
    ),
    "dw-indonesia": (
        "https://www.dw.com/id/kabar/a-72800001",
        "",
        _BOX.format("c1 rich-text") + "<p>rs/hp (rtr, ap)</p>",
    ),
    "fajar": (
        "https://fajar.co.id/2025/06/12/kabar/",
        "FAJAR.CO.ID, MAKASSAR -- ",
        '<section class="content-article">{}<p>(eds/fajar)</p></section>',
    ),
    "harian-jogja": (
        "https://jogjapolitan.harianjogja.com/read/2025/06/12/510/1/kabar",
        "Harianjogja.com, JOGJA\u2014",
        '<div class="news-content" itemprop="articleBody">{}</div>',
    ),
    "idn-times": (
        "https://www.idntimes.com/news/indonesia/kabar-00-abc",
        "Jakarta, IDN Times - ",
        '<article id="article-content">{}</article>',
    ),
    "inews": (
        "https://jateng.inews.id/berita/kabar",
        "SEMARANG, iNews.id - ",
        '<div class="articleContent" itemprop="articleBody">{}</div>',
    ),
    "jakarta-post": (
        "https://www.thejakartapost.com/id/2025/06/12/kabar.html",
        "",
        '<div class="tjp-single__content">{}</div>',
    ),
    "jawa-pos": (
        "https://www.jawapos.com/nasional/016100001/kabar",
        "JawaPos.com \u2013 ",
        '<article class="read__content clearfix">{}</article>',
    ),
    "katadata": (
        "https://katadata.co.id/berita/nasional/684a00001/kabar",
        "",
        _BOX.format("detail-body mb-4"),
    ),
    "kompas-id": (
        "https://www.kompas.id/artikel/kabar",
        "SEMARANG, KOMPAS \u2014 ",
        _BOX.format("content-article"),
    ),
    "kompas-tv": (
        "https://www.kompas.tv/regional/600001/kabar",
        "SEMARANG, KOMPAS.TV - ",
        '<div class="detail-text" itemprop="articleBody">{}</div>',
    ),
    "kontan": (
        "https://nasional.kontan.co.id/news/kabar",
        "KONTAN.CO.ID - JAKARTA. ",
        _BOX.format("tmpt-desk-kon"),
    ),
    "media-indonesia": (
        "https://mediaindonesia.com/nusantara/780001/kabar",
        "",
        '<div class="article" itemprop="articleBody">{}<p>(HT/E-2)</p></div>',
    ),
    "merdeka": (
        "https://www.merdeka.com/peristiwa/kabar-400001-mvk.html",
        "Merdeka.com - ",
        _BOX.format("dt-para"),
    ),
    "metro-tv": (
        "https://www.metrotvnews.com/read/abc-kabar",
        "Semarang: ",
        '<div class="news-text">{}</div>',
    ),
    "nu-online": (
        "https://www.nu.or.id/daerah/kabar-Xy1",
        "Semarang, NU Online ",
        '<div class="content-article">{}</div>',
    ),
    "okezone": (
        "https://news.okezone.com/read/2025/06/12/340/3100001/kabar",
        "SEMARANG - ",
        '<div id="contentx">{}<p>Follow Berita Okezone di Google News</p></div>',
    ),
    "pikiran-rakyat": (
        "https://www.pikiran-rakyat.com/nasional/pr-019400001/kabar",
        "PIKIRAN RAKYAT - ",
        '<div class="read__info__date">- Kamis, 12 Juni 2025 | 10:15 WIB</div>'
        '<article class="read__content clearfix">{}</article>',
    ),
    "rri": (
        "https://rri.co.id/semarang/daerah/1580001/kabar",
        "KBRN, Semarang: ",
        '<div class="detail-content">{}</div>',
    ),
    "sindonews": (
        "https://daerah.sindonews.com/read/1580001/707/kabar-1749700000",
        "SEMARANG - ",
        '<div class="detail-desc" id="detail-desc">{}<div class="baca-inline">Baca Juga: <a'
        ' href="/x">Kabar lain</a></div></div>',
    ),
    "solopos": (
        "https://soloraya.solopos.com/kabar-2100001",
        "Solopos.com, SOLO \u2014 ",
        '<div class="content" itemprop="articleBody">{}</div>',
    ),
    "suara": (
        "https://jateng.suara.com/read/2025/06/12/101500/kabar",
        "Suara.com - ",
        '<article class="detail-content detail-berita">{}<div class="baca-juga-new"><p>Baca Juga:'
        '</p><a href="/x">Kabar lain</a></div></article>',
    ),
    "tirto": (
        "https://tirto.id/kabar-hc1a",
        "tirto.id - ",
        '<div class="content-text-editor">{}</div>',
    ),
    "tvone": (
        "https://www.tvonenews.com/daerah/jateng/340001-kabar",
        "Semarang, tvOnenews.com - ",
        '<div class="detail-content">{}</div>',
    ),
    "viva": (
        "https://www.viva.co.id/berita/nasional/1830001-kabar",
        "Semarang, VIVA \u2013 ",
        _BOX.format("main-content-detail"),
    ),
    "voa-indonesia": (
        "https://www.voaindonesia.com/a/kabar/8030001.html",
        "",
        _BOX.format("wsw") + "<p>[ab/lt]</p>",
    ),
}
