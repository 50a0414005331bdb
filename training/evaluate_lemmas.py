"""``python -m training.evaluate_lemmas DATA``: scores the root finder on held-out treebanks.

Lemmas are compared on gold tokens, with the parts of speech of the treebank or, where a pipeline
is given, with the predicted ones. ``as written`` compares with the lemmas as they stand in the
file, ``convention`` with those that `training.lemma_gold.conventional` makes of them; ``any case``
is the first without regard to case. ``open classes`` are nouns, verbs and adjectives under
``convention``, ``affixed`` those of them whose lemma is not the word itself.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from peristiwa.language.roots import load_root_finder
from peristiwa.parse import load_pipeline
from training.corpus import bare_doc
from training.data import TEST_TREEBANKS
from training.lemma_gold import conventional, read_lemmas
from training.scores import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from spacy.language import Language

    from training.lemma_gold import Gold

__all__ = ["lemma_scores", "main", "score"]

OPEN = frozenset({"ADJ", "NOUN", "VERB"})


def lemma_scores(
    path: Path,
    nlp: Language,
    find: Callable[[str, str], str] | None = None,
    *,
    predict: bool = False,
) -> dict[str, float]:
    """Score lemmas on one CoNLL-U file; figures are per cent.

    Args:
        path: the treebank file.
        nlp: a pipeline, for its tokenizer and, with ``predict``, for its parts of speech.
        find: the root finder; the one that ships when left out.
        predict: use the parts of speech that ``nlp`` predicts on the gold tokens.
    """
    sentences = read_lemmas(path, nlp.tokenizer)
    tags = _predicted(nlp, sentences) if predict else _given(sentences)
    return score(sentences, list(tags), find or load_root_finder())


def score(
    sentences: Sequence[Sequence[Gold]],
    tags: Sequence[Sequence[str]],
    find: Callable[[str, str], str],
) -> dict[str, float]:
    """Score what ``find`` makes of each token and tag against both readings of the gold."""
    found = [
        find(gold.word.form, tag)
        for row, row_tags in zip(sentences, tags, strict=True)
        for gold, tag in zip(row, row_tags, strict=True)
    ]
    written = [gold for row in sentences for gold in row]
    wanted = [gold for row in conventional(sentences) for gold in row]
    both = list(zip(wanted, found, strict=True))
    return {
        "as written": share(g.lemma == f for g, f in zip(written, found, strict=True)),
        "any case": share(
            g.lemma.lower() == f.lower() for g, f in zip(written, found, strict=True)
        ),
        "convention": share(g.lemma == f for g, f in both),
        "open classes": share(g.lemma == f for g, f in both if g.word.upos in OPEN),
        "affixed": share(
            g.lemma == f
            for g, f in both
            if g.word.upos in OPEN and g.lemma.lower() != g.word.form.lower()
        ),
    }


def main() -> None:
    """Print a table for the shipped pipeline."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m training.evaluate_lemmas DATA")
    nlp, data = load_pipeline(), Path(sys.argv[1])
    rows = ["| corpus | parts of speech | measure | score |", "|---|---|---|---:|"]
    for name, path in TEST_TREEBANKS.items():
        for predict, source in ((False, "gold"), (True, "predicted")):
            scores = lemma_scores(data / path, nlp, predict=predict)
            rows += [f"| {name} | {source} | {key} | {n:.1f} |" for key, n in scores.items()]
    sys.stdout.write("\n".join(rows) + "\n")


def _given(sentences: Sequence[Sequence[Gold]]) -> Iterator[list[str]]:
    for row in sentences:
        yield [gold.word.upos for gold in row]


def _predicted(nlp: Language, sentences: Sequence[Sequence[Gold]]) -> Iterator[list[str]]:
    blank = (bare_doc(nlp.vocab, [gold.word for gold in row]) for row in sentences)
    for doc in nlp.pipe(blank):
        yield [token.pos_ for token in doc]


if __name__ == "__main__":
    main()
