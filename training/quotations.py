"""Reads PFSA-ID, news of Kompas in which statements and their speakers are marked, into articles.

The corpus (Purnomo et al.; CC BY-NC-SA, for evaluation only) has one word a line with a BILOU tag,
and a blank line after each sentence. How it is mapped:

- An article begins at a sentence whose first words hold the paper's name ("JAKARTA, KOMPAS —").
  Sentences are put together with a blank between; a quotation mark at the end of a STATEMENT closes
  it, and elsewhere every second one does.
- A *direct* statement is a STATEMENT, which may run over several sentences; not all are marked.
- An *indirect* one has no label. It is what follows an active verb with a comma or a "bahwa"
  behind it ("Menteri | X mengatakan, …"), to the end of a sentence without a STATEMENT; its speaker
  is the group of labels with a PERSON before that verb. Those told in other ways ("menurut X") are
  not among them, so that these are the plainer ones.
- The speaker of a direct one is the group of PERSON, ROLE, AFFILIATION and PERSONCOREF labels
  behind the CUE that follows it in the sentence where it ends ("… ," kata Menteri X), else the
  group before the CUE, else the one before the statement in the sentence where that begins.
- CUECOREF ("katanya"), and a pronoun for a PERSONCOREF, mean the person labelled last before. A
  PERSONCOREF or PERSON that shares a word with people labelled before bears their names, too.
- A statement for which no speaker is found so is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from peristiwa.errors import InputError

__all__ = ["Quotation", "QuotedArticle", "read_quotations"]

_PAPER = "KOMPAS"
_OPENING_WORDS = 8
_QUOTE = "”"
_MARKS = frozenset({"“", "”", '"'})
_NO_BLANK_BEFORE = frozenset({",", ".", "?", "!", ";", ":", ")", "/", "-"})
_NO_BLANK_BEHIND = frozenset({"(", "/", "-"})
_SPEAKER = frozenset({"PERSON", "ROLE", "AFFILIATION", "PERSONCOREF"})
_PERSON = frozenset({"PERSON", "PERSONCOREF"})
_CUES = frozenset({"CUE", "CUECOREF"})
_PRONOUNS = frozenset({"dia", "ia", "beliau", "mereka", "nya"})
_TURNS = {"B-STATEMENT": False, "L-STATEMENT": True}
"""Whether the quotation mark under a tag closes."""
_SHORTEST = 3
_ACTIVE = "me"
_OPENS_CLAUSE = frozenset({",", "bahwa"})

_Word = tuple[str, str]
_Names = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Quotation:
    """Characters ``start`` to ``end`` (exclusive) of an article, said by who bears ``names``.

    ``own`` are those of them that are no role and no body's, if there are any, else all.
    """

    start: int
    end: int
    names: tuple[str, ...]
    direct: bool
    own: tuple[str, ...]


@dataclass(frozen=True)
class QuotedArticle:
    """An article with the quotations in it whose speaker is known, in order."""

    id: str
    text: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True)
class _Label:
    kind: str
    start: int
    end: int
    first: int
    last: int
    text: str


@dataclass(frozen=True)
class _Placed:
    text: str
    start: int
    end: int
    sentence: int


@dataclass
class _Person:
    names: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


@dataclass
class _People:
    """The people labelled so far, the one labelled last at the end."""

    known: list[_Person] = field(default_factory=list)

    def meant(self, group: Sequence[_Label]) -> _Names:
        """Give all names and the own names of whom ``group`` means, and remember them."""
        named = [label for label in group if label.text.lower() not in _PRONOUNS]
        people = [label.text for label in named if label.kind in _PERSON]
        words = {w for text in people for w in text.split() if len(w) >= _SHORTEST}
        person = next((one for one in reversed(self.known) if one.words & words), None)
        if person is None and not named:
            person = self.known[-1] if self.known else None
        if person is None:
            person = _Person()
        else:
            self.known.remove(person)
        self.known.append(person)
        person.words |= words
        person.own += [text for text in people if text not in person.own]
        person.names += [label.text for label in named if label.text not in person.names]
        return tuple(person.names), tuple(person.own or person.names)


def read_quotations(path: Path) -> list[QuotedArticle]:
    """Read a file of PFSA-ID.

    Raises InputError when it is missing or a line has no tag.
    """
    articles: list[list[list[_Word]]] = [[]]
    for sentence in _sentences(path):
        if _PAPER in [word for word, _ in sentence[:_OPENING_WORDS]] and articles[-1]:
            articles.append([])
        articles[-1].append(sentence)
    return [_article(f"{path.stem}-{n}", one) for n, one in enumerate(articles, 1)]


def _sentences(path: Path) -> Iterator[list[_Word]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise InputError(f"{path} is missing: name the folder that holds pfsa_id/") from error
    sentence: list[_Word] = []
    for number, line in enumerate([*lines, ""], 1):
        parts = line.split()
        if len(parts) == 1:
            raise InputError(f"{path}, line {number}: a word and a tag expected, {line!r} found")
        if parts:
            sentence.append((parts[0], parts[-1]))
        elif sentence:
            yield sentence
            sentence = []


def _article(name: str, sentences: Sequence[Sequence[_Word]]) -> QuotedArticle:
    text, words, labels = _set(sentences)
    people = _People()
    names = {group[0].start: people.meant(group) for group in _groups(labels)}
    quotations = []
    for label in labels:
        speaker = _said_by(label, labels) if label.kind == "STATEMENT" else None
        if speaker is not None and speaker.kind == "CUECOREF":
            at = max((start for start in names if start < label.end), default=None)
        else:
            at = speaker.start if speaker is not None else None
        if at is not None and names[at][0]:
            quotations.append(_quotation(label.start, label.end, names[at], direct=True))
    for speaker, start, end in _told_indirectly(words, labels):
        quotations.append(_quotation(start, end, names[speaker.start], direct=False))
    return QuotedArticle(name, text, tuple(sorted(quotations, key=lambda q: q.start)))


def _quotation(start: int, end: int, names: _Names, *, direct: bool) -> Quotation:
    return Quotation(start, end, names[0], direct, names[1])


def _told_indirectly(
    words: Sequence[_Placed], labels: Sequence[_Label]
) -> Iterator[tuple[_Label, int, int]]:
    """Give the first label of each speaker with the start and end of what he tells."""
    quoted = {
        n for one in labels if one.kind == "STATEMENT" for n in range(one.first, one.last + 1)
    }
    for group in _groups(labels):
        number = group[0].first
        if number in quoted or not any(label.kind == "PERSON" for label in group):
            continue
        behind = [word for word in words if word.sentence == number and word.start >= group[-1].end]
        for verb, mark in pairwise(behind):
            if verb.text.startswith(_ACTIVE) and mark.text in _OPENS_CLAUSE:
                yield group[0], mark.end + 1, behind[-1].end
                break


def _set(
    sentences: Sequence[Sequence[_Word]],
) -> tuple[str, list[_Placed], list[_Label]]:
    """Put words together to a text, and give words and labels with their places in it."""
    text, glue, quoting = "", True, False
    words: list[_Placed] = []
    labels: list[_Label] = []
    opened: tuple[str, int, int] | None = None
    for number, sentence in enumerate(sentences):
        for word, tag in sentence:
            mark = word in _MARKS
            if mark and tag in _TURNS:
                quoting = _TURNS[tag]
            closing = mark and quoting
            if not (glue or closing or word in _NO_BLANK_BEFORE):
                text += " "
            start = len(text)
            text += ("”" if quoting else "“") if mark else word
            quoting = quoting != mark
            glue = (mark and quoting) or word in _NO_BLANK_BEHIND
            words.append(_Placed(word, start, len(text), number))
            place, _, kind = tag.partition("-")
            if place in {"B", "U"}:
                opened = (kind, start, number)
            if place in {"L", "U"} and opened is not None:
                kind, begin, first = opened
                labels.append(_Label(kind, begin, len(text), first, number, text[begin:]))
                opened = None
    return text, words, labels


def _groups(labels: Iterable[_Label]) -> list[list[_Label]]:
    """Labels of speakers that stand together: "Menteri | X"."""
    groups: list[list[_Label]] = []
    for label in labels:
        if label.kind not in _SPEAKER:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and last.first == label.first and label.start - last.end <= _SHORTEST:
            groups[-1].append(label)
        else:
            groups.append([label])
    return groups


def _said_by(statement: _Label, labels: Sequence[_Label]) -> _Label | None:
    """Give the first label of its speaker, or the CUECOREF, or None."""
    starts = [group[0] for group in _groups(labels)]
    here = [label for label in starts if label.first == statement.last]
    cues = [label for label in labels if label.kind in _CUES and label.first == statement.last]
    cue = next((label for label in cues if label.start >= statement.end), None)
    if cue is None:
        opening = [label for label in starts if label.first == statement.first]
        return next((one for one in reversed(opening) if one.start < statement.start), None)
    if cue.kind == "CUECOREF":
        return cue
    behind = next((label for label in here if label.start >= cue.end), None)
    return behind or next((one for one in reversed(here) if one.start < cue.start), None)
