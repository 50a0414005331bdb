"""The pipeline that is trained, and how it is scored while it learns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from peristiwa.parse.sentences import SENTENCES
from peristiwa.parse.tokenizer import build_tokenizer, with_numpy_products
from training.corpus import gold_doc, join
from training.rules import load_rules, load_sentence_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language

    from training.treebank import Sentence

__all__ = [
    "add_sentence_rule",
    "new_pipeline",
    "rule_pipeline",
    "score_sentences",
    "selection_score",
]

_HERE = Path(__file__).parent
GROUP = 5


def new_pipeline() -> Language:
    """Make the untrained pipeline that ``training/parse.cfg`` describes."""
    nlp = load_model_from_config(load_config(_HERE / "parse.cfg"), auto_fill=True)
    nlp.tokenizer = build_tokenizer(nlp.vocab, load_rules())
    return with_numpy_products(nlp)


def rule_pipeline() -> Language:
    """Make a pipeline that only tokenises and marks sentences."""
    nlp = spacy.blank("id")
    nlp.tokenizer = build_tokenizer(nlp.vocab, load_rules())
    add_sentence_rule(nlp)
    return nlp


def add_sentence_rule(nlp: Language) -> None:
    """Put the sentence rule, with the word lists of the lexicon, before all other components."""
    nlp.add_pipe(SENTENCES, config=load_sentence_lists(), first=True)


def score_sentences(
    nlp: Language, sentences: Sequence[Sentence], *, gold_tokens: bool = True
) -> dict[str, float]:
    """Score ``nlp`` on texts of a few sentences each, with spaCy's scorer."""
    return dict(Scorer(nlp).score(list(_predicted(nlp, sentences, gold_tokens))))


def selection_score(
    trees: Sequence[Sentence], entities: Sequence[Sentence]
) -> Callable[[Language], tuple[float, dict[str, float]]]:
    """Make the score that selects the weights, and its parts.

    It is the weighted mean of UPOS, UAS, LAS (twice) and the micro F1 over whole entities.
    """

    def score(nlp: Language) -> tuple[float, dict[str, float]]:
        got = score_sentences(nlp, trees)
        names = score_sentences(nlp, entities, gold_tokens=False)
        parts = {
            "UPOS": got["pos_acc"],
            "UAS": got["dep_uas"],
            "LAS": got["dep_las"],
            "entities": names["ents_f"],
        }
        return (sum(parts.values()) + parts["LAS"]) / 5, parts

    return score


def _predicted(
    nlp: Language, sentences: Sequence[Sentence], gold_tokens: bool
) -> Iterator[Example]:
    golds = [
        gold_doc(nlp.vocab, join(sentences[at : at + GROUP]))
        for at in range(0, len(sentences), GROUP)
    ]
    blank = [_bare(nlp, gold) if gold_tokens else nlp.make_doc(gold.text) for gold in golds]
    for doc, gold in zip(nlp.pipe(blank), golds, strict=True):
        yield Example(doc, gold)


def _bare(nlp: Language, gold: Doc) -> Doc:
    """Give the words and the sentence starts, which a rule finds in use."""
    return Doc(
        nlp.vocab,
        words=[token.text for token in gold],
        spaces=[bool(token.whitespace_) for token in gold],
        sent_starts=[bool(token.is_sent_start) for token in gold],
    )
