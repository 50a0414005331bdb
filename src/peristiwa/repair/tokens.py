"""Lines as the boundary model sees them: words with their shape and class, sentences, counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress
from operator import attrgetter

from msgspec import Struct

from peristiwa.repair.lines import ends_sentence
from peristiwa.repair.settings import Sentences

__all__ = ["CLOSING_MARKS", "Token", "Tokens", "WordClasses", "read_tokens"]

_MARKS = "\"'()[]\u201c\u201d\u2018\u2019,.:;!?"
_HEADLINE = 0.55
_SHORTEST_STEM = 4
_CAPITALS = frozenset("XAM")
_LEADING = frozenset("YSXT")
CLOSING_MARKS = {'"': "q", "'": "q", "\u201d": "q", "\u2019": "q", ")": "p"}
_MOST_KNOWN = 100_000
_LONGEST_RUN = 30
_CAPITAL, _VERB, _OPENER = attrgetter("capital"), attrgetter("verb"), attrgetter("opener")
_SHAPE, _FINAL, _LEADS = attrgetter("shape"), attrgetter("final"), attrgetter("leads")


class Token(Struct, frozen=True, gc=False):
    """What stands between two blanks.

    ``low`` is its core in lower case, without the marks around it. ``shape`` is x (small), X
    (capital), A (all capitals), M (capitals inside), 9 (figure) or - (no core). ``tag`` is the
    letter of its class where it is written small, else its shape. ``last`` is its last character,
    ``mark`` the letter of a quote or bracket that closes with it, ``final`` whether a sentence ends
    with it. ``verb`` and ``opener`` say that it is a verb (or shows a predicate otherwise) or opens
    a dependent clause, ``leads`` that it is one of these, an auxiliary or a particle;
    ``first_verb`` and ``first_opener`` say so for a word that has its capital from the head of a
    sentence.
    """

    low: str
    shape: str
    tag: str
    last: str
    mark: str = ""
    final: bool = False
    capital: bool = False
    verb: bool = False
    opener: bool = False
    leads: bool = False
    first_verb: bool = False
    first_opener: bool = False


class _Known(dict[str, Token]):
    """Tokens by how they are written, each read once in a long while."""

    def __init__(self, read: Callable[[str], Token]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, raw: str) -> Token:
        """Read a token that was not met before; of too many, forget all."""
        if len(self) > _MOST_KNOWN:
            self.clear()
        token = self[raw] = self._read(raw)
        return token


@dataclass(frozen=True)
class WordClasses:
    """Gives the class of a word: learnt, or read off its shape.

    Classes: Vm, Vd, Vo (active, passive, other verb), N, J, R (noun, adjective, adverb), X
    (auxiliary), P, C, D, I, T (adposition, conjunction, determiner, pronoun, particle), 9, S
    (opens a subordinate clause), Y (relative).
    """

    tags: Mapping[str, str]
    sentences: Sentences
    clitics: Sequence[str]
    _shapes: tuple[tuple[str, re.Pattern[str]], ...] = field(init=False)
    _known: _Known = field(init=False)

    def __post_init__(self) -> None:
        shapes = self.sentences.verb_shapes.items()
        object.__setattr__(self, "_shapes", tuple((tag, re.compile(p)) for tag, p in shapes))
        object.__setattr__(self, "_known", _Known(self._read))

    def tokens(self, words: Iterable[str]) -> list[Token]:
        """Read words as they are written; what they are is kept, since they come again."""
        return list(map(self._known.__getitem__, words))

    def tag(self, word: str) -> str:
        """Give the class of a word in lower case."""
        sentences = self.sentences
        if word in sentences.relatives:
            return "Y"
        if word in sentences.subordinators:
            return "S"
        known = self.tags.get(word)
        if known:
            return (self._verb(word) or "Vo") if known == "V" else known
        if word[:1].isdigit():
            return "9"
        for clitic in self.clitics:
            if word.endswith(clitic) and len(word) >= len(clitic) + _SHORTEST_STEM:
                return self.tag(word.removesuffix(clitic))
        return "N" if word in sentences.predicate_not else self._verb(word) or "N"

    def _verb(self, word: str) -> str:
        return next((tag for tag, shape in self._shapes if shape.fullmatch(word)), "")

    def _read(self, raw: str) -> Token:
        core = raw.strip(_MARKS)
        low, shape = core.lower(), _shape(core)
        tag = self.tag(low)
        verb = tag[0] == "V" or low in self.sentences.carriers
        opener = not verb and tag in "YS"
        small = shape == "x"
        return Token(
            low=low,
            shape=shape,
            tag=tag if small else shape,
            last=raw[-1],
            mark=CLOSING_MARKS.get(raw.rstrip(".")[-1:], ""),
            final=ends_sentence(raw),
            capital=shape in _CAPITALS,
            verb=verb and small,
            opener=opener and small,
            leads=small and (verb or tag[0] in _LEADING),
            first_verb=verb,
            first_opener=opener,
        )


class Tokens(Struct, frozen=True):
    """The tokens of a line.

    They stand as written (``raw``) and as read. ``capitals`` are the numbers of those with a
    capital, ``finals`` of those that end a sentence, and ``leads`` of those that lead a clause;
    ``verbs`` and ``openers`` count, before each, the verbs and the words that open a dependent
    clause; ``headline`` is true where most have capitals.
    """

    raw: list[str]
    tokens: list[Token]
    capitals: list[int]
    finals: list[int]
    leads: list[int]
    verbs: list[int]
    openers: list[int]
    headline: bool

    def sentence(self, at: int) -> tuple[int, int]:
        """Give the numbers of the first and the last token of the sentence of a token."""
        after = bisect_left(self.finals, at)
        start = self.finals[after - 1] + 1 if after else 0
        return start, self.finals[after] if after < len(self.finals) else len(self.raw) - 1

    def run(self, at: int) -> int:
        """Give the number of the token after the capitals that begin with a token."""
        tokens, end = self.tokens, at + 1
        limit = min(len(tokens), at + _LONGEST_RUN)
        while end < limit and tokens[end].capital and tokens[end - 1].last.isalnum():
            end += 1
        return end


def read_tokens(line: str, classes: WordClasses) -> Tokens:
    """Read a line into tokens."""
    raw = line.split()
    tokens = classes.tokens(raw)
    capitals = _numbers(_CAPITAL, tokens)
    lettered = len(capitals) + list(map(_SHAPE, tokens)).count("x")
    return Tokens(
        raw,
        tokens,
        capitals=capitals,
        finals=_finals(tokens),
        leads=_numbers(_LEADS, tokens),
        verbs=list(accumulate(map(_VERB, tokens), initial=0)),
        openers=list(accumulate(map(_OPENER, tokens), initial=0)),
        headline=len(capitals) > _HEADLINE * lettered,
    )


def _finals(tokens: Sequence[Token]) -> list[int]:
    """Give the tokens that end a sentence: a small letter can't begin the next one."""
    last = len(tokens) - 1
    return [at for at in _numbers(_FINAL, tokens) if at == last or tokens[at + 1].shape != "x"]


def _numbers(holds: Callable[[Token], bool], tokens: Sequence[Token]) -> list[int]:
    """Give the numbers of the tokens for which something holds."""
    return list(compress(range(len(tokens)), map(holds, tokens)))


def _shape(core: str) -> str:
    if not core:
        return "-"
    if core[0].isdigit():
        return "9"
    if not core[0].isupper():
        return "x"
    if len(core) == 1 or core[1:].islower():
        return "X"
    return "A" if core.isupper() else "M"
