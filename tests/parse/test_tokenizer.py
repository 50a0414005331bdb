"""The tokenizer parts words as UD Indonesian does, with the exceptions of this project."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import peristiwa.parse.tokenizer
from peristiwa.errors import LexiconError

yaml = pytest.importorskip("yaml", reason="the word lists are YAML, which training needs")

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "src" / "peristiwa" / "parse" / "model"
LISTS = ROOT / "lexicon" / "language" / "tokenizer.yaml"


def _rules() -> peristiwa.parse.tokenizer.TokenizerRules:
    raw = yaml.safe_load(LISTS.read_text(encoding="utf-8"))
    lists = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    return peristiwa.parse.tokenizer.TokenizerRules(**lists)


TOKENIZER = peristiwa.parse.tokenizer.build_tokenizer(spacy.blank("id").vocab, _rules())


def tokens(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("menuduhnya", ["menuduh", "nya"]),
        ("hubungannya", ["hubungan", "nya"]),
        ("katanya", ["kata", "nya"]),
        ("Menurutnya", ["Menurut", "nya"]),
        ("teman-temannya", ["teman-teman", "nya"]),
        ("PIHAKNYA", ["PIHAK", "NYA"]),
        ("KPK-nya", ["KPK", "-", "nya"]),
    ],
)
def test_the_enclitic_is_a_token_of_its_own(word: str, parts: list[str]) -> None:
    assert tokens(word) == parts


@pytest.mark.parametrize(
    "word",
    [
        *("hanya", "punya", "tanya", "bertanya", "ditanya", "akhirnya", "sebelumnya"),
        *("sepenuhnya", "Sebaliknya", "HANYA", "Kenya", "sebaik-baiknya", "secepat-cepatnya"),
    ],
)
def test_words_that_end_in_nya_by_nature_stay_whole(word: str) -> None:
    assert tokens(word) == [word]


@pytest.mark.parametrize("word", ["inilah", "apakah", "walaupun", "rumahku", "hatimu", "kulihat"])
def test_other_particles_and_clitics_stay_on_their_word(word: str) -> None:
    assert tokens(word) == [word]


@pytest.mark.parametrize(
    "word",
    [
        *("gambar-gambar", "Undang-Undang", "sehari-hari", "perundang-undangan", "ANAK-ANAK"),
        *("ke-50", "1970-an", "pro-Beijing", "se-Indonesia", "Covid-19", "Al-Qaeda", "PDI-P"),
    ],
)
def test_a_hyphen_inside_one_word_parts_nothing(word: str) -> None:
    assert tokens(word) == [word]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Prabowo-Gibran", ["Prabowo", "-", "Gibran"]),
        ("Israel-Palestina", ["Israel", "-", "Palestina"]),
        ("AS-China", ["AS", "-", "China"]),
        ("Januari\u2013Maret", ["Januari", "\u2013", "Maret"]),
        ("2013-2014", ["2013", "-", "2014"]),
        ("MPR/DPR", ["MPR", "/", "DPR"]),
    ],
)
def test_a_hyphen_or_slash_between_two_names_or_figures_parts_them(
    text: str, parts: list[str]
) -> None:
    assert tokens(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rp1.000", ["Rp", "1.000"]),
        ("Rp2,5 triliun", ["Rp", "2,5", "triliun"]),
        ("US$6,4", ["US", "$", "6,4"]),
        ("30%", ["30", "%"]),
        ("5km", ["5", "km"]),
    ],
)
def test_money_and_measures_are_parted_from_their_figure(text: str, parts: list[str]) -> None:
    assert tokens(text) == parts


@pytest.mark.parametrize("text", ["20/6/2024", "15.00", "1.000.000", "2,5", "II/2007"])
def test_a_date_a_time_or_a_figure_is_one_token(text: str) -> None:
    assert tokens(text) == [text]


@pytest.mark.parametrize(
    "text",
    ["H.", "S.H.", "S.Pd.", "M.Kom.", "Ph.D.", "No.", "Dr.", "Prof.", "Letjen.", "dll.", "A.S."],
)
def test_an_abbreviation_keeps_its_full_stop(text: str) -> None:
    assert tokens(f"({text}, itu)") == ["(", text, ",", "itu", ")"]


@pytest.mark.parametrize("text", ["KOMPAS.com", "detik.com", "https://example.org/a?b=1", "Ka'bah"])
def test_an_address_or_an_apostrophe_inside_a_word_parts_nothing(text: str) -> None:
    assert tokens(text) == [text]


def test_a_sentence_glued_to_the_next_is_parted() -> None:
    assert tokens("Rapat selesai.Kemudian mereka pulang.")[1:4] == ["selesai", ".", "Kemudian"]


def test_quotes_and_final_stops_are_parted() -> None:
    text = "“Kami menolak,” katanya di AS."
    assert tokens(text) == ["“", "Kami", "menolak", ",", "”", "kata", "nya", "di", "AS", "."]


@settings(deadline=None)
@given(st.text(alphabet="abNnyaY-.,/“” 12$%'\n", max_size=40))
def test_tokens_are_exact_stretches_of_the_text(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_the_shipped_pipeline_holds_the_word_lists_of_the_lexicon() -> None:
    shipped = spacy.load(MODEL).tokenizer
    assert shipped.token_match.__self__.pattern == TOKENIZER.token_match.__self__.pattern
    assert shipped.suffix_search.__self__.pattern == TOKENIZER.suffix_search.__self__.pattern
    assert shipped.prefix_search.__self__.pattern == TOKENIZER.prefix_search.__self__.pattern
    assert shipped.infix_finditer.__self__.pattern == TOKENIZER.infix_finditer.__self__.pattern


def test_no_listed_word_is_listed_twice() -> None:
    rules = _rules()
    for words in (rules.whole_words, rules.abbreviations, rules.bound_prefixes, rules.units):
        assert sorted({word.lower() for word in words}) == sorted(word.lower() for word in words)


def test_a_word_list_with_a_missing_key_is_refused(tmp_path: Path) -> None:
    rules = pytest.importorskip("training.rules", reason="training/ is not on the path")
    broken = tmp_path / "tokenizer.yaml"
    broken.write_text("clitic: nya\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="the keys must be exactly"):
        rules.load_rules(broken)
