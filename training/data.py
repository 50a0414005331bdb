"""Which corpora train the pipeline, which select it, which stay unseen, and their checksum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peristiwa.errors import InputError
from training.corpus import split_off
from training.entities import read_entities, read_spans
from training.raw import clean_paragraphs, sample, sentences
from training.treebank import read_treebank, sentence_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

    from training.treebank import Sentence

__all__ = [
    "GOLD_PARTS",
    "RAW",
    "SOURCES",
    "TEST_ENTITIES",
    "TEST_TREEBANKS",
    "Source",
    "checksum",
    "found",
    "raw_paragraphs",
    "raw_sentences",
    "read_part",
]

SELECTION_ONE_IN = 14
RAW_WORDS = 1_600_000


@dataclass(frozen=True)
class Source:
    """One file that the pipeline learns from."""

    path: str
    name: str
    licence: str
    use: str


_CSUI = Source(
    "ud_csui/id_csui-ud-train.conllu", "UD Indonesian-CSUI, train", "CC BY-SA 4.0", "tags, trees"
)
_PUD = Source("ud_pud/id_pud-ud-test.conllu", "UD Indonesian-PUD", "CC BY-SA 3.0", "tags, trees")
_GSD = Source(
    "ud_gsd/id_gsd-ud-dev.conllu", "UD Indonesian-GSD, dev", "CC BY-SA 4.0", "tags, trees"
)
_OLD = Source(
    "ud_gsd/id_gsd-ud-train.OLD-2018-02-11-01a2adc.conllu",
    "UD Indonesian-GSD, train of 2018 (commit 01a2adc)",
    "CC BY-SA 4.0",
    "tags, trees; the teacher's",
)
_IDNER = Source("idner_news_2k/train.txt", "idner-news-2k, train", "MIT", "entities")
_IDNER_DEV = Source("idner_news_2k/dev.txt", "idner-news-2k, dev", "MIT", "selection of weights")
_NERGRIT = Source(
    "nergrit/train_preprocess.txt", "NERGrit (IndoNLU), train", "Apache-2.0", "entities"
)
RAW = "raw/click_id.txt"
_CLICK = Source(RAW, "CLICK-ID, article texts", "CC BY 4.0", "trees and entities of the teacher")
SOURCES = (_CSUI, _PUD, _GSD, _OLD, _IDNER, _IDNER_DEV, _NERGRIT, _CLICK)

TEST_TREEBANKS = {
    "CSUI test": "ud_csui/id_csui-ud-test.conllu",
    "GSD test": "ud_gsd/id_gsd-ud-test.conllu",
}
TEST_ENTITIES = {"idner test": "idner_news_2k/test.txt"}


GOLD_PARTS = {
    ("csui", "train"): _CSUI.path,
    ("pud", "train"): _PUD.path,
    ("gsd", "train"): _GSD.path,
    ("old", "train"): _OLD.path,
    ("idner", "train"): _IDNER.path,
    ("nergrit", "train"): _NERGRIT.path,
    ("csui", "selection"): _CSUI.path,
    ("pud", "selection"): _PUD.path,
    ("gsd", "selection"): _GSD.path,
    ("idner", "selection"): _IDNER_DEV.path,
    ("csui", "test"): TEST_TREEBANKS["CSUI test"],
    ("gsd", "test"): TEST_TREEBANKS["GSD test"],
    ("idner", "test"): TEST_ENTITIES["idner test"],
}
"""File of each gold corpus and part; train and selection of a treebank share one file."""

_ENTITY_CORPORA = frozenset({"idner", "nergrit"})


def read_part(name: str, part: str, data: Path, tokenizer: Tokenizer) -> list[Sentence]:
    """Read one part of a gold corpus: every fourteenth sentence of a treebank is for selection.

    Raises InputError when the file is missing.
    """
    path = found(data / GOLD_PARTS[name, part])
    if name in _ENTITY_CORPORA:
        return read_entities(path, tokenizer)
    whole = read_treebank(path, tokenizer)
    if (name, "selection") not in GOLD_PARTS or part == "test":
        return whole
    train, selection = split_off(whole, SELECTION_ONE_IN)
    return train if part == "train" else selection


def raw_paragraphs(data: Path) -> list[str]:
    """Read all raw paragraphs that no held-out sentence overlaps."""
    held_out = [
        text for path in TEST_TREEBANKS.values() for text in sentence_texts(found(data / path))
    ]
    for path in (*TEST_ENTITIES.values(), _IDNER_DEV.path):
        held_out += [text for text, _ in read_spans(found(data / path))]
    return clean_paragraphs(found(data / RAW), held_out)


def raw_sentences(nlp: Language, data: Path) -> Iterator[Sentence]:
    """Draw the raw sentences that the teacher annotates; always the same ones."""
    return sentences(nlp, sample(raw_paragraphs(data), RAW_WORDS))


def checksum(data: Path) -> str:
    """SHA-256 over all files that are learnt from, in the order of `SOURCES`."""
    digest = hashlib.sha256()
    for source in SOURCES:
        digest.update(found(data / source.path).read_bytes())
    return digest.hexdigest()


def found(path: Path) -> Path:
    """Give ``path`` back; raises InputError when there is no such file."""
    if not path.is_file():
        raise InputError(f"{path}: this training file is missing; give the folder that holds it")
    return path
