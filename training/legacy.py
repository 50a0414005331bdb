"""Brings a treebank in old guidelines up to the present ones, with a teacher's help.

GSD's train file of 2018 knows no Voice, no auxiliaries but the copula and fewer relations than
the present guidelines. A pipeline trained on present data (the teacher) tags and parses the same
words. Where both agree on a head, the teacher's finer label is taken if it refines the old one;
elsewhere the old head stays, save under relations whose structure the guidelines changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from training.treebank import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Token

__all__ = ["modernise"]

REFINES = {
    "nsubj": {"nsubj", "nsubj:pass"},
    "nsubj:pass": {"nsubj", "nsubj:pass"},
    "obj": {"obj", "iobj"},
    "obl": {"obl", "obl:tmod", "obl:agent"},
    "nmod": {"nmod", "nmod:poss", "nmod:tmod", "nmod:lmod", "appos", "flat", "flat:name"},
    "flat": {"flat", "flat:name", "flat:foreign", "nmod", "nmod:poss", "nmod:tmod", "appos"},
    "nmod:poss": {"nmod:poss", "det", "obj", "iobj", "obl:agent", "nsubj"},
    "acl": {"acl", "acl:relcl"},
    "advmod": {"advmod", "advmod:emph", "aux", "case:adv", "mark", "cc", "det", "amod"},
    "det": {"det", "nmod:poss", "nmod"},
    "appos": {"appos", "nmod", "flat", "flat:name"},
    "amod": {"amod", "nmod", "flat:name", "acl", "acl:relcl"},
    "xcomp": {"xcomp", "obj", "ccomp", "advcl"},
    "advcl": {"advcl", "acl", "xcomp", "ccomp"},
    "nummod": {"nummod", "nmod", "nmod:tmod", "flat", "flat:name"},
    "mark": {"mark", "case"},
    "case": {"case", "mark", "case:adv"},
}
"""Present labels that may replace an old one on the same arc."""

RESTRUCTURED = frozenset({"flat", "fixed", "dep", "punct", "advmod", "aux", "cop", "cc", "mark"})
DEFAULT = {"flat": "flat:name", "acl": "acl:relcl"}
RETAGGED = {
    ("ADV", "AUX"),
    ("ADV", "PART"),
    ("DET", "NUM"),
    ("ADJ", "DET"),
    ("ADV", "SCONJ"),
    ("ADP", "SCONJ"),
    ("SCONJ", "ADP"),
    ("PRON", "DET"),
    ("DET", "PRON"),
    ("NOUN", "VERB"),
    ("PART", "ADV"),
    ("ADV", "DET"),
}
"""Changes of part of speech, old to present, on which the teacher is believed."""


def modernise(sentences: Sequence[Sentence], teacher: Language) -> list[Sentence]:
    """Rewrite ``sentences`` in the present guidelines; texts and tokens stay the same."""
    blank = (
        Doc(
            teacher.vocab,
            words=[word.form for word in sentence.words],
            spaces=[word.spaced for word in sentence.words],
            sent_starts=[index == 0 for index in range(len(sentence.words))],
        )
        for sentence in sentences
    )
    docs = teacher.pipe(blank)
    return [_rewrite(item, doc) for item, doc in zip(sentences, docs, strict=True)]


def _rewrite(sentence: Sentence, doc: Doc) -> Sentence:
    words = [_word(word, token) for word, token in zip(sentence.words, doc, strict=True)]
    heads = [word.head for word in words]
    for index, (old, token) in enumerate(zip(sentence.words, doc, strict=True)):
        if old.label not in RESTRUCTURED or old.head == token.head.i or token.head == token:
            continue
        heads[index] = token.head.i
        if _is_tree(heads):
            words[index] = replace(words[index], head=token.head.i, label=token.dep_)
        else:
            heads[index] = old.head
    return Sentence(tuple(words))


def _word(old: Word, token: Token) -> Word:
    upos = token.pos_ if (old.upos, token.pos_) in RETAGGED else old.upos
    voice = "".join(token.morph.get("Voice", [])) if upos == token.pos_ else ""
    label = DEFAULT.get(old.label, old.label)
    if token.head.i == old.head and token.dep_ in REFINES.get(old.label, ()):
        label = token.dep_
    return replace(old, upos=upos, voice=voice, label=label)


def _is_tree(heads: Sequence[int | None]) -> bool:
    for index in range(len(heads)):
        seen: set[int] = set()
        at = index
        while heads[at] not in (None, at):
            if at in seen:
                return False
            seen.add(at)
            at = heads[at] or 0
    return True
