"""The teacher's annotation of texts that are not ours to ship: every layer, and no word.

``silver.npz`` holds, for each annotated sentence, a hash of its words and the layers of its tokens
as numbers. Whoever has the texts gets the annotated sentences back; a sentence whose words have
changed since (after an edit of the tokenizer's word lists, say) is left out.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from peristiwa.errors import InputError
from training.teacher.lines import GOLD, RAW, Row, read_rows
from training.teacher.lines import SILVER as SILVER_ROWS
from training.treebank import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

__all__ = ["SILVER", "Silver", "keep", "key", "silver_checksum"]

SILVER = Path(__file__).with_name("silver.npz")
LAYERS = ("upos", "voice", "labels", "entities")


class Silver:
    """Annotation by sentence, read from ``path``.

    Raises InputError when the file is missing or isn't one that `keep` wrote.
    """

    def __init__(self, path: Path = SILVER) -> None:
        if not path.is_file():
            raise InputError(
                f"{path}: the teacher's annotation is missing; `make teacher` makes it"
            )
        with np.load(path) as stored:
            self._layers = {name: stored[name] for name in ("heads", *LAYERS)}
            self._names = {name: stored[f"{name}_names"].tolist() for name in LAYERS}
            ends = stored["lengths"].cumsum()
            starts = ends - stored["lengths"]
            spans = zip(starts.tolist(), ends.tolist(), strict=True)
            self._spans = dict(zip(stored["keys"].tolist(), spans, strict=True))

    def annotate(self, sentences: Iterable[Sentence]) -> list[Sentence]:
        """Give the sentences that the teacher knows, with the layers that they lack."""
        return [
            self._filled(sentence, *span)
            for sentence in sentences
            if (span := self._spans.get(key([word.form for word in sentence.words])))
        ]

    def _filled(self, sentence: Sentence, start: int, end: int) -> Sentence:
        heads = self._layers["heads"][start:end].tolist()
        values = {
            name: [self._names[name][number] for number in self._layers[name][start:end]]
            for name in LAYERS
        }
        values["entities"] = list(_begun(values["entities"]))
        return Sentence(
            tuple(
                _fill(word, at, heads[at], {name: values[name][at] for name in LAYERS})
                for at, word in enumerate(sentence.words)
            )
        )


def key(words: Sequence[str]) -> int:
    """Give 64 bits that stand for these words in this order."""
    digest = hashlib.blake2b("\n".join(words).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little")


def silver_checksum(path: Path = SILVER) -> str:
    """SHA-256 of the stored annotation."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def keep(work: Path, log: Callable[[str], None], path: Path = SILVER) -> None:
    """Write ``path`` from the files that the teacher left in ``work``."""
    gold, raw = read_rows(work / GOLD), read_rows(work / RAW)
    rows = read_rows(work / SILVER_ROWS)
    for row in rows:
        row["words"] = (raw if row["part"] == "raw" else gold)[row["at"]]["words"]
    np.savez_compressed(path, **_arrays(rows))
    log(f"{path}: {len(rows):,} sentences, {path.stat().st_size / 1e6:.1f} MB")


def _begun(tags: Sequence[str]) -> Iterator[str]:
    """Let an entity begin with B where the teacher, who tags each word by itself, wrote I."""
    before = "O"
    for tag in tags:
        yield f"B-{tag[2:]}" if tag[:1] == "I" and before[2:] != tag[2:] else tag
        before = tag


def _arrays(rows: Sequence[Row]) -> dict[str, NDArray[Any]]:
    lengths = [len(row["words"]) for row in rows]
    arrays: dict[str, NDArray[Any]] = {
        "keys": np.array([key(row["words"]) for row in rows], dtype="uint64"),
        "lengths": np.array(lengths, dtype="int32"),
        "heads": np.array(
            [head - at for row in rows for at, head in enumerate(row["heads"])], dtype="int16"
        ),
    }
    for name in LAYERS:
        names = sorted({value for row in rows for value in row[name]})
        number = {value: at for at, value in enumerate(names)}
        values = [number[value] for row in rows for value in row[name]]
        arrays[name] = np.array(values, dtype="uint8")
        arrays[f"{name}_names"] = np.array(names)
    return arrays


def _fill(word: Word, at: int, offset: int, values: dict[str, str]) -> Word:
    known = word.head is not None
    tagged = bool(word.upos)
    return Word(
        form=word.form,
        spaced=word.spaced,
        upos=word.upos or values["upos"],
        voice=word.voice if tagged else values["voice"],
        head=word.head if known else at + offset,
        label=word.label if known else "ROOT" if not offset else values["labels"],
        entity=word.entity or values["entities"],
    )
