"""Makes training examples of sentences: texts of several sentences, titles, odd capitals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Doc
from spacy.training import Example

from training.treebank import Sentence, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from spacy.language import Language
    from spacy.vocab import Vocab

__all__ = ["bare_doc", "epoch", "gold_doc", "join", "split_off"]

MAX_SENTENCES = 10
PARAGRAPH = 3
P_SINGLE = 0.35
P_NEW_LINE = 0.3
P_NO_STOP = 0.06
P_LOWER, P_UPPER, P_TITLE = 0.03, 0.02, 0.04
_SMALL = frozenset({"ADP", "CCONJ", "SCONJ", "PART"})
_STOPS = frozenset(".!?…")
_CLOSING = "\"'”\u2019»)] "


def split_off(sentences: Sequence[Sentence], one_in: int) -> tuple[list[Sentence], list[Sentence]]:
    """Part sentences into the rest and every ``one_in``-th one, which selects the model."""
    rest = [item for index, item in enumerate(sentences) if index % one_in]
    return rest, [item for index, item in enumerate(sentences) if not index % one_in]


def epoch(nlp: Language, corpora: Sequence[Sequence[Sentence]], rng: Random) -> list[Example]:
    """Make the examples of one pass, in random order; each pass is grouped and varied anew."""
    groups = [group for corpus in corpora for group in _groups(corpus, rng)]
    rng.shuffle(groups)
    examples = []
    for group in groups:
        reference = gold_doc(nlp.vocab, join([_vary(item, rng) for item in group], rng))
        examples.append(Example(_unparsed(nlp, reference), reference))
    return examples


def _unparsed(nlp: Language, reference: Doc) -> Doc:
    """Tokenise the text of ``reference`` and mark its sentences, which a rule does in use."""
    starts = {sentence.start_char for sentence in reference.sents}
    doc = nlp.make_doc(reference.text)
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


def join(
    sentences: Sequence[Sentence], rng: Random | None = None, *, printed: bool = False
) -> list[list[Word]]:
    """Set sentences one after the other; a space token stands for each line break.

    Breaks are drawn with ``rng``. With ``printed`` they stand as on a page: after every sentence
    that has no final mark, as a headline, and after every third one, which ends a paragraph.
    """
    out: list[list[Word]] = []
    for number, sentence in enumerate(sentences, start=1):
        words = list(sentence.words)
        words[-1] = replace(words[-1], spaced=True)
        drawn = rng is not None and rng.random() < P_NEW_LINE
        ends_line = not number % PARAGRAPH or not _is_closed(sentence)
        if drawn or (printed and ends_line):
            words[-1] = replace(words[-1], spaced=False)
            words.append(_line_break(words[-1], len(words) - 1, rng))
        out.append(words)
    return out


def _is_closed(sentence: Sentence) -> bool:
    return sentence.text.rstrip(_CLOSING)[-1:] in _STOPS


def _line_break(last: Word, at: int, rng: Random | None) -> Word:
    """Make a space token that hangs on the last word, which stands at ``at``."""
    known = last.head is not None
    return Word(
        form=rng.choice(("\n", "\n\n")) if rng else "\n",
        spaced=False,
        upos="SPACE" if last.upos else "",
        voice="",
        head=at if known else None,
        label="dep" if known else "",
        entity="O" if last.entity else "",
    )


def gold_doc(vocab: Vocab, sentences: Sequence[Sequence[Word]]) -> Doc:
    """Make one spaCy document of sentences; layers that are unknown stay unset."""
    words = [word for sentence in sentences for word in sentence]
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    heads = [
        None if word.head is None else start + word.head
        for start, sentence in zip(starts, sentences, strict=False)
        for word in sentence
    ]
    begins = set(starts)
    parsed = any(head is not None for head in heads)
    tagged = any(word.upos for word in words)
    doc = Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.spaced for word in words],
        pos=[word.upos for word in words] if tagged else None,
        morphs=[f"Voice={word.voice}" if word.voice else "" for word in words] if tagged else None,
        heads=heads if parsed else None,
        deps=[word.label for word in words] if parsed else None,
        ents=[word.entity for word in words] if any(word.entity for word in words) else None,
    )
    if not parsed:
        for token in doc:
            token.is_sent_start = token.i in begins
    return doc


def bare_doc(vocab: Vocab, words: Sequence[Word]) -> Doc:
    """Make the spaCy document of one sentence, with its tokens and nothing else."""
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.spaced for word in words],
        sent_starts=[index == 0 for index in range(len(words))],
    )


def _groups(corpus: Sequence[Sentence], rng: Random) -> Iterator[Sequence[Sentence]]:
    at = 0
    while at < len(corpus):
        size = 1 if rng.random() < P_SINGLE else rng.randint(2, MAX_SENTENCES)
        yield corpus[at : at + size]
        at += size


def _vary(sentence: Sentence, rng: Random) -> Sentence:
    words = sentence.words
    draw = rng.random()
    if draw < P_LOWER:
        words = tuple(replace(word, form=word.form.lower()) for word in words)
    elif draw < P_LOWER + P_UPPER:
        words = tuple(replace(word, form=word.form.upper()) for word in words)
    elif draw < P_LOWER + P_UPPER + P_TITLE:
        words = tuple(_titled(words))
    if draw < P_LOWER + P_UPPER + P_TITLE or rng.random() < P_NO_STOP:
        words = _without_stop(words)
    return Sentence(words)


def _titled(words: Sequence[Word]) -> Iterator[Word]:
    for index, word in enumerate(words):
        glued = index > 0 and not words[index - 1].spaced and words[index - 1].form.isalpha()
        plain = word.upos in _SMALL or glued or len(word.form) < 4
        yield word if plain else replace(word, form=word.form[:1].upper() + word.form[1:])


def _without_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    last = len(words) - 1
    free = all(word.head != last for word in words)
    if last > 0 and words[-1].form in _STOPS and free:
        return words[:-1]
    return words
