"""The annotated sample is sound: its tokens are the tokenizer's, its trees are trees."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import spacy

import peristiwa.parse.tokenizer  # noqa: F401  registers what the pipeline names
from training.treebank import Word, read_treebank, sentence_texts

from .test_model import MODEL

SAMPLE = Path(__file__).with_name("sample.conllu")
TOKENIZER = spacy.load(MODEL).tokenizer
TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
LABELS = """
    acl acl:relcl advcl advmod advmod:emph amod appos aux case case:adv cc cc:preconj ccomp conj
    cop csubj dep det discourse fixed flat flat:name iobj mark nmod nmod:lmod nmod:poss nmod:tmod
    nsubj nsubj:pass nummod obj obl obl:agent obl:tmod orphan parataxis punct root xcomp
"""
"""Relations of UD Indonesian that the sample may use (universaldependencies.org/id)."""
LEAVES = {"case", "case:adv", "mark", "cop", "aux", "det", "punct", "nmod:lmod"}
"""Relations whose words head nothing in the sample (UD guidelines, function words)."""
NAMES = {"PER", "ORG", "LOC"}
COMMENTS = {"newpar", "title", "note", "sent_id", "text"}


class Row(NamedTuple):
    """A line of CoNLL-U, its columns as they are written."""

    number: str
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: str
    label: str
    deps: str
    misc: str

    @property
    def spaced(self) -> bool:
        return "SpaceAfter=No" not in self.misc.split("|")

    @property
    def entity(self) -> str:
        fields = dict(field.split("=", 1) for field in self.misc.split("|") if "=" in field)
        return fields.get("Entity", "O")


BLOCKS = SAMPLE.read_text(encoding="utf-8").strip().split("\n\n")
SENTENCES = [
    [Row(*line.split("\t")) for line in block.split("\n") if not line.startswith("#")]
    for block in BLOCKS
]
TEXTS = sentence_texts(SAMPLE)

every_sentence = pytest.mark.parametrize("rows", SENTENCES, ids=TEXTS)


def _ancestors(rows: list[Row], row: Row) -> list[str]:
    """The numbers from a word up to the root, or until one comes back."""
    seen: list[str] = []
    number = row.number
    while number != "0" and number not in seen:
        seen.append(number)
        number = rows[int(number) - 1].head
    return [*seen, number]


def test_it_is_large_enough_to_score() -> None:
    words = [row for rows in SENTENCES for row in rows if row.upos != "PUNCT"]
    assert len(SENTENCES) >= 60
    assert 900 <= len(words) <= 1200


def test_every_sentence_has_an_id_and_its_text() -> None:
    comments = [line for block in BLOCKS for line in block.split("\n") if line.startswith("#")]
    assert {line[2:].partition(" = ")[0] for line in comments} == COMMENTS
    ids = [line for line in comments if line.startswith("# sent_id = ")]
    assert len(set(ids)) == len(ids) == len(TEXTS) == len(SENTENCES)


def test_a_headline_ends_without_a_stop_and_is_a_paragraph_of_its_own() -> None:
    headlines = [index for index, block in enumerate(BLOCKS) if "# title\n" in block]
    assert headlines
    for index in headlines:
        assert not TEXTS[index].endswith((".", "?", "!"))
        assert "# newpar\n" in BLOCKS[index]
        assert "# newpar\n" in BLOCKS[index + 1]


@pytest.mark.parametrize(("rows", "text"), list(zip(SENTENCES, TEXTS, strict=True)), ids=TEXTS)
def test_tokens_are_the_tokenizers(rows: list[Row], text: str) -> None:
    assert "".join(row.form + " " * row.spaced for row in rows).rstrip() == text
    assert [row.form for row in rows] == [token.text for token in TOKENIZER(text)]


@every_sentence
def test_columns_are_filled_as_the_format_says(rows: list[Row]) -> None:
    assert [row.number for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    for row in rows:
        assert row.xpos == row.deps == "_"
        assert row.upos in TAGS.split()
        assert row.label in LABELS.split()
        assert row.lemma not in {"", "_"}
        voices = {"Voice=Act", "Voice=Pass"} if row.upos == "VERB" else {"_"}
        assert row.feats in voices, row


@every_sentence
def test_there_is_one_root_and_no_circle(rows: list[Row]) -> None:
    assert [row.label == "root" for row in rows] == [row.head == "0" for row in rows]
    assert sum(row.head == "0" for row in rows) == 1
    assert all(int(row.head) <= len(rows) for row in rows)
    assert all(_ancestors(rows, row)[-1] == "0" for row in rows)


@every_sentence
def test_function_words_head_nothing(rows: list[Row]) -> None:
    heads = {row.head for row in rows}
    assert not [row for row in rows if row.label in LEAVES and row.number in heads]


@every_sentence
def test_names_and_pairs_are_headed_by_their_first_word(rows: list[Row]) -> None:
    rightward = {"flat", "flat:name", "fixed", "conj", "appos"}
    assert not [row for row in rows if row.label in rightward and int(row.head) > int(row.number)]


@every_sentence
def test_a_verb_has_at_most_one_subject_of_its_voice(rows: list[Row]) -> None:
    subjects = [row for row in rows if row.label in {"nsubj", "nsubj:pass"}]
    assert len({row.head for row in subjects}) == len(subjects)
    for row in subjects:
        passive = rows[int(row.head) - 1].feats == "Voice=Pass"
        assert passive == (row.label == "nsubj:pass"), row


@every_sentence
def test_entities_are_whole(rows: list[Row]) -> None:
    tags = ["O", *(row.entity for row in rows)]
    assert all(tag == "O" or (tag[:2] in {"B-", "I-"} and tag[2:] in NAMES) for tag in tags)
    for before, tag in pairwise(tags):
        assert not tag.startswith("I-") or before[2:] == tag[2:]


def test_all_labels_of_entities_and_voices_occur() -> None:
    rows = [row for sentence in SENTENCES for row in sentence]
    assert {row.entity for row in rows if row.entity.startswith("B-")} == {
        "B-PER",
        "B-ORG",
        "B-LOC",
    }
    assert {row.feats for row in rows} == {"_", "Voice=Act", "Voice=Pass"}


def test_training_reads_it_line_by_line() -> None:
    sentences = read_treebank(SAMPLE, TOKENIZER)
    assert [sentence.text for sentence in sentences] == TEXTS
    assert [list(sentence.words) for sentence in sentences] == [
        _as_words(rows) for rows in SENTENCES
    ]


def _as_words(rows: list[Row]) -> list[Word]:
    return [
        Word(
            form=row.form,
            spaced=row.spaced,
            upos=row.upos,
            voice=row.feats.removeprefix("Voice=").strip("_"),
            head=int(row.head) - 1 if row.head != "0" else index,
            label="ROOT" if row.head == "0" else row.label,
            entity=row.entity if row.entity != "O" else "",
        )
        for index, row in enumerate(rows)
    ]
