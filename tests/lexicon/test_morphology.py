"""Roots take the forms that Indonesian gives them, and only forms that it might give.

``morphology_table.csv`` was written from Sneddon et al. 2010, "Indonesian: A Comprehensive
Grammar", sections 1.5 (meN-), 1.16 (peN-), 1.24 (ber-), and from the usage of the news.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from peristiwa.language.morphology import PATTERNS, derive, fold, without_particle

TABLE = Path(__file__).with_name("morphology_table.csv")


def rows() -> list[tuple[str, str, str, str]]:
    """Give the rows of the table: root, pattern, form, kind."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [(r["root"], r["pattern"], r["form"], r["kind"]) for r in csv.DictReader(file)]


@pytest.mark.parametrize(("root", "pattern", "form", "kind"), rows())
def test_the_root_has_the_form(root: str, pattern: str, form: str, kind: str) -> None:
    assert derive(root, pattern).get(form) == kind, derive(root, pattern)


def test_the_table_holds_every_pattern() -> None:
    assert {pattern for _, pattern, _, _ in rows()} == set(PATTERNS)


@pytest.mark.parametrize(
    ("root", "pattern", "form"),
    [
        ("bantu", "meN-", "menbantu"),
        ("pukul", "meN-", "mengpukul"),
        ("dukung", "meN-", "menukung"),
        ("gugat", "meN-", "mengugat"),
        ("hukum", "meN-", "mengukum"),
        ("lawan", "meN-", "menglawan"),
        ("rampas", "meN-", "menrampas"),
        ("nyata", "meN-kan", "mengnyatakan"),
        ("nyata", "meN-kan", "menyatai"),
        ("khianat", "meN-i", "menghianati"),
        ("protes", "meN-", "memrotes"),
        ("transfer", "meN-", "menransfer"),
        ("syukur", "meN-i", "menyukuri"),
        ("bunuh", "meN-", "mengebunuh"),
        ("usir", "meN-", "mengeusir"),
        ("kuat", "memper-", "memperkuatkan"),
        ("kuat", "memper-", "memerkuat"),
        ("kerja", "ber-", "berkerja"),
        ("ajar", "ber-", "berajar"),
        ("runding", "ber-", "berrunding"),
        ("perang", "ber-", "beperang"),
        ("temu", "per-an", "petemuan"),
        ("rampas", "peN-an", "penrampasan"),
        ("lantik", "peN-an", "penlantikan"),
        ("tangkap", "meN-", "tertangkap"),
        ("kunjung", "-an", "kunjungi"),
        ("protes", "noun", "memprotes"),
        ("mundur", "verb", "dimundur"),
    ],
)
def test_the_root_has_no_such_form(root: str, pattern: str, form: str) -> None:
    assert form not in derive(root, pattern)


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_every_form_is_lower_case_and_holds_the_end_of_its_root(pattern: str) -> None:
    assert all(form.islower() and "ukul" in form for form in derive("pukul", pattern))


def test_only_the_first_word_of_a_phrase_takes_affixes() -> None:
    assert derive("kerja sama", "ber-") == {"bekerja sama": "intransitive"}


def test_a_form_without_prefix_is_never_active() -> None:
    assert derive("tangkap", "meN-")["tangkap"] == "bare"
    assert derive("kunjung", "meN-i")["kunjungi"] == "bare"


def test_an_unknown_pattern_is_refused() -> None:
    with pytest.raises(KeyError):
        derive("tangkap", "meng-")


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("tuduhan-tuduhan", "tuduhan"),
        ("serangan-serangan", "serangan"),
        ("menangkap", "menangkap"),
        ("sayur-mayur", "sayur-mayur"),
        ("un-habitat", "un-habitat"),
        ("masalah", "masalah"),
        ("langkah", "langkah"),
        ("sekolah", "sekolah"),
        ("hentikanlah", "hentikanlah"),
    ],
)
def test_the_copy_of_a_reduplication_is_folded_away_and_nothing_else(
    word: str, folded: str
) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("hentikanlah", "hentikan"),
        ("menolakkah", "menolak"),
        ("menyerangpun", "menyerang"),
        ("menangkap", "menangkap"),
        ("serangan-serangan", "serangan"),
    ],
)
def test_a_predicate_loses_its_particle(word: str, bare: str) -> None:
    assert without_particle(word) == bare


def test_folding_changes_no_form_of_the_table() -> None:
    assert [form for _, _, form, _ in rows() if fold(form) != form] == []
