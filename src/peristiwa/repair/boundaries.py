"""Judges whether a sentence ends between two words, stop or no stop: a linear model.

The log odds of an end before a capital are a sum of weights, one for each value of a template.
Templates see the words around the place, their classes and shapes, whether the sides have a
predicate of their own, and how clean text writes the word after the place. A place is judged
alike with a stop and without one, so that what one repair writes no other takes back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import repeat

from peristiwa.repair.learnt import Learnt
from peristiwa.repair.settings import Sentences
from peristiwa.repair.tokens import CLOSING_MARKS, Token, Tokens, WordClasses

__all__ = [
    "GLANCED",
    "TEMPLATES",
    "Boundaries",
    "Place",
    "features",
    "glance",
    "leaves_fragment",
    "places",
]

Place = tuple[int, bool]
"""Number of the token before the place, and whether a stop stands there."""

GLANCED = ("before", "after", "capital", "comma")
"""Templates that a first look goes by."""

TEMPLATES = (
    *GLANCED, "second", "before-but-one", "before ending", "before class+capital",
    "second class+capital", "classes", "run", "after run", "length", "predicate after", "sides",
    "mark after", "shapes", "before+name", "class+predicate", "verbs before", "ends of after",
    "before capital", "balance", "balance+class", "four classes", "three classes",
    "right balance", "class pair", "balance+length", "class+balances",
)  # fmt: skip
"""Names of what `features` gives, in its order."""

_LONGEST_RUN, _REACH = 4, 15
_LAST = frozenset({*CLOSING_MARKS, "%"})
_COMMAS = frozenset(",-\N{EN DASH}\N{EM DASH}")
_SHORT, _BINS = 5, (8, 13, 22)
_EMPTY = Token("^", "^", "^", "")
_END = Token("$", "$", "$", "")
_NO_PREDICATE = frozenset({"P", "X", "$", "E."})
_UNKNOWN, _HALF = "6", "2"
_MOST_MARKS = 1 << 10
_WEIGHT: Callable[[dict[str, int], str, int], int] = dict.get
_NOTHING = repeat(0)


class Boundaries:
    """The model ready for use: ``score`` gives log odds; ``words`` knows classes of words."""

    def __init__(self, learnt: Learnt, sentences: Sentences, clitics: tuple[str, ...]) -> None:
        self.words = WordClasses(_by_word(learnt.tags), sentences, clitics)
        self.capitals = _by_word(learnt.capitals)
        self._tables = [learnt.weights.get(name, {}) for name in TEMPLATES]
        self._bias, self._scale, self._glance = learnt.bias, learnt.scale, learnt.glance

    def score(self, line: Tokens, at: int) -> float:
        """Give the log odds that a sentence ends behind the token of that number."""
        values = features(line, at, self.capitals)
        return (self._bias + sum(map(_WEIGHT, self._tables, values, _NOTHING))) / self._scale

    def may_end(self, line: Tokens, at: int) -> bool:
        """Whether a first look at the two words leaves a chance that a sentence ends between.

        Most capitals are names in mid-sentence; this spares them the whole judgement.
        """
        values = glance(line, at, self.capitals)
        return sum(map(_WEIGHT, self._tables, values, _NOTHING)) >= self._glance

    def is_name(self, token: Token) -> bool:
        """Whether a word has a capital in mid-sentence as often as not, or is unknown."""
        return self.capitals.get(token.low, _UNKNOWN) > _HALF


def places(line: Tokens, sentences: Sentences) -> Iterator[Place]:
    """Give the places of a line where a sentence may end: before capitals, marks aside."""
    raw, tokens = line.raw, line.tokens
    for behind in line.capitals:
        if not behind or not raw[behind][0].isupper():
            continue
        at = behind - 1
        token, word = tokens[at], raw[at]
        if not token.final:
            if at and (token.last.isalnum() or token.last in _LAST):
                yield at, False
            continue
        plain = token.last == "." and not word.endswith("..") and len(token.low) > 1
        if plain and token.low not in sentences.abbreviations:
            yield at, True


def glance(line: Tokens, at: int, capitals: Mapping[str, str]) -> tuple[str, str, str, str]:
    """Give the values of the first templates behind a token."""
    a, b = line.tokens[at], line.tokens[at + 1]
    name = capitals.get(b.low, _UNKNOWN)
    comma = "," if at and line.tokens[at - 1].last in _COMMAS else ""
    known = "n" if name > _HALF else "l"
    return a.low + a.mark, b.low + b.shape, name + b.shape, f"{comma}{a.tag}{known}"


def features(line: Tokens, at: int, capitals: Mapping[str, str]) -> tuple[str, ...]:
    """Give the value of every template behind a token, in the order of ``TEMPLATES``."""
    tokens = line.tokens
    a, b = tokens[at], tokens[at + 1]
    z = tokens[at - 1] if at else _EMPTY
    c = tokens[at + 2] if at + 2 < len(tokens) else _END
    name = capitals.get(b.low, _UNKNOWN)
    known = "n" if name > _HALF else "l"
    follower, run = _after_run(line, at)
    verbs, balance, size = _left(line, at)
    first, has_verb, right_balance, right_size = _right(line, at)
    ca, cz, cc = a.tag, z.tag, c.tag
    return (
        *glance(line, at, capitals), c.low, z.low, a.low[-3:] + ca,
        f"{ca}{a.mark}{name}", f"{cc}{name}", f"{ca} {cc} {name}",
        f"{run}{follower.tag}{name}", follower.low + known, f"{size}{min(verbs, 2)}",
        f"{right_size}{has_verb}", f"{min(size, 6)}{min(verbs, 1)}{has_verb}{right_size}",
        ("" if b.last.isalnum() else b.last) + name, f"{a.shape}{z.shape}{b.shape}{name}",
        a.low + known,
        f"{ca}{has_verb}{known}{follower.tag}", f"{min(verbs, 1)}{ca}{name}",
        f"{b.low[:3]}-{b.low[-3:]}", f"{capitals.get(a.low, _UNKNOWN)}{a.shape}{name}",
        f"{balance} {right_balance}{first}{known}", f"{balance}{has_verb}{ca}",
        f"{cz} {ca} {follower.tag}{first}{known}", f"{ca} {follower.tag}{known}{balance}",
        f"{right_balance}{has_verb}{follower.tag}{min(run, 3)}{known}",
        f"{cz} {ca}", f"{size} {balance}{known}",
        f"{ca} {balance} {right_balance}{follower.tag}",
    )  # fmt: skip


def leaves_fragment(line: Tokens, at: int) -> bool:
    """Whether an end behind a token would leave a side without a predicate of its own.

    That is a left side without any verb, or a name on the right that a preposition, an auxiliary
    or nothing follows, and no verb but in dependent clauses.
    """
    if not _left(line, at)[0]:
        return True
    follower, _ = _after_run(line, at)
    return follower.tag in _NO_PREDICATE and not _right(line, at)[1]


def _by_word(words: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, listed in words.items() for word in listed.split()}


def _after_run(line: Tokens, at: int) -> tuple[Token, int]:
    """Give what follows the capitals behind a place (a token or a mark), and their number."""
    end = line.run(at + 1)
    mark = line.tokens[end - 1].last
    run = min(end - at - 1, _LONGEST_RUN)
    if not mark.isalnum():
        return _ending(mark), run
    return (line.tokens[end] if end < len(line.tokens) else _END), run


@lru_cache(_MOST_MARKS)
def _ending(mark: str) -> Token:
    """Give a mark in the place of a word."""
    return Token(mark, "E", "E" + mark, mark)


def _left(line: Tokens, at: int) -> tuple[int, int, int]:
    """Give the verbs of the left side, how many are left for its main clause, and its size."""
    start, _ = line.sentence(at)
    first = line.tokens[start]
    verbs = line.verbs[at + 1] - line.verbs[start + 1] + first.first_verb
    openers = line.openers[at + 1] - line.openers[start + 1] + first.first_opener
    return verbs, max(-1, min(2, verbs - openers)), _size(at - start + 1)


def _right(line: Tokens, at: int) -> tuple[str, int, int, int]:
    """Look at the right side from the capitals on.

    Gives the class that opens it, whether a verb comes before any dependent clause, the verbs
    left for its main clause, and the size of it all.
    """
    begin, end = line.run(at + 1), line.sentence(at + 1)[1]
    stop = min(end + 1, begin + _REACH)
    first, verbs, openers, early = "", 0, 0, 0
    for at_lead in line.leads[bisect_left(line.leads, begin) : bisect_left(line.leads, stop)]:
        token = line.tokens[at_lead]
        first = first or token.tag[0]
        if token.verb:
            verbs += 1
            early = early or int(not openers)
        else:
            openers += token.opener
    return first, early, max(-1, min(2, verbs - openers)), min(_size(end - at), 7)


def _size(words: int) -> int:
    return words if words < _SHORT else _SHORT + bisect_right(_BINS, words)
