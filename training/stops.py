"""``python -m training.stops DATA``: learns where sentences end, and what repair knows of words.

Writes ``src/peristiwa/repair/learnt.json``. Learnt from the paragraphs of CLICK-ID (William and
Sari 2020, CC BY 4.0) and the training parts of the UD treebanks; no text of a held-out corpus is
among them. Every capital within a paragraph is one sample: a sentence ends before it, or doesn't.
The model is a logistic regression with an L1 penalty, fitted by AdaGrad (Duchi et al. 2011) with
a fixed seed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import yaml

from peristiwa.repair import parse_settings, parse_verbs
from peristiwa.repair.boundaries import GLANCED, TEMPLATES, features, places
from peristiwa.repair.learnt import LEARNT_PATH
from peristiwa.repair.lines import ends_sentence
from peristiwa.repair.tokens import WordClasses, read_tokens
from training.data import GOLD_PARTS, RAW, TEST_TREEBANKS
from training.raw import clean_paragraphs
from training.treebank import sentence_texts
from training.words import capitals_of, stems_of, tags_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from peristiwa.repair.settings import RepairSettings, Sentences

__all__ = ["Samples", "Vocabulary", "fit", "main", "samples", "treebank_paragraphs"]

TREEBANKS = tuple(GOLD_PARTS[name, "train"] for name in ("csui", "pud", "gsd", "old"))
PREFIXES = ("ke", "se")
PARAGRAPH = 3
TREEBANK_WEIGHT = 3.0
FEWEST = 6
EPOCHS, BATCH, RATE, PENALTY, SEED = 12, 2000, 0.3, 3e-6, 1945
SCALE = 50
MISSED = 0.005
"""Share of the ends that a first look may miss."""

Row = tuple[str, ...]


@dataclass
class Samples:
    """The templates' values at every place, whether a sentence ends there, and its weight."""

    rows: list[Row]
    ends: list[bool]
    weights: list[float]


@dataclass(frozen=True)
class Vocabulary:
    """What is counted before the model is fitted: classes of words, and their capitals."""

    classes: WordClasses
    capitals: Mapping[str, str]


def treebank_paragraphs(path: Path) -> list[str]:
    """Join the sentences of a treebank, those without a final mark aside, by threes."""
    texts = [text for text in sentence_texts(path) if ends_sentence(text)]
    return [" ".join(texts[at : at + PARAGRAPH]) for at in range(0, len(texts), PARAGRAPH)]


def samples(
    paragraphs: Sequence[str], vocabulary: Vocabulary, sentences: Sentences, weight: float = 1.0
) -> Samples:
    """Take a sample at every place of ``paragraphs``, headlines aside."""
    found = Samples([], [], [])
    for paragraph in paragraphs:
        line = read_tokens(paragraph, vocabulary.classes)
        if line.headline:
            continue
        for at, stopped in places(line, sentences):
            found.rows.append(features(line, at, vocabulary.capitals))
            found.ends.append(stopped)
            found.weights.append(weight)
    return found


def fit(found: Samples, penalty: float = PENALTY) -> tuple[list[dict[str, int]], int]:
    """Fit the weights; gives a table for each template, and the bias, in units of 1/``SCALE``."""
    tables = _numbered(found.rows)
    size = sum(map(len, tables))
    numbers = np.full((len(found.rows), len(TEMPLATES)), size, np.int32)
    for at, row in enumerate(found.rows):
        for column, (table, value) in enumerate(zip(tables, row, strict=True)):
            numbers[at, column] = table.get(value, size)
    weights, bias = _descend(
        numbers, np.array(found.ends, float), np.array(found.weights), size, penalty
    )
    rounded = np.rint(weights * SCALE).astype(int)
    kept = [
        {value: int(rounded[n]) for value, n in sorted(table.items()) if rounded[n]}
        for table in tables
    ]
    return kept, round(bias * SCALE)


def least_glance(
    found: Samples, tables: Sequence[Mapping[str, int]], bias: int, sure: float
) -> int:
    """Give what the first templates reach in sum at all but a few of the ends that are found.

    Those are found whose log odds, by all templates, are more than ``sure``.
    """
    first = slice(len(GLANCED))
    sums = [
        _sum(tables[first], row[first])
        for row, end in zip(found.rows, found.ends, strict=True)
        if end and bias + _sum(tables, row) > SCALE * sure
    ]
    return int(np.quantile(sums, MISSED))


def main() -> None:
    """Learn from the data folder named on the command line, and write ``learnt.json``."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m training.stops DATA")
    data = Path(sys.argv[1])
    settings, clitics = _lexicon()
    held_out = [text for path in TEST_TREEBANKS.values() for text in sentence_texts(data / path)]
    raw = clean_paragraphs(data / RAW, held_out)
    parsed = [p for path in TREEBANKS for p in treebank_paragraphs(data / path)]
    sentences = settings.sentences
    plain = WordClasses({}, sentences, clitics)
    tags = tags_of([data / path for path in TREEBANKS], plain)
    capitals, acronyms = capitals_of([*raw, *parsed], plain)
    vocabulary = Vocabulary(WordClasses(_flat(tags), sentences, clitics), _flat(capitals))
    found = samples(raw, vocabulary, sentences)
    _extend(found, samples(parsed, vocabulary, sentences, TREEBANK_WEIGHT))
    tables, bias = fit(found)
    learnt = {
        "stems": {prefix: stems_of(prefix, raw) for prefix in PREFIXES},
        "tags": tags,
        "capitals": capitals,
        "acronyms": acronyms,
        "weights": dict(zip(TEMPLATES, tables, strict=True)),
        "bias": bias,
        "glance": least_glance(found, tables, bias, sentences.lost_stop_above.common),
        "scale": SCALE,
    }
    LEARNT_PATH.write_text(_readable(learnt), encoding="utf-8")
    count = sum(map(len, tables))
    sys.stdout.write(f"{LEARNT_PATH}: {len(found.rows)} samples, {count} weights\n")


def _sum(tables: Sequence[Mapping[str, int]], row: Row) -> int:
    return sum(table.get(value, 0) for table, value in zip(tables, row, strict=True))


def _lexicon() -> tuple[RepairSettings, tuple[str, ...]]:
    folder = Path(__file__).resolve().parent.parent / "lexicon" / "language"
    packaged = resources.files("Sastrawi.Stemmer") / "data" / "kata-dasar.txt"
    roots = packaged.read_text(encoding="utf-8").split()
    read = [yaml.safe_load((folder / f"{n}.yaml").read_bytes()) for n in ("repair", "verb_roots")]
    verbs = parse_verbs(read[1], roots)
    return parse_settings(read[0]), verbs.clitics


def _flat(words: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, listed in words.items() for word in listed.split()}


def _extend(found: Samples, more: Samples) -> None:
    found.rows += more.rows
    found.ends += more.ends
    found.weights += more.weights


def _numbered(rows: Iterable[Row]) -> list[dict[str, int]]:
    """Number the values that come often enough, template by template."""
    counts: list[Counter[str]] = [Counter() for _ in TEMPLATES]
    for row in rows:
        for counter, value in zip(counts, row, strict=True):
            counter[value] += 1
    tables: list[dict[str, int]] = []
    number = 0
    for counter in counts:
        values = sorted(value for value, count in counter.items() if count >= FEWEST)
        tables.append({value: number + at for at, value in enumerate(values)})
        number += len(values)
    return tables


def _descend(
    numbers: NDArray[np.int32],
    ends: NDArray[np.float64],
    sample_weights: NDArray[np.float64],
    size: int,
    penalty: float,
) -> tuple[NDArray[np.float64], float]:
    rng = np.random.default_rng(SEED)
    weights, squares, bias = np.zeros(size + 1), np.full(size + 1, 1e-4), 0.0
    for batch in _batches(len(ends), rng):
        rows = numbers[batch]
        odds = weights[rows].sum(1) + bias
        error = (1 / (1 + np.exp(-odds)) - ends[batch]) * sample_weights[batch]
        gradient = np.bincount(rows.ravel(), np.repeat(error / len(batch), rows.shape[1]), size + 1)
        squares += gradient * gradient
        rate = RATE / np.sqrt(squares)
        weights -= rate * gradient
        weights = np.sign(weights) * np.maximum(np.abs(weights) - rate * penalty, 0)
        weights[size] = 0
        bias -= 0.05 * float(error.mean())
    return weights[:size], bias


def _batches(count: int, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    for _ in range(EPOCHS):
        order = rng.permutation(count)
        for at in range(0, count, BATCH):
            yield order[at : at + BATCH]


def _readable(learnt: Mapping[str, object]) -> str:
    """Write JSON with one line for each list or template."""
    parts = []
    for key, value in learnt.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"  {_dump(name)}: {_dump(item)}" for name, item in value.items())
            parts.append(f"{_dump(key)}: {{\n{inner}\n}}")
        else:
            parts.append(f"{_dump(key)}: {_dump(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
