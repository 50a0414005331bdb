"""Texts are parsed alike alone and together, and cut where no sentence ends."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest

from peristiwa.lexicon.compiled import Lexicon, load_built
from peristiwa.parse import Doc, Parser
from peristiwa.parse.parser import LONGEST_SENTENCE
from peristiwa.pipeline import Pipeline
from peristiwa.records import Article
from peristiwa.repair import RepairedText

TEXTS = [
    "Polisi menangkap tujuh warga.\n\nMassa bubar. Presiden tiba di Tokyo",
    "",
    "Menteri itu mengecam serangan tersebut.",
    "Menteri itu mengecam serangan tersebut.",
]


def repaired(text: str) -> RepairedText:
    return RepairedText(text, text, ())


def rows(doc: Doc) -> list[tuple[str, int, str, str, int, str]]:
    return [(t.text, t.idx, t.pos_, t.dep_, t.head.i, t.lemma_) for t in doc]


@pytest.fixture(scope="module")
def parse(coder: Pipeline) -> Parser:
    return coder.parse


@pytest.mark.parametrize("batch_size", [1, 2, 32])
def test_texts_come_out_in_order_and_as_they_do_alone(parse: Parser, batch_size: int) -> None:
    docs = list(parse.pipe(map(repaired, TEXTS), batch_size))
    assert [doc.text for doc in docs] == TEXTS
    assert [rows(doc) for doc in docs] == [rows(parse(repaired(text))) for text in TEXTS]


def test_no_more_texts_are_taken_than_a_batch_holds(parse: Parser) -> None:
    taken = count()
    stream = (repaired(f"Rapat {next(taken)} batal.") for _ in range(9))
    assert next(parse.pipe(stream, 3)).text == "Rapat 0 batal."
    assert next(taken) == 3


def test_a_stretch_without_any_sentence_end_is_cut_and_says_so(parse: Parser) -> None:
    endless, plain = parse.pipe([repaired("warga " * 3 * LONGEST_SENTENCE), repaired(TEXTS[2])], 2)
    assert endless.cut
    assert not plain.cut
    assert max(len(sentence) for sentence in endless.sents) <= LONGEST_SENTENCE


def test_reports_are_coded_alike_alone_and_together(coder: Pipeline) -> None:
    articles = [Article(id=str(n), text=text) for n, text in enumerate(TEXTS)]
    assert list(coder.pipe(articles, batch_size=3)) == list(coder.pipe(articles))


@pytest.mark.parametrize("form", [str.title, str.upper])
def test_titles_that_look_like_verbs_are_subjects(
    coder: Pipeline, form: Callable[[str], str]
) -> None:
    words = load_built("lexicon.json", Lexicon).constructions.read_like
    for title in (form(word) for like in words.values() for word in like):
        doc = coder.parse(repaired(f"{title} Djamari Chaniago menolak usulan DPR di Jakarta."))
        subjects = [t.text for t in doc if t.dep_ == "nsubj" and t.head.text == "menolak"]
        assert subjects == [title]


def test_a_verb_that_looks_like_a_title_stays_a_verb(coder: Pipeline) -> None:
    doc = coder.parse(repaired("Djamari Chaniago menolak usulan DPR di Jakarta."))
    assert doc[2].pos_ == "VERB"
