"""``python -m training.evaluate_repair DATA``: measures repair on damaged held-out news.

Documents are put together of held-out treebank sentences, and NTREX reports (Federmann et al.
2022) are taken whole; ``training/damage.py`` damages them with fixed seeds.

*Fixed*: a plant counts as fixed when the repaired text reads as the clean one from the word
before the plant to the word after it. Curly quotes are read as straight ones, runs of blanks as
one, and a stop that closes a line doesn't count, on both sides.

*Clean text*: edits that repair makes of undamaged text, per 2,000 words. Normalisation is counted
apart: quotes straightened, and headlines closed with a stop.

*LAS*: every gold word counts, punctuation aside. A word is right when a token covers exactly its
characters in the clean text, and head and label are right likewise.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from peristiwa.lexicon.compiled import load_built
from peristiwa.parse import MODEL, Parser, load_pipeline
from peristiwa.repair import RepairData, RepairedText, Repairer
from peristiwa.repair.lines import ends_sentence
from training.damage import CROWDED, Damaged, Plant, damaged, plants_for
from training.data import TEST_TREEBANKS
from training.scores import Scores
from training.treebank import read_treebank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Token

    from peristiwa.repair import Edit
    from training.treebank import Sentence

__all__ = [
    "Report",
    "clean_edits",
    "fixed_scores",
    "held_out",
    "is_fixed",
    "las",
    "main",
    "repair_scores",
    "reports",
    "table",
]

NTREX, NTREX_IDS = "ntrex/docs.jsonl", "../gold/train.jsonl"
SEEDS = (1, 2, 3)
PARAGRAPHS, SENTENCES, REPORT_PARAGRAPH = (3, 6), (2, 4), 3
TITLE = (4, 14)
ALL = "all damage"
NORMALISATION = frozenset({"characters", "heading"})

_CURLY = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"})
_LINE_END = re.compile(r"[.]?[^\S\n]*\n\s*")
_BLANKS = re.compile(r"[^\S\n]+")

Span = tuple[int, int]
Arc = tuple[Span, Span, str]


@dataclass(frozen=True)
class Report:
    """A clean text; ``arcs`` are its gold words with the span of their head and their label."""

    text: str
    arcs: tuple[Arc, ...] = ()

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.partition("\n")[0]


def repair_scores(nlp: Language, data: Path, seeds: Sequence[int] = SEEDS) -> dict[str, Scores]:
    """Score the repair that ships on the held-out corpora under ``data``.

    Gives, by kind of damage, how often it was planted and what share of it was fixed, in per
    cent; by corpus the edits of its clean text per 2,000 words; and by treebank LAS of the clean,
    the damaged and the repaired text, parsed by ``nlp``, with the share of the loss recovered.
    """
    built = load_built("repair.json", RepairData)
    repair, parser = Repairer(built.settings, built.verbs), Parser(nlp)
    corpora = held_out(data, nlp.tokenizer)
    planted = {name: list(_damage(found, seeds)) for name, found in corpora.items()}
    every = [damage for pairs in planted.values() for _, damage in pairs]
    scores = {f"repair of {kind}": s for kind, s in fixed_scores(every, repair).items()}
    for name, found in corpora.items():
        texts = [report.text for report in found]
        scores[f"repair of clean {name}"] = clean_edits(texts, repair)
    for name in TEST_TREEBANKS:
        scores[f"repair, trees of {name}"] = las(planted[name], repair, parser)
    return scores


def held_out(data: Path, tokenizer: Tokenizer) -> dict[str, list[Report]]:
    """Give the reports that repair is measured on, corpus by corpus; NTREX where it is at hand."""
    trees = {name: read_treebank(data / path, tokenizer) for name, path in TEST_TREEBANKS.items()}
    titles = [sentence for sentence in trees["CSUI test"] if _is_title(sentence)]
    found = {name: reports(sentences, titles) for name, sentences in trees.items()}
    return found | ({"NTREX": _ntrex(data)} if (data / NTREX).is_file() else {})


def reports(sentences: Sequence[Sentence], titles: Sequence[Sentence]) -> list[Report]:
    """Put sentences together into reports: a title, and paragraphs parted by blank lines."""
    rng = Random(0)
    body = [sentence for sentence in sentences if ends_sentence(sentence.text)]
    made: list[Report] = []
    at = 0
    while at < len(body):
        blocks = [[titles[len(made) % len(titles)]]]
        for _ in range(rng.randint(*PARAGRAPHS)):
            size = rng.randint(*SENTENCES)
            blocks.append(body[at : at + size])
            at += size
        made.append(_report([block for block in blocks if block]))
    return [report for report in made if "\n" in report.text]


def fixed_scores(damages: Sequence[Damaged], repair: Repairer) -> dict[str, Scores]:
    """Count plants and fixed ones by kind, and over all kinds."""
    counts: dict[str, list[int]] = {}
    for damage in damages:
        repaired = repair(damage.text)
        for number, plant in enumerate(damage.plants):
            fixed = is_fixed(damage, number, repaired)
            for kind in (plant.kind, ALL):
                both = counts.setdefault(kind, [0, 0])
                both[0] += 1
                both[1] += fixed
    names = [*sorted(set(counts) - {ALL}), ALL]
    return {
        name: {"planted": float(counts[name][0]), "fixed": 100 * counts[name][1] / counts[name][0]}
        for name in names
        if name in counts
    }


def is_fixed(damage: Damaged, number: int, repaired: RepairedText) -> bool:
    """Whether the plant of that number is undone: see the top of this file."""
    plant = damage.plants[number]
    reach = int(plant.kind not in CROWDED)
    start = _words_back(damage.clean, plant.start, reach)
    end = _words_on(damage.clean, plant.end, reach)
    before = [p for p in damage.plants[:number] if p.end <= start]
    inside = [p for p in damage.plants[number:] if p.start < end or p is plant]
    begun = damage.plants[len(before) : number]
    low = start + sum(map(_growth, before))
    high = end + sum(map(_growth, [*before, *begun, *inside]))
    got = repaired.text[_low(low, repaired.edits) : _high(high, repaired.edits)]
    return _plain(got) == _plain(damage.clean[start:end])


def clean_edits(texts: Iterable[str], repair: Repairer) -> Scores:
    """Count the edits of clean texts per 2,000 words, in all and by kind."""
    kinds: Counter[str] = Counter()
    words = 0
    for text in texts:
        words += len(text.split())
        kinds.update(map(_kind, repair(text).edits))
    per = 2000 / max(1, words)
    edits = sum(count for kind, count in kinds.items() if kind not in NORMALISATION)
    scores = {"words": float(words), "edits per 2,000 words": edits * per}
    return scores | {f"{kind} per 2,000 words": n * per for kind, n in sorted(kinds.items())}


def las(pairs: Sequence[tuple[Report, Damaged]], repair: Repairer, parser: Parser) -> Scores:
    """Score the trees of clean, damaged and repaired texts.

    ``recovered`` is the share of what the damage cost that repair makes good, in per cent.
    """
    clean: dict[str, int] = {}
    counts = Counter(words=0, clean=0, damaged=0, repaired=0)
    for report, damage in pairs:
        if report.text not in clean:
            clean[report.text] = _right(report, damaged(report.text, ()), None, parser)
        counts["words"] += len(report.arcs)
        counts["clean"] += clean[report.text]
        counts["damaged"] += _right(report, damage, None, parser)
        counts["repaired"] += _right(report, damage, repair, parser)
    share = 100 / max(1, counts["words"])
    lost = max(1, counts["clean"] - counts["damaged"])
    scores = {f"LAS {name}": counts[name] * share for name in ("clean", "damaged", "repaired")}
    return scores | {"LAS recovered": 100 * (counts["repaired"] - counts["damaged"]) / lost}


def table(scores: dict[str, Scores]) -> str:
    """Set scores as Markdown: one table of the kinds of damage, one of all else."""
    rows = ["| kind of damage | planted | fixed % |", "|---|---:|---:|"]
    rest = ["| text | measure | score |", "|---|---|---:|"]
    for name, measures in scores.items():
        if "fixed" in measures:
            kind = name.removeprefix("repair of ")
            rows.append(f"| {kind} | {measures['planted']:,.0f} | {measures['fixed']:.1f} |")
        else:
            rest += [f"| {name} | {key} | {value:,.2f} |" for key, value in measures.items()]
    return "\n".join([*rows, "", *rest])


def main() -> None:
    """Print the tables for the shipped pipeline, or the one named on the command line."""
    if len(sys.argv) < 2:
        sys.exit("usage: python -m training.evaluate_repair DATA [MODEL]")
    model = Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL
    nlp = load_pipeline(model)
    sys.stdout.write(table(repair_scores(nlp, Path(sys.argv[1]))) + "\n")


def _is_title(sentence: Sentence) -> bool:
    words = len(sentence.text.split())
    return not ends_sentence(sentence.text) and TITLE[0] <= words <= TITLE[1]


def _report(blocks: Sequence[Sequence[Sentence]]) -> Report:
    """Set blocks of sentences one below the other; arcs of punctuation are left out."""
    text = ""
    arcs: list[Arc] = []
    for block in blocks:
        text += "\n\n" if text else ""
        for number, sentence in enumerate(block):
            text += " " if number else ""
            arcs += _arcs(sentence, len(text))
            text += sentence.text
    return Report(text, tuple(arcs))


def _arcs(sentence: Sentence, at: int) -> Iterator[Arc]:
    spans = []
    for word in sentence.words:
        spans.append((at, at + len(word.form)))
        at += len(word.form) + word.spaced
    for word, span in zip(sentence.words, spans, strict=True):
        if word.upos != "PUNCT" and word.head is not None:
            yield span, spans[word.head], word.label


def _ntrex(data: Path) -> list[Report]:
    """Read the reports of NTREX that were set aside for studying errors, a headline first."""
    ids = {json.loads(line)["id"] for line in _lines(data / NTREX_IDS)}
    found = []
    for row in map(json.loads, _lines(data / NTREX)):
        if f"ntrex-{row['doc_id']}" in ids:
            title, *body = row["id"]
            found.append(Report("\n\n".join([title, *_paragraphs(body)])))
    return found


def _paragraphs(sentences: Sequence[str]) -> list[str]:
    """Join sentences by threes; one without a final mark is a subheading."""
    paragraphs: list[list[str]] = [[]]
    for sentence in sentences:
        if not ends_sentence(sentence):
            paragraphs += [[sentence], []]
        elif len(paragraphs[-1]) < REPORT_PARAGRAPH:
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    return [" ".join(part) for part in paragraphs if part]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _damage(found: Sequence[Report], seeds: Sequence[int]) -> Iterator[tuple[Report, Damaged]]:
    titles = [report.title for report in found]
    for seed in seeds:
        rng = Random(seed)
        for report in found:
            yield report, damaged(report.text, plants_for(report.text, rng, titles))


def _right(report: Report, damage: Damaged, repair: Repairer | None, parser: Parser) -> int:
    """Count the gold words whose head and label the parser finds in a damaged text."""
    text = damage.text
    repaired = repair(text) if repair else RepairedText(text, text, ())
    found = {}
    for token in parser(repaired):
        if not token.is_space:
            found[_span(token, repaired, damage)] = (
                _span(token.head, repaired, damage),
                token.dep_,
            )
    return sum(found.get(span) == (head, label) for span, head, label in report.arcs)


def _span(token: Token, repaired: RepairedText, damage: Damaged) -> Span:
    return damage.to_clean(*repaired.to_raw(token.idx, token.idx + len(token)))


def _growth(plant: Plant) -> int:
    return len(plant.written) - (plant.end - plant.start)


def _low(position: int, edits: Sequence[Edit]) -> int:
    """Give the repaired place of a raw one, in front of an edit that holds it."""
    moved = position
    for edit in edits:
        if edit.end <= position:
            moved += edit.growth
        elif edit.start < position:
            moved -= position - edit.start
    return moved


def _high(position: int, edits: Sequence[Edit]) -> int:
    """Give the repaired place of a raw one, behind an edit that holds it."""
    moved = position
    for edit in edits:
        if edit.end <= position and edit.start < position:
            moved += edit.growth
        elif edit.start < position:
            moved += edit.end - position + edit.growth
    return moved


def _words_back(text: str, at: int, count: int) -> int:
    """Give the start of the word that a place lies in, and of ``count`` words before it."""
    start = _word_start(text, at)
    for _ in range(count):
        start = _word_start(text, len(text[:start].rstrip()))
    return start


def _word_start(text: str, at: int) -> int:
    while at and not text[at - 1].isspace():
        at -= 1
    return at


def _words_on(text: str, at: int, count: int) -> int:
    """Give the end of the word that a place lies in, and of ``count`` words after it."""
    end = _word_end(text, at)
    for _ in range(count):
        end = _word_end(text, len(text) - len(text[end:].lstrip()))
    return end


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _plain(text: str) -> str:
    """Take off what normalisation may change."""
    return _BLANKS.sub(" ", _LINE_END.sub("\n", text.strip())).translate(_CURLY)


def _kind(edit: Edit) -> str:
    return edit.kind


if __name__ == "__main__":
    main()
