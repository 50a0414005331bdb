"""Every declared outlet reads a page in its manner; declarations are checked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from peristiwa.errors import LexiconError
from peristiwa.lexicon.build import ROOT
from peristiwa.lexicon.outlet_table import outlet_table, with_table
from peristiwa.lexicon.outlets import build_outlets, read_outlets
from peristiwa.read.pages import article_of_page, outlet_of, outlet_of_text
from peristiwa.read.pages.outlets import load_outlets
from tests.read.pages.designs import DESIGNS, FETCHED, STRIKE
from tests.read.pages.small_pages import SMALL_PAGES

NOT_OUTLETS = (
    "https://antaranews.com.example/1",
    "https://xkompas.com/1",
    "https://www.bbc.com/news/1",
)


def small_page(id: str) -> str:
    _, dateline, markup = SMALL_PAGES[id]
    paragraphs = "".join(f"<p>{text}</p>" for text in (f"{dateline}{STRIKE[0]}", *STRIKE[1:]))
    other = "<p>Baca juga: <a href='/x'>Upah lembur di tiga kota</a></p>"
    return (
        "<!doctype html><html lang='id'><head><title>Buruh Tolak Pemotongan Upah</title>"
        "<meta property='og:type' content='article'></head><body><nav><a href='/'>Depan</a></nav>"
        "<h1>Buruh Tolak Pemotongan Upah</h1><span class='date'>Kamis, 12 Juni 2025 10:15</span>"
        f"{markup.format(paragraphs.replace('</p>', '</p>' + other, 1))}"
        "<footer>Hak cipta dilindungi</footer></body></html>"
    )


@pytest.mark.parametrize("id", SMALL_PAGES)
def test_a_small_page_of_each_outlet(id: str) -> None:
    address, dateline, _ = SMALL_PAGES[id]
    content = small_page(id).encode()
    article = article_of_page(content, address=address, charset=None, fetched=FETCHED)
    assert article.outlet == id
    assert article.title == "Buruh Tolak Pemotongan Upah"
    assert article.text.splitlines() == [f"{dateline}{STRIKE[0]}".strip(), *STRIKE[1:]]
    hours = "+08:00" if id in ("bali-post", "fajar") else "+07:00"
    assert article.published_at is not None
    assert article.published_at.isoformat() == f"2025-06-12T10:15:00{hours}"


def test_at_least_25_outlets_and_a_page_for_each() -> None:
    ids = {outlet.id for outlet in load_outlets()}
    assert len(ids) >= 25
    assert ids == set(SMALL_PAGES) | {
        design.outlet for design in DESIGNS if "." not in design.outlet
    }


@pytest.mark.parametrize("outlet", load_outlets(), ids=lambda outlet: outlet.id)
def test_an_outlet_is_told_by_its_hosts(outlet) -> None:  # type: ignore[no-untyped-def]
    for host in outlet.hosts:
        name, _, folder = host.partition("/")
        assert outlet_of(f"https://www.{name}/{folder}/1") == outlet
        assert outlet_of(f"http://daerah.{name}:8080/{folder}/1") == outlet


@pytest.mark.parametrize("address", [*NOT_OUTLETS, "berkas.html", "", "ftp://kompas.com/1"])
def test_other_addresses_are_of_no_outlet(address: str) -> None:
    assert outlet_of(address) is None


@pytest.mark.parametrize("outlet", load_outlets(), ids=lambda outlet: outlet.id)
def test_datelines_tell_the_outlet_of_a_text(outlet) -> None:  # type: ignore[no-untyped-def]
    texts = {design.outlet: design.text for design in DESIGNS}
    texts |= {name: page[1] + STRIKE[0] for name, page in SMALL_PAGES.items()}
    assert outlet_of_text(texts[outlet.id]) == (outlet.id if outlet.datelines else None)


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Palu (ANTARA) - Warga mengungsi.", "antara"),
        ("JAKARTA, KOMPAS.com - Warga mengungsi.", "kompas"),
        ("Jakarta, CNN Indonesia -- Warga mengungsi.", "cnn-indonesia"),
        ("TEMPO.CO, Jakarta - Warga mengungsi.", "tempo"),
        ("TRIBUN-TIMUR.COM, MAKASSAR - Warga mengungsi.", "tribun"),
        ("Jayapura, Jubi \u2013 Warga mengungsi.", "jubi"),
        ("Warga mengungsi, kata Palu (ANTARA) - bukan.", None),
        ("", None),
    ],
)
def test_datelines(text: str, id: str | None) -> None:
    assert outlet_of_text(text) == id


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a copy of what the outlets are built of, with one declaration."""
    for part in ("lexicon/language", "lexicon/actors"):
        shutil.copytree(ROOT / part, tmp_path / part)
    (tmp_path / "lexicon/outlets").mkdir()
    shutil.copy(ROOT / "lexicon/outlets/antara.yaml", tmp_path / "lexicon/outlets")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("id: antara", "id: kantor", "must be the file's name"),
        ("hosts: [antaranews.com]", "hosts: []", "hosts is empty"),
        ("hosts: [antaranews.com]", "hosts: [www.antaranews.com]", "without www"),
        ("zone: WIB", "zone: WAKTU", "zone 'WAKTU' is unknown"),
        ("source: org:lkbn-antara", "source: org:tak-ada", "not in organizations.yaml"),
        ("tested: own_pages", "tested: maybe", "Invalid enum value"),
        ("tested: own_pages", "tested: own_pages\nwarna: biru", "unknown field `warna`"),
        ("'div.post-content'", "'div..post'", "selector"),
        ("'https://www.antaranews.com/rss/terkini.xml'", "'antaranews.com/rss'", "no web address"),
    ],
)
def test_a_wrong_declaration_is_refused(root: Path, old: str, new: str, reason: str) -> None:
    path = root / "lexicon/outlets/antara.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=reason) as refused:
        build_outlets(root)
    assert "antara.yaml" in str(refused.value)


def test_two_outlets_may_not_claim_one_host(root: Path) -> None:
    text = (root / "lexicon/outlets/antara.yaml").read_text(encoding="utf-8")
    (root / "lexicon/outlets/lain.yaml").write_text(text.replace("id: antara", "id: lain"))
    with pytest.raises(LexiconError, match="both claim antaranews"):
        build_outlets(root)


def test_the_table_of_outlets_is_up_to_date() -> None:
    page = (ROOT / "docs/outlets.md").read_text(encoding="utf-8")
    table = outlet_table(read_outlets(ROOT))
    assert page == with_table(page, table), "run python -m peristiwa.lexicon.outlet_table"
