"""The events that were annotated for this project, joined to the news that they stand in.

The files of ``corpus`` hold offsets into CLICK-ID and other corpora, not their words; this module
puts the words back, for training and for ``peristiwa score``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from peristiwa.errors import InputError
from peristiwa.evaluation import GoldDocument, as_gold
from training.data import GOLD_PARTS, RAW, found
from training.entities import read_spans
from training.treebank import sentence_texts

__all__ = ["CORPORA", "CORPUS", "LEISURE", "PUBLIC", "join", "read_annotated"]

_SENTENCES = {
    "pud": GOLD_PARTS["pud", "train"],
    "csui": GOLD_PARTS["csui", "train"],
    "idner": GOLD_PARTS["idner", "train"],
    "idner_dev": GOLD_PARTS["idner", "selection"],
}
"""The corpora of single sentences, by the name of the file that annotates them."""

_FOLDER = Path(__file__).parents[1] / "corpus"
CORPUS = _FOLDER / "click_id.jsonl"
LEISURE = _FOLDER / "click_id_leisure.jsonl"
PUBLIC = _FOLDER / "click_id_public.jsonl"
CORPORA = (CORPUS, LEISURE, PUBLIC, *(_FOLDER / f"{name}.jsonl" for name in _SENTENCES))
_Record = dict[str, Any]


def read_annotated(data: Path, corpus: Path = CORPUS) -> list[GoldDocument]:
    """Read the annotated news with the text of its corpus from the data folder ``data``.

    Raises InputError when a file is missing, or when the text is not the one that was annotated.
    """
    return [
        as_gold(record, f"{corpus}, line {n}") for n, record in enumerate(join(data, corpus), 1)
    ]


def join(data: Path, corpus: Path = CORPUS) -> Iterator[_Record]:
    """Give the records of ``corpus`` as lines of a gold file, words for offsets."""
    source = found(data / _SENTENCES.get(corpus.stem, RAW))
    lines = _lines(source)
    for number, line in enumerate(found(corpus).read_bytes().splitlines(), 1):
        record = msgspec.json.decode(line)
        try:
            yield _joined(record, lines)
        except IndexError as error:
            raise InputError(
                f"{corpus}, line {number}: {source} ends before the text; "
                "take the annotated edition"
            ) from error


def _lines(source: Path) -> Sequence[str]:
    """The lines of a text, or the sentences of a treebank or an entity corpus."""
    if source.suffix == ".conllu":
        return sentence_texts(source)
    if source.name != Path(RAW).name:
        return [text for text, _ in read_spans(source)]
    return source.read_text(encoding="utf-8").split("\n")


def _joined(record: _Record, lines: Sequence[str]) -> _Record:
    sentences = [lines[row][start:end] for row, start, end in record["sentences"]]
    events = [_event(event, sentences[event["s"]]) for event in record["events"]]
    return {**record, "sentences": sentences, "events": events}


def _event(event: _Record, sentence: str) -> _Record:
    start, end = event["trigger"]
    words: _Record = {**event, "trigger": sentence[start:end]}
    for role in ("actors", "recipients"):
        words[role] = [_spelt(part, sentence) for part in event[role]]
    for field in ("place", "date", "source"):
        words[field] = _spelt(event[field], sentence) if event[field] else None
    return words


def _spelt(part: _Record, sentence: str) -> _Record:
    span = part["text"]
    return {**part, "text": sentence[span[0] : span[1]] if span else None}


def main() -> None:
    """Write the corpus as a gold file."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("data", type=Path, help="folder that holds the corpora")
    parser.add_argument("output", type=Path, help="JSONL file to write")
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="offsets (corpus/click_id.jsonl)"
    )
    options = parser.parse_args()
    rows = [msgspec.json.encode(record) for record in join(options.data, options.corpus)]
    options.output.write_bytes(b"\n".join(rows) + b"\n")


if __name__ == "__main__":
    main()
