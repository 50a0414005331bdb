"""A parsed text as plain objects, which steps 4 and 5 walk over.

The names are spaCy's, and mean the same; but every attribute is read from the ``spacy.tokens.Doc``
once, where spaCy makes a new Python object at every look.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from typing import Any

from spacy.strings import StringStore
from spacy.tokens import Doc as Parsed

__all__ = ["Doc", "Span", "Token", "read_doc"]

_ATTRIBUTES = ("IDX", "LENGTH", "POS", "DEP", "LEMMA", "MORPH", "HEAD", "SENT_START", "IS_PUNCT")
_HEAD = _ATTRIBUTES.index("HEAD")
_VOICE = re.compile(r"Voice=(\w+)")


class Token:
    """A word or mark: ``i`` is its place in ``doc``, ``idx`` its offset in the text.

    ``relation`` is ``dep_`` without its subtype; ``children`` are in the order of the text;
    ``case`` is the preposition before it that depends on it, lower case.
    """

    __slots__ = (
        "case",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_sent_start",
        "lemma_",
        "lower_",
        "pos_",
        "relation",
        "sent",
        "text",
        "voice",
    )

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    dep_: str
    relation: str
    case: str | None
    voice: str
    head: Token
    children: list[Token]
    sent: Span
    is_sent_start: bool
    is_punct: bool

    def __len__(self) -> int:
        """Give the number of characters."""
        return len(self.text)

    def __bool__(self) -> bool:
        """Be true, though a `Token` has a length."""
        return True

    def __repr__(self) -> str:
        """Give the text."""
        return self.text

    @property
    def is_space(self) -> bool:
        """Whether it is blank."""
        return self.text.isspace()

    @property
    def is_title(self) -> bool:
        """Whether it has a capital and then small letters."""
        return self.text.istitle()

    @property
    def is_lower(self) -> bool:
        """Whether its letters are small."""
        return self.text.islower()

    @property
    def ancestors(self) -> Iterator[Token]:
        """Give the head, the head of the head, and so on to the root of the sentence."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def left_edge(self) -> Token:
        """Give the first token of the subtree."""
        first = self
        while first.children and first.children[0].i < first.i:
            first = first.children[0]
        return first


class Span:
    """Tokens ``start`` to ``end`` (exclusive) of ``doc``; an entity has a ``label_``."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        """Give the number of tokens."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        """Give the tokens in order."""
        return iter(self.doc[self.start : self.end])

    def __contains__(self, token: Token) -> bool:
        """Whether ``token`` is one of them."""
        return self.start <= token.i < self.end

    def __eq__(self, other: object) -> bool:
        """Whether ``other`` is the same stretch."""
        return isinstance(other, Span) and (self.start, self.end) == (other.start, other.end)

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash((self.start, self.end))

    @property
    def first(self) -> Token:
        """Give the first token."""
        return self.doc[self.start]

    @property
    def sent(self) -> Span:
        """Give the sentence of the first token."""
        return self.doc[self.start].sent

    @property
    def text(self) -> str:
        """Give the text without the blank behind it."""
        return self.doc.between(self.start, self.end)

    @property
    def root(self) -> Token:
        """Give the token nearest to the root of its sentence, the first of several."""
        if self.end - self.start == 1:
            return self.doc[self.start]
        outside = [t for t in self if not self.start <= t.head.i < self.end or t.head is t]
        return min(outside, key=lambda t: sum(1 for _ in t.ancestors), default=self.first)


class Doc(list[Token]):
    """The tokens of a text, with its sentences and entities.

    ``words`` are their lower-case forms, ``places`` the tokens of each of these, ``offsets`` the
    characters they start at; ``cut`` says whether a sentence without an end was cut; ``phrases``
    keeps what step 4 has looked up in it.
    """

    def __init__(self, text: str, *, cut: bool = False) -> None:
        super().__init__()
        self.text = text
        self.cut = cut
        self.words: list[str] = []
        self.places: dict[str, list[int]] = {}
        self.offsets: list[int] = []
        self.sents: list[Span] = []
        self.ents: list[Span] = []
        self.phrases: dict[Any, Any] = {}

    def span(self, start: int, end: int) -> Span:
        """Give tokens ``start`` to ``end`` (exclusive)."""
        return Span(self, start, end)

    def between(self, start: int, end: int) -> str:
        """Give the text of tokens ``start`` to ``end`` (exclusive)."""
        if start >= end:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text)]

    def exactly(self, start: int, end: int) -> Span | None:
        """Give the tokens that are characters ``start`` to ``end`` (exclusive), if any are."""
        first = bisect_left(self.offsets, start)
        if first == len(self) or self.offsets[first] != start:
            return None
        last = bisect_left(self.offsets, end, first) - 1
        if first > last or self.offsets[last] + len(self[last].text) != end:
            return None
        return Span(self, first, last + 1)

    def among(self, words: Set[str]) -> list[int]:
        """Give the tokens that are one of ``words`` in lower case, in order."""
        return sorted(at for word in self.places.keys() & words for at in self.places[word])

    def covering(self, start: int, end: int) -> Span:
        """Give the tokens that hold characters ``start`` to ``end`` (exclusive)."""
        first = max(0, bisect_right(self.offsets, start) - 1)
        return Span(self, first, max(first + 1, bisect_left(self.offsets, end)))


class _Names(dict[int, str]):
    """The strings behind spaCy's numbers, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, number: int) -> str:
        """Look up a number that was not asked for before."""
        name = self[number] = self._strings[number]
        return name


def read_doc(parsed: Parsed, *, cut: bool = False) -> Doc:
    """Read ``parsed``, a document of the trained pipeline, into plain objects."""
    doc = Doc(parsed.text, cut=cut)
    if not len(parsed):
        return doc
    array = parsed.to_array([*_ATTRIBUTES])
    heads = array[:, _HEAD].astype("int64").tolist()
    names = _Names(parsed.vocab.strings)
    doc.extend(_token(doc, i, row, names) for i, row in enumerate(array.tolist()))
    for token, offset in zip(doc, heads, strict=True):
        token.head = doc[token.i + offset]
        if offset:
            _attach(token, token.head)
    doc.words = [token.lower_ for token in doc]
    for place, word in enumerate(doc.words):
        doc.places.setdefault(word, []).append(place)
    doc.offsets = [token.idx for token in doc]
    _add_sentences(doc)
    doc.ents = [Span(doc, ent.start, ent.end, ent.label_) for ent in parsed.ents]
    return doc


def _token(doc: Doc, i: int, row: list[int], names: _Names) -> Token:
    idx, length, pos, dep, lemma, morph, _, start, punct = row
    token = Token()
    token.doc, token.i, token.idx = doc, i, idx
    token.text = text = doc.text[idx : idx + length]
    token.lower_ = text.lower()
    token.pos_, token.dep_, token.lemma_ = names[pos], names[dep], names[lemma]
    token.relation = token.dep_.partition(":")[0]
    voice = _VOICE.search(names[morph])
    token.voice = voice[1] if voice else ""
    token.is_sent_start, token.is_punct = start == 1, bool(punct)
    token.children = []
    token.case = None
    return token


def _attach(token: Token, head: Token) -> None:
    head.children.append(token)
    if token.relation == "case" and head.case is None and token.i < head.i:
        head.case = token.lower_


def _add_sentences(doc: Doc) -> None:
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        sentence = Span(doc, start, end)
        doc.sents.append(sentence)
        for token in sentence:
            token.sent = sentence
