"""Which corpora train the pipeline, which select it, and their checksum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peristiwa.errors import InputError
from training.corpus import split_off
from training.entities import read_entities
from training.treebank import read_treebank

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokenizer import Tokenizer

    from training.treebank import Sentence

__all__ = [
    "SOURCES",
    "Corpora",
    "Source",
    "checksum",
    "entity_corpora",
    "old_treebank",
    "treebanks",
]

SELECTION_ONE_IN = 14


@dataclass(frozen=True)
class Source:
    """One file that the pipeline learns from."""

    path: str
    name: str
    licence: str
    use: str


SOURCES = (
    Source(
        "ud_csui/id_csui-ud-train.conllu",
        "UD Indonesian-CSUI, train",
        "CC BY-SA 4.0",
        "tags, trees",
    ),
    Source("ud_pud/id_pud-ud-test.conllu", "UD Indonesian-PUD", "CC BY-SA 3.0", "tags, trees"),
    Source("ud_gsd/id_gsd-ud-dev.conllu", "UD Indonesian-GSD, dev", "CC BY-SA 4.0", "tags, trees"),
    Source(
        "ud_gsd/id_gsd-ud-train.OLD-2018-02-11-01a2adc.conllu",
        "UD Indonesian-GSD, train of 2018 (commit 01a2adc)",
        "CC BY-SA 4.0",
        "tags, trees; converted by rule and teacher",
    ),
    Source("idner_news_2k/train.txt", "idner-news-2k, train", "MIT", "entities"),
    Source("idner_news_2k/dev.txt", "idner-news-2k, dev", "MIT", "selection of the entity model"),
    Source("nergrit/train_preprocess.txt", "NERGrit (IndoNLU), train", "Apache-2.0", "entities"),
)
_PRESENT = SOURCES[:3]
_OLD = SOURCES[3]
_IDNER, _IDNER_DEV, _NERGRIT = SOURCES[4:]


@dataclass(frozen=True)
class Corpora:
    """Sentences to learn from, corpus by corpus, and sentences that select the best weights."""

    train: tuple[list[Sentence], ...]
    selection: list[Sentence]


def treebanks(data: Path, tokenizer: Tokenizer) -> Corpora:
    """Read the treebanks in present guidelines; every fourteenth sentence selects."""
    parts = [
        split_off(read_treebank(_found(data / source.path), tokenizer), SELECTION_ONE_IN)
        for source in _PRESENT
    ]
    selection = [sentence for _, held in parts for sentence in held]
    return Corpora(tuple(rest for rest, _ in parts), selection)


def old_treebank(data: Path, tokenizer: Tokenizer) -> list[Sentence]:
    """Read the treebank in old guidelines, unconverted."""
    return read_treebank(_found(data / _OLD.path), tokenizer)


def entity_corpora(data: Path, tokenizer: Tokenizer) -> Corpora:
    """Read the entity corpora; idner's own dev file selects."""
    train = (
        read_entities(_found(data / _IDNER.path), tokenizer),
        read_entities(_found(data / _NERGRIT.path), tokenizer),
    )
    return Corpora(train, read_entities(_found(data / _IDNER_DEV.path), tokenizer))


def checksum(data: Path) -> str:
    """SHA-256 over all files that are learnt from, in the order of `SOURCES`."""
    digest = hashlib.sha256()
    for source in SOURCES:
        digest.update(_found(data / source.path).read_bytes())
    return digest.hexdigest()


def _found(path: Path) -> Path:
    if not path.is_file():
        raise InputError(f"{path}: this training file is missing; give the folder that holds it")
    return path
