"""The two pipelines that are trained, and how each is scored while it learns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config

from peristiwa.parse.tokenizer import build_tokenizer, with_numpy_products
from training.corpus import gold_doc, join
from training.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language

    from training.treebank import Sentence

__all__ = ["entity_score", "new_pipeline", "parse_score", "score_sentences"]

_HERE = Path(__file__).parent
GROUP = 5


def new_pipeline(name: str) -> Language:
    """Make the untrained pipeline that ``training/{name}.cfg`` describes."""
    nlp = load_model_from_config(load_config(_HERE / f"{name}.cfg"), auto_fill=True)
    nlp.tokenizer = build_tokenizer(nlp.vocab, load_rules())
    return with_numpy_products(nlp)


def score_sentences(
    nlp: Language, sentences: Sequence[Sentence], *, gold_tokens: bool = True
) -> dict[str, float]:
    """Score ``nlp`` on texts of a few sentences each, with spaCy's scorer."""
    return dict(Scorer(nlp).score(list(_predicted(nlp, sentences, gold_tokens))))


def parse_score(sentences: Sequence[Sentence]) -> Callable[[Language], float]:
    """Make the score that selects the parser: the mean of UPOS, UAS, LAS and sentence F1."""

    def score(nlp: Language) -> float:
        got = score_sentences(nlp, sentences)
        parts = (got["pos_acc"], got["dep_uas"], 2 * got["dep_las"], 0.5 * got["sents_f"])
        return sum(parts) / 4.5

    return score


def entity_score(sentences: Sequence[Sentence]) -> Callable[[Language], float]:
    """Make the score that selects the entity recogniser: micro F1 over whole entities."""

    def score(nlp: Language) -> float:
        return float(score_sentences(nlp, sentences, gold_tokens=False)["ents_f"])

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
    words = [token.text for token in gold]
    return Doc(nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in gold])
