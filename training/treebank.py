"""Reads CoNLL-U treebanks and brings them to the tokens and labels of this project.

The treebanks differ from each other and from the tokenizer in what they part; the conventions
are in ``training/README.md``. What goes out is a list of `Sentence`, whose words are exact
stretches of a text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from spacy.tokenizer import Tokenizer

__all__ = ["Sentence", "Word", "conllu_blocks", "read_treebank", "sentence_texts"]

CLITIC = "nya"
_SAME_LABEL = {"compound": "nmod", "compound:plur": "flat", "goeswith": "flat"}
_CLITIC_LABELS = {("VERB", "Pass"): ("PRON", "obl:agent"), ("VERB", "Act"): ("PRON", "obj")}
_CLITIC_ELSEWHERE = {"ADJ": ("DET", "det"), "NUM": ("DET", "det"), "DET": ("DET", "det")}
_CLITIC_OF_NOUN = ("PRON", "nmod:poss")


@dataclass(frozen=True)
class Word:
    """One token; ``head`` is an index into the sentence, its own index for the root.

    Where nothing is known ``head`` is None and the texts are empty. ``entity`` is a BIO tag.
    """

    form: str
    spaced: bool
    upos: str
    voice: str
    head: int | None
    label: str
    entity: str = ""


@dataclass(frozen=True)
class Sentence:
    """One sentence of a treebank or of an entity corpus."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The sentence as written, without a space at its end."""
        return "".join(word.form + " " * word.spaced for word in self.words).rstrip()


@dataclass(frozen=True)
class _Row:
    form: str
    spaced: bool
    upos: str
    voice: str
    number: int
    head: int
    label: str
    entity: str = ""
    also: tuple[int, ...] = ()


def read_treebank(path: Path, tokenizer: Tokenizer) -> list[Sentence]:
    """Read a CoNLL-U file into sentences in this project's convention.

    The enclitic is parted wherever ``tokenizer`` parts it; other multiword tokens become one
    word, which stands where their outermost word stood.
    """
    return [_sentence(lines, tokenizer) for lines in conllu_blocks(path)]


def sentence_texts(path: Path) -> list[str]:
    """Give the ``# text`` lines of a CoNLL-U file, in order."""
    mark = "# text = "
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.removeprefix(mark) for line in lines if line.startswith(mark)]


def conllu_blocks(path: Path) -> Iterator[list[list[str]]]:
    """Give the sentences of a CoNLL-U file as rows of columns, comments and empty nodes aside."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        yield [line for line in lines if "." not in line[0]]


def _sentence(lines: Sequence[list[str]], tokenizer: Tokenizer) -> Sentence:
    rows: list[_Row] = []
    index = 0
    while index < len(lines):
        first, _, last = lines[index][0].partition("-")
        size = int(last) - int(first) + 1 if last else 0
        parts = [_row(line) for line in lines[index + 1 : index + 1 + size]]
        whole = _row(lines[index]) if not parts else _outermost(lines[index], parts)
        rows.extend(_unit(whole, parts, tokenizer))
        index += 1 + size
    return Sentence(tuple(_words(rows)))


def _row(line: Sequence[str]) -> _Row:
    features, more = _pairs(line[5]), _pairs(line[9])
    return _Row(
        form=line[1],
        spaced=more.get("SpaceAfter") != "No",
        upos=line[3],
        voice=features.get("Voice", ""),
        number=int(line[0]),
        head=int(line[6]),
        label=_SAME_LABEL.get(line[7], line[7]),
        entity=more.get("Entity", ""),
    )


def _pairs(column: str) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)


def _outermost(surface: Sequence[str], parts: Sequence[_Row]) -> _Row:
    """Make one row of the parts of a multiword token."""
    numbers = tuple(part.number for part in parts)
    top = next((part for part in parts if part.head not in numbers), parts[0])
    spaced = _pairs(surface[9]).get("SpaceAfter") != "No"
    return replace(top, form=surface[1], spaced=spaced, also=numbers)


def _unit(whole: _Row, parts: Sequence[_Row], tokenizer: Tokenizer) -> list[_Row]:
    ends_in_clitic = whole.form.lower().endswith(CLITIC) and len(whole.form) > len(CLITIC)
    if not ends_in_clitic or tokenizer(whole.form)[-1].lower_ != CLITIC:
        return [whole]
    stem, ending = whole.form[: -len(CLITIC)], whole.form[-len(CLITIC) :]
    if len(parts) == 2:
        return [
            replace(parts[0], form=stem, spaced=False),
            replace(parts[1], form=ending, spaced=whole.spaced),
        ]
    return [replace(whole, form=stem, spaced=False), _new_clitic(whole, ending)]


def _new_clitic(whole: _Row, ending: str) -> _Row:
    upos, label = _CLITIC_LABELS.get(
        (whole.upos, whole.voice), _CLITIC_ELSEWHERE.get(whole.upos, _CLITIC_OF_NOUN)
    )
    return _Row(ending, whole.spaced, upos, "", 0, whole.number, label)


def _words(rows: Sequence[_Row]) -> Iterator[Word]:
    place = {number: at for at, row in enumerate(rows) for number in (row.number, *row.also)}
    for at, row in enumerate(rows):
        is_root = row.head == 0 and row.number != 0
        head = at if is_root else place[row.head]
        label = "ROOT" if is_root else row.label
        yield Word(row.form, row.spaced, row.upos, row.voice, head, label, row.entity)
