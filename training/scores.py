"""``python -m training.evaluate DATA [MODEL]``: scores the shipped pipeline on held-out corpora.

Parts are scored against the treebanks in this project's convention (``training/README.md``):
enclitics parted, other multiword tokens kept, ``compound`` read as ``nmod``. Tags and trees are
scored on gold tokens, tokens and sentence ends on plain text of five sentences a piece, entities
on plain text by exact character offsets. Punctuation doesn't count in UAS and LAS.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc

from peristiwa.parse.tokenizer import with_numpy_products
from training.corpus import gold_doc, join
from training.entities import read_spans
from training.treebank import read_treebank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Token

    from training.treebank import Sentence, Word

__all__ = ["Scores", "entity_scores", "evaluate", "main", "table", "tree_scores"]

Scores = dict[str, float]
Offsets = tuple[int, int]
GROUP = 5
TREEBANKS = {
    "CSUI test": "ud_csui/id_csui-ud-test.conllu",
    "GSD test": "ud_gsd/id_gsd-ud-test.conllu",
}
ENTITIES = {"idner test": "idner_news_2k/test.txt"}
MODEL = Path(__file__).resolve().parent.parent / "src" / "peristiwa" / "parse" / "model"


def evaluate(nlp: Language, data: Path) -> dict[str, Scores]:
    """Score ``nlp`` on every held-out corpus under ``data``; figures are per cent."""
    scores = {
        name: tree_scores(nlp, read_treebank(data / path, nlp.tokenizer))
        for name, path in TREEBANKS.items()
    }
    scores.update({name: entity_scores(nlp, data / path) for name, path in ENTITIES.items()})
    return scores


def tree_scores(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    """Score tokens, sentence ends, tags and trees."""
    scores = _plain_text_scores(nlp, sentences)
    pairs = list(_on_gold_tokens(nlp, sentences))
    voiced = [(word.voice, _voice(token)) for word, token in pairs]
    words = [(word, token) for word, token in pairs if word.upos != "PUNCT"]
    heads = [word.head == token.head.i for word, token in words]
    labels = [word.label == token.dep_ for word, token in words]
    bases = [_base(word.label) == _base(token.dep_) for word, token in words]
    return scores | {
        "UPOS": _share(word.upos == token.pos_ for word, token in pairs),
        "Voice F1": _f1(
            sum(gold == got != "" for gold, got in voiced),
            sum(bool(gold) for gold, _ in voiced),
            sum(bool(got) for _, got in voiced),
        ),
        "UAS": _share(heads),
        "LAS": _share(head and label for head, label in zip(heads, labels, strict=True)),
        "LAS, no subtypes": _share(head and base for head, base in zip(heads, bases, strict=True)),
    }


def entity_scores(nlp: Language, path: Path) -> Scores:
    """Score entities by exact offsets and label, each sentence a text of its own."""
    rows = list(read_spans(path))
    gold = {(i, *span) for i, (_, spans) in enumerate(rows) for span in spans}
    got = {
        (index, ent.start_char, ent.end_char, ent.label_)
        for index, doc in enumerate(nlp.pipe(text for text, _ in rows))
        for ent in doc.ents
    }
    scores = {"entities P": _share(item in gold for item in got)}
    scores["entities R"] = _share(item in got for item in gold)
    scores["entities F1"] = _f1(len(gold & got), len(gold), len(got))
    for label in sorted({item[3] for item in gold}):
        some, most = ({item for item in side if item[3] == label} for side in (gold, got))
        scores[f"{label} F1"] = _f1(len(some & most), len(some), len(most))
    return scores


def table(scores: dict[str, Scores]) -> str:
    """Set scores as a Markdown table, a row for each corpus and measure."""
    rows = ["| corpus | measure | score |", "|---|---|---:|"]
    for corpus, measures in scores.items():
        rows += [f"| {corpus} | {name} | {value:.1f} |" for name, value in measures.items()]
    return "\n".join(rows)


def main() -> None:
    """Print the table for the shipped pipeline, or the one named on the command line."""
    if len(sys.argv) < 2:
        sys.exit("usage: python -m training.evaluate DATA [MODEL]")
    model = Path(sys.argv[2]) if len(sys.argv) > 2 else MODEL
    sys.stdout.write(
        table(evaluate(with_numpy_products(spacy.load(model)), Path(sys.argv[1]))) + "\n"
    )


def _plain_text_scores(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    token_counts, start_counts = [0, 0, 0], [0, 0, 0]
    golds = [gold_doc(nlp.vocab, group) for group in _grouped(sentences)]
    for gold, got in zip(golds, nlp.pipe(gold.text for gold in golds), strict=True):
        _count(token_counts, _token_offsets(gold), _token_offsets(got))
        _count(start_counts, _sentence_offsets(gold), _sentence_offsets(got))
    return {"tokens F1": _f1(*token_counts), "sentences F1": _f1(*start_counts)}


def _on_gold_tokens(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[tuple[Word, Token]]:
    blank = (
        Doc(
            nlp.vocab,
            words=[word.form for word in sentence.words],
            spaces=[word.spaced for word in sentence.words],
            sent_starts=[index == 0 for index in range(len(sentence.words))],
        )
        for sentence in sentences
    )
    for sentence, doc in zip(sentences, nlp.pipe(blank), strict=True):
        yield from zip(sentence.words, doc, strict=True)


def _grouped(sentences: Sequence[Sentence]) -> Iterator[list[list[Word]]]:
    for at in range(0, len(sentences), GROUP):
        yield join(sentences[at : at + GROUP])


def _count(counts: list[int], gold: set[Offsets], got: set[Offsets]) -> None:
    for index, number in enumerate((len(gold & got), len(gold), len(got))):
        counts[index] += number


def _token_offsets(doc: Doc) -> set[Offsets]:
    return {(token.idx, token.idx + len(token)) for token in doc if not token.is_space}


def _sentence_offsets(doc: Doc) -> set[Offsets]:
    return {(sent.start_char, sent.end_char) for sent in doc.sents}


def _voice(token: Token) -> str:
    return "".join(token.morph.get("Voice", []))


def _base(label: str) -> str:
    return label.partition(":")[0]


def _share(hits: Iterable[bool]) -> float:
    listed = list(hits)
    return 100 * sum(listed) / max(1, len(listed))


def _f1(both: int, gold: int, got: int) -> float:
    return 200 * both / max(1, gold + got)


if __name__ == "__main__":
    main()
