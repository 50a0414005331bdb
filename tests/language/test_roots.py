"""Words have the root that the grammar gives them.

``root_table.csv`` was written from Sneddon et al. 2010, "Indonesian: A Comprehensive Grammar",
chapter 1, and from the entries of Kamus Besar Bahasa Indonesia.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peristiwa.language.affixes import take_apart
from peristiwa.language.morphology import PATTERNS, derive
from peristiwa.language.roots import (
    KEPT_TAGS,
    RootData,
    RootFinder,
    is_abbreviation,
    load_root_finder,
    pattern_parts,
)

TABLE = Path(__file__).with_name("root_table.csv")
FIND = load_root_finder()
ROOTS = [
    "pukul",
    "tangkap",
    "serang",
    "kunjung",
    "bom",
    "fitnah",
    "ajar",
    "kerja",
    "rampas",
    "adil",
]
ROOTS += ["khianat", "syukur", "nyanyi", "usir", "lawan", "wawancara", "yakin", "zalim", "cat"]


def rows() -> list[tuple[str, str, str]]:
    """Give the rows of the table: word, part of speech, root."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [(r["word"], r["upos"], r["root"]) for r in csv.DictReader(file)]


def plain(**changes: object) -> RootFinder:
    """Give a finder that knows a few roots and has learnt nothing, save for ``changes``."""
    parts = {
        "roots": frozenset(),
        "words": {},
        "compounds": {},
        "bound_prefixes": frozenset(),
        "patterns": {},
        "counts": {},
    }
    return RootFinder(RootData(**{**parts, **changes}))


@pytest.mark.parametrize(("word", "upos", "root"), rows())
def test_the_word_has_the_root(word: str, upos: str, root: str) -> None:
    assert FIND(word, upos) == root


def test_the_table_is_large_and_has_no_row_twice() -> None:
    words = [(word, upos) for word, upos, _ in rows()]
    assert len(words) == len(set(words)) >= 120


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
@pytest.mark.parametrize("root", ROOTS)
def test_every_form_that_is_derived_from_a_root_can_be_taken_apart(root: str, pattern: str) -> None:
    lost = [form for form in derive(root, pattern) if not take_apart(form, {root})]
    assert not lost


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("menukul", "pukul"),
        ("mengbunuh", "bunuh"),
        ("berkerjakan", "erja"),
        ("pemukulkan", "pukul"),
        ("diberpukul", "pukul"),
        ("memukulan", "pukul"),
        ("keterpukul", "pukul"),
        ("pukul-tangkap", "pukul"),
        ("mengebunuh", "bunuh"),
    ],
)
def test_a_word_that_the_grammar_does_not_make_is_not_taken_apart(word: str, root: str) -> None:
    assert not take_apart(word, {root})


def test_an_analysis_names_its_affixes_and_clitics() -> None:
    roots = {"henti", "lanjut", "pukul"}
    assert take_apart("hentikanlah", roots) == [("henti", "-kan+lah")]
    assert take_apart("berkelanjutan", roots) == [("lanjut", "ber-ke-an")]
    assert take_apart("memukul-mukul", roots) == [("pukul", "R:meN-")]
    assert pattern_parts("R:meN-") == ["meN-"]
    assert pattern_parts("-kan+lah") == ["-kan", "+lah"]


def test_of_two_roots_the_one_with_the_usual_affixes_is_taken() -> None:
    patterns = {"NOUN": {"root": 9, "ber-": 1}, "VERB": {"root": 1, "ber-": 9}}
    find = plain(roots=frozenset({"beruang", "uang"}), patterns=patterns)
    assert [find("beruang", upos) for upos in ("NOUN", "VERB")] == ["beruang", "uang"]


def test_of_two_roots_the_more_usual_is_taken() -> None:
    roots = frozenset({"ada", "rada"})
    assert plain(roots=roots, counts={"ada": 50})("berada", "VERB") == "ada"
    assert plain(roots=roots, counts={"rada": 50})("berada", "VERB") == "rada"


def test_a_listed_word_needs_no_rule_and_may_depend_on_its_part_of_speech() -> None:
    words = {"sebesar": {"NOUN": "sebesar"}, "selain": {"function": "lain"}, "apa": {"": "mana"}}
    find = plain(roots=frozenset({"besar", "selain"}), words=words)
    assert find("sebesar", "NOUN") == "sebesar"
    assert find("sebesar", "ADJ") == "besar"
    assert find("selain", "ADP") == find("selain", "SCONJ") == "lain"
    assert find("selain", "NOUN") == "selain"
    assert find("apa", "NOUN") == find("apa") == "mana"


@pytest.mark.parametrize("tag", sorted(KEPT_TAGS))
def test_names_foreign_words_and_signs_keep_their_form(tag: str) -> None:
    assert FIND("Pertemuan", tag) == "Pertemuan"


def test_an_unknown_word_is_only_lower_cased() -> None:
    assert FIND("Glombrangan", "NOUN") == "glombrangan"


def test_capitals_inside_a_word_make_an_abbreviation() -> None:
    assert [
        w for w in ("KUHP", "RAPBN-P", "MHz", "Negara-Negara", "negara") if is_abbreviation(w)
    ] == [
        "KUHP",
        "RAPBN-P",
        "MHz",
    ]


@given(st.text(min_size=1), st.sampled_from(["NOUN", "VERB", "PROPN", "ADP", ""]))
def test_any_text_has_a_lemma(form: str, upos: str) -> None:
    assert FIND(form, upos)


@given(st.text(alphabet="aeiknmbdrstpugl-", min_size=1, max_size=40))
def test_a_lemma_is_a_known_root_or_the_word(word: str) -> None:
    best = FIND.best(word, "NOUN")
    assert best is None or best.root in word.replace("-", "") or best.root[1:] in word


def test_a_long_word_is_taken_apart_at_once() -> None:
    assert FIND("mempermemperkebersepengke" * 400, "VERB")
    assert FIND("lahlahlahkahkahpunpunnyakumu" * 400, "VERB")
    assert FIND("ke-" * 400 + "ke", "VERB")
