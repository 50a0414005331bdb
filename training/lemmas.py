"""``python -m training.lemmas DATA``: learns what the root finder prefers from the treebanks.

Writes ``lexicon/learnt/roots.yaml``, which `make lexicon` compiles. What is learnt: roots that
PySastrawi's list lacks, how usual each root and each affix pattern is, and the lemmas of words
that the rules would get wrong. Nothing is drawn by chance: the same files give the same result.

A noun, verb or adjective is only learnt where the affix rules allow its lemma, since the lemmas
of CSUI were made by machine and leave words unanalysed; a word of a closed class is taken as the
first treebank has it. GSD, whose lemmas nobody corrected, is only counted.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import yaml

from peristiwa.language.affixes import take_apart
from peristiwa.language.roots import (
    ANY,
    FUNCTION,
    FUNCTION_TAGS,
    KEPT_TAGS,
    RootData,
    RootFinder,
    pattern_parts,
)
from peristiwa.lexicon.build import ROOT
from peristiwa.lexicon.roots import LEARNT, LearntRoots, without_learning
from peristiwa.parse import load_pipeline
from training.data import GOLD_PARTS, found
from training.lemma_gold import conventional, read_lemmas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokenizer import Tokenizer

    from training.lemma_gold import Gold

__all__ = ["COUNTED", "TRUSTED", "as_yaml", "learn", "main"]

TRUSTED = (GOLD_PARTS["csui", "train"], GOLD_PARTS["pud", "train"])
"""Treebanks whose words are learnt; the first that has a word is followed."""
COUNTED = (GOLD_PARTS["gsd", "train"],)
"""Treebanks that only add to the counts of roots and patterns."""
_HEAD = (
    "# Written by `python -m training.lemmas DATA`; edit lexicon/language/roots.yaml instead.\n"
    "# Learnt from UD Indonesian-CSUI (train), -PUD and -GSD (dev); CC BY-SA 4.0.\n"
)


def learn(
    trusted: Sequence[Sequence[Gold]], counted: Sequence[Sequence[Gold]], by_hand: RootData
) -> LearntRoots:
    """Learn from treebanks whose lemmas are in this project's convention.

    Args:
        trusted: the tokens of the treebanks whose words are learnt, in order of trust.
        counted: the tokens of further treebanks, for counts only.
        by_hand: what is known without learning.
    """
    words = [[gold for gold in corpus if _is_learnt(gold)] for corpus in trusted]
    new = _new_roots([gold for corpus in words for gold in corpus], by_hand)
    data = msgspec.structs.replace(by_hand, roots=by_hand.roots | new)
    pooled = [gold for corpus in (*trusted, *counted) for gold in corpus if _is_learnt(gold)]
    counts = Counter(gold.lemma for gold in pooled if gold.lemma in data.roots)
    data = msgspec.structs.replace(data, patterns=_patterns(pooled, data), counts=dict(counts))
    return LearntRoots(
        roots=" ".join(sorted(new)),
        lemmas=_lemmas(words, data),
        patterns=data.patterns,
        counts=_by_count(counts),
    )


def main() -> None:
    """Learn from the treebanks under the folder on the command line and write the file."""
    if len(sys.argv) != 2:
        sys.exit("usage: python -m training.lemmas DATA")
    data, tokenizer = Path(sys.argv[1]), load_pipeline().tokenizer
    trusted = [_read(data / source, tokenizer) for source in TRUSTED]
    counted = [_read(data / source, tokenizer) for source in COUNTED]
    path = ROOT / LEARNT
    path.parent.mkdir(exist_ok=True)
    learnt = learn(trusted, counted, without_learning(ROOT))
    path.write_text(_HEAD + as_yaml(learnt), encoding="utf-8")
    sys.stdout.write(f"wrote {path}: run `make lexicon`\n")


def _read(path: Path, tokenizer: Tokenizer) -> list[Gold]:
    return [gold for row in conventional(read_lemmas(found(path), tokenizer)) for gold in row]


def as_yaml(learnt: LearntRoots) -> str:
    """Set what was learnt as YAML."""
    plain = msgspec.to_builtins(learnt, str_keys=False)
    return str(yaml.safe_dump(plain, sort_keys=True, width=100, allow_unicode=True))


def _is_learnt(gold: Gold) -> bool:
    return gold.word.upos not in KEPT_TAGS and gold.word.form.replace("-", "").isalpha()


def _new_roots(golds: Iterable[Gold], by_hand: RootData) -> frozenset[str]:
    """Give lemmas that the root list lacks, that a word is made of, and that aren't affixed."""
    new = set()
    for word, lemma in {(gold.word.form.lower(), gold.lemma) for gold in golds}:
        unknown = lemma not in by_hand.roots and lemma != word and lemma.isalpha()
        if unknown and not take_apart(lemma, by_hand.roots) and take_apart(word, {lemma}):
            new.add(lemma)
    return frozenset(new)


def _patterns(golds: Iterable[Gold], data: RootData) -> dict[str, dict[str, int]]:
    """Count the affix patterns by part of speech, and under `ANY` those of all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold in golds:
        analyses = take_apart(gold.word.form.lower(), data.roots)
        right = [part.pattern for part in analyses if part.root == gold.lemma]
        for tag in (ANY, gold.word.upos) if right else ():
            counts[tag].update(pattern_parts(right[0]))
    return {tag: dict(patterns) for tag, patterns in counts.items()}


def _lemmas(corpora: Sequence[Sequence[Gold]], data: RootData) -> dict[str, str]:
    """Give the words by lemma, with their tag, that the finder gets wrong without being told."""
    find = RootFinder(data)
    told: dict[str, set[str]] = defaultdict(set)
    for (word, group), (lemma, upos) in _most_trusted(corpora).items():
        entry = data.words.get(word, {})
        by_hand = bool({"", group, upos} & set(entry))
        if not by_hand and lemma != find(word, upos) and _is_allowed(word, group, lemma, data):
            told[lemma].add(f"{word}/{group}")
    return {lemma: " ".join(sorted(words)) for lemma, words in told.items()}


def _most_trusted(
    corpora: Sequence[Sequence[Gold]],
) -> dict[tuple[str, str], tuple[str, str]]:
    lemmas: dict[tuple[str, str], tuple[str, str]] = {}
    for corpus in corpora:
        seen: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for gold in corpus:
            upos = gold.word.upos
            group = FUNCTION if upos in FUNCTION_TAGS else upos
            seen[gold.word.form.lower(), group][gold.lemma, upos] += 1
        for key, counts in seen.items():
            lemmas.setdefault(key, max(counts, key=lambda item: (counts[item], item)))
    return lemmas


def _is_allowed(word: str, group: str, lemma: str, data: RootData) -> bool:
    if not lemma.islower():
        return False
    return group == FUNCTION or any(part.root == lemma for part in take_apart(word, data.roots))


def _by_count(counts: Counter[str]) -> dict[int, str]:
    by_count: dict[int, list[str]] = defaultdict(list)
    for root, count in sorted(counts.items()):
        by_count[count].append(root)
    return {count: " ".join(roots) for count, roots in by_count.items()}


if __name__ == "__main__":
    main()
