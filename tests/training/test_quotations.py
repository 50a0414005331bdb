"""How statements and their speakers are taken from labelled words, and how many we find."""

from __future__ import annotations

from pathlib import Path

import pytest

from peristiwa.errors import InputError
from peristiwa.pipeline import Pipeline
from training.evaluate_quotations import counts
from training.quotations import QuotedArticle, read_quotations

DATA = Path(__file__).parents[3] / "shared/data/pfsa_id/test-data.txt"
DIRECT, INDIRECT = 0.87, 0.94
"""Floors of the F1; it was 0.90 and 0.97 when they were set."""

SAMPLE = """
TARAKAN , KOMPAS — [ROLE Camat Juwita] [PERSON Rini Sandi] mengatakan , jembatan itu akan dibuka .
Jalan masih sepi . [STATEMENT ”
Kami menunggu .
Warga sabar , ”] [CUECOREF katanya] .
[STATEMENT ” Kami lelah , ”] [CUE ujar] [ROLE nelayan] , [PERSON Budi Wira] .
[STATEMENT ” Besok saja , ”] [CUE kata] [PERSONCOREF Rini] .
"""


def labelled(sample: str) -> str:
    """Give a text with labels in brackets as words with tags, a blank line after each sentence."""
    lines = []
    kind, place = "", "O"
    for line in sample.strip().splitlines():
        for piece in line.split():
            if piece.startswith("["):
                kind, place = piece[1:], "B"
                continue
            word = piece.removesuffix("]")
            last = piece.endswith("]")
            tag = ("U" if place == "B" else "L") if last and kind else place
            lines.append(f"{word}\t{tag}-{kind}" if kind else f"{word}\tO")
            kind, place = ("", "O") if last else (kind, "I" if kind else "O")
        lines.append("")
    return "\n".join(lines)


@pytest.fixture
def article(tmp_path: Path) -> QuotedArticle:
    path = tmp_path / "sample.txt"
    path.write_text(labelled(SAMPLE), encoding="utf-8")
    (only,) = read_quotations(path)
    return only


def test_words_are_put_together_to_a_text(article: QuotedArticle) -> None:
    assert article.text.endswith("“Kami lelah,” ujar nelayan, Budi Wira. “Besok saja,” kata Rini.")


def test_statements_run_over_sentences_and_have_their_speaker(article: QuotedArticle) -> None:
    said = [(article.text[q.start : q.end], q.names, q.direct) for q in article.quotations]
    camat = ("Camat Juwita", "Rini Sandi")
    assert said == [
        ("jembatan itu akan dibuka.", camat, False),
        ("“Kami menunggu. Warga sabar,”", camat, True),
        ("“Kami lelah,”", ("nelayan", "Budi Wira"), True),
        ("“Besok saja,”", (*camat, "Rini"), True),
    ]


def test_own_names_are_those_of_no_role_and_no_body(article: QuotedArticle) -> None:
    own = [q.own for q in article.quotations]
    assert own == [("Rini Sandi",), ("Rini Sandi",), ("Budi Wira",), ("Rini Sandi", "Rini")]


def test_our_own_speakers_are_counted(coder: Pipeline, article: QuotedArticle) -> None:
    found = counts(coder, [article])
    assert found[True]["annotated"] == 3
    assert found[False]["annotated"] == 1
    assert found[False]["right"] == 1


def test_who_is_quoted_inside_a_statement_has_not_said_it(coder: Pipeline, tmp_path: Path) -> None:
    sample = """
TARAKAN , KOMPAS — Jalan masih sepi .
[STATEMENT ” Menurut pengakuan sopir , polisi menahan dua nelayan di pelabuhan itu , ”] [CUE kata]
[ROLE Camat Juwita] [PERSON Rini Sandi] .
"""
    path = tmp_path / "nested.txt"
    path.write_text(labelled(sample.replace("[CUE kata]\n", "[CUE kata] ")), encoding="utf-8")
    found = counts(coder, read_quotations(path))
    assert found[True]["right"] == 1


def test_an_attribution_of_what_nobody_annotated_lowers_strict_precision(
    coder: Pipeline, tmp_path: Path
) -> None:
    path = tmp_path / "sample.txt"
    sample = "Menurut Rini Sandi , polisi menahan dua nelayan .\n" + SAMPLE.strip()
    path.write_text(labelled(sample), encoding="utf-8")
    indirect = counts(coder, read_quotations(path))[False]
    assert indirect["made"] > indirect["given"] == indirect["annotated"] == 1
    assert indirect.strict_precision < indirect.precision == 1


def test_a_mark_under_the_last_tag_of_a_statement_closes_it(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    text = "KOMPAS — Itu ” saja .\n[STATEMENT “ Kami lelah , “] [CUE ujar] [PERSON Budi Wira] ."
    path.write_text(labelled(text), encoding="utf-8")
    (article,) = read_quotations(path)
    assert article.text.endswith("“Kami lelah,” ujar Budi Wira.")


def test_a_word_without_a_tag_is_named(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    path.write_text("Kami\tO\nlelah\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"sample\.txt, line 2"):
        read_quotations(path)


@pytest.mark.skipif(not DATA.exists(), reason="the shared corpora are not here")
def test_the_speakers_of_kompas_are_found(coder: Pipeline) -> None:
    found = counts(coder, read_quotations(DATA))
    assert found[True].f1 >= DIRECT
    assert found[False].f1 >= INDIRECT
