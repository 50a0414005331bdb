"""Scores a pipeline on held-out treebanks and entity corpora.

Parts are scored against the treebanks in this project's convention (``training/README.md``):
enclitics parted, other multiword tokens kept, ``compound`` read as ``nmod``. Tags and trees are
scored on gold tokens, entities on plain text by exact character offsets. Punctuation doesn't count
in UAS and LAS; "CoNLL" marks the reading of the CoNLL 2018 shared task, which counts it and leaves
subtypes out of LAS. Tokens and sentence ends are scored on plain text, put together as a page
prints it (a line break after every headline and after every third sentence) and, harder, as one
line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc

from training.corpus import bare_doc, gold_doc, join

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Token

    from training.entities import Span
    from training.treebank import Sentence, Word

__all__ = ["Scores", "entity_scores", "share", "tree_scores"]

Scores = dict[str, float]
Offsets = tuple[int, int]
GROUP = 30


def tree_scores(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    """Score tokens, sentence ends, tags and trees."""
    scores = _plain_text_scores(nlp, sentences)
    pairs = list(_on_gold_tokens(nlp, sentences))
    voiced = [(word.voice, _voice(token)) for word, token in pairs]
    words = [pair for pair in pairs if pair[0].upos != "PUNCT"]
    return scores | {
        "UPOS": share(word.upos == token.pos_ for word, token in pairs),
        "Voice F1": _f1(
            sum(gold == got != "" for gold, got in voiced),
            sum(bool(gold) for gold, _ in voiced),
            sum(bool(got) for _, got in voiced),
        ),
        "UAS": share(_attached(*pair) for pair in words),
        "LAS": share(_attached(*pair) and pair[0].label == pair[1].dep_ for pair in words),
        "UAS, CoNLL": share(_attached(*pair) for pair in pairs),
        "LAS, CoNLL": share(_attached(*pair) and _same_base(*pair) for pair in pairs),
    }


def entity_scores(nlp: Language, rows: Sequence[tuple[str, Sequence[Span]]]) -> Scores:
    """Score entities by exact offsets and label, each (text, entities) a text of its own."""
    gold = {(i, *span) for i, (_, spans) in enumerate(rows) for span in spans}
    got = {
        (index, ent.start_char, ent.end_char, ent.label_)
        for index, doc in enumerate(nlp.pipe(text for text, _ in rows))
        for ent in doc.ents
    }
    scores = {"entities P": share(item in gold for item in got)}
    scores["entities R"] = share(item in got for item in gold)
    scores["entities F1"] = _f1(len(gold & got), len(gold), len(got))
    for label in sorted({item[3] for item in gold}):
        some, most = ({item for item in side if item[3] == label} for side in (gold, got))
        scores[f"{label} F1"] = _f1(len(some & most), len(some), len(most))
    return scores


def _plain_text_scores(nlp: Language, sentences: Sequence[Sentence]) -> Scores:
    scores: Scores = {}
    for printed, name in ((True, "sentences F1"), (False, "sentences F1, all in one line")):
        tokens, ends, arcs = ([0, 0, 0] for _ in range(3))
        golds = [gold_doc(nlp.vocab, group) for group in _grouped(sentences, printed)]
        for gold, got in zip(golds, nlp.pipe(gold.text for gold in golds), strict=True):
            _count(tokens, _token_offsets(gold), _token_offsets(got))
            _count(ends, _sentence_offsets(gold), _sentence_offsets(got))
            _count(arcs, _arcs(gold), _arcs(got))
        scores |= {"tokens F1": _f1(*tokens), name: _f1(*ends)}
    return scores | {"LAS F1, CoNLL, all in one line": _f1(*arcs)}


def _on_gold_tokens(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[tuple[Word, Token]]:
    blank = (bare_doc(nlp.vocab, sentence.words) for sentence in sentences)
    for sentence, doc in zip(sentences, nlp.pipe(blank), strict=True):
        yield from zip(sentence.words, doc, strict=True)


def _grouped(sentences: Sequence[Sentence], printed: bool) -> Iterator[list[list[Word]]]:
    for at in range(0, len(sentences), GROUP):
        yield join(sentences[at : at + GROUP], printed=printed)


def _count(counts: list[int], gold: set[Any], got: set[Any]) -> None:
    for index, number in enumerate((len(gold & got), len(gold), len(got))):
        counts[index] += number


def _token_offsets(doc: Doc) -> set[Offsets]:
    return {(token.idx, token.idx + len(token)) for token in doc if not token.is_space}


def _arcs(doc: Doc) -> set[tuple[int, int, int, int, str]]:
    """Give the span of each word with the span of its head and their relation, no subtype."""
    return {
        (
            token.idx,
            len(token),
            token.head.idx if token.head != token else -1,
            len(token.head),
            token.dep_.partition(":")[0],
        )
        for token in doc
        if not token.is_space
    }


def _sentence_offsets(doc: Doc) -> set[Offsets]:
    """Give the stretches of the sentences, blanks at their ends aside."""
    return {(span.start_char, span.start_char + len(span.text.rstrip())) for span in doc.sents}


def _voice(token: Token) -> str:
    return "".join(token.morph.get("Voice", []))


def _attached(word: Word, token: Token) -> bool:
    return word.head == token.head.i


def _same_base(word: Word, token: Token) -> bool:
    """Whether both have the same relation, subtypes aside."""
    return word.label.partition(":")[0] == token.dep_.partition(":")[0]


def share(hits: Iterable[bool]) -> float:
    """Give the share of hits, in per cent; 0 of none."""
    listed = list(hits)
    return 100 * sum(listed) / max(1, len(listed))


def _f1(both: int, gold: int, got: int) -> float:
    return 200 * both / max(1, gold + got)
