"""Writes lines in capitals as the rest of the text writes its words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from peristiwa.repair.edits import Edit
from peristiwa.repair.lines import Line, split_lines
from peristiwa.repair.rules import Rules
from peristiwa.repair.words import is_common

__all__ = ["lower_capitals"]

_WORD = re.compile(r"[^\W\d_]+")
_FIRST = re.compile(r"(?:^|[:?!.] )[\"'(]?$")
_FEWEST = 4
_VOWELS = frozenset("AEIOU")
_NAME = "3"
_MID_SENTENCE = re.compile(r"(?<=[^\W_] )[^\W\d_]+|(?<=[^\W_]-)[^\W\d_]+")

Forms = Mapping[str, Counter[str]]


def lower_capitals(text: str, rules: Rules) -> list[Edit]:
    """Put the words of lines in capitals into small letters, names and acronyms aside.

    How a word is written in mid-sentence elsewhere in the text decides; then how clean text
    mostly writes it; a word that nothing is known of is taken for a name unless its shape is that
    of a word of the language.
    """
    lines = split_lines(text)
    shouted = [line for line in lines if _is_shouted(line)]
    if not shouted:
        return []
    seen = _forms(line for line in lines if line not in shouted)
    return [edit for line in shouted for edit in _lowered(line, seen, rules)]


def _is_shouted(line: Line) -> bool:
    return line.text.isupper() and len(_WORD.findall(line.text)) >= _FEWEST


def _forms(lines: Iterable[Line]) -> Forms:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for word in _MID_SENTENCE.findall(line.text):
            forms[word.upper()][word] += 1
    return forms


def _lowered(line: Line, seen: Forms, rules: Rules) -> list[Edit]:
    edits = []
    for match in _WORD.finditer(line.text):
        written = _written(match.group(), seen, rules)
        if _FIRST.search(line.text[: match.start()]):
            written = written[:1].upper() + written[1:]
        if written != match.group():
            start = line.start + match.start()
            edits.append(Edit(start, line.start + match.end(), written, "capitals"))
    return edits


def _written(word: str, seen: Forms, rules: Rules) -> str:
    forms, low = seen.get(word), word.lower()
    if forms:
        return forms.most_common(1)[0][0]
    if low in rules.acronyms:
        return word
    share = rules.boundaries.capitals.get(low)
    if share is None:
        if not is_common(low, rules) and _VOWELS.isdisjoint(word):
            return word
        share = "0" if is_common(low, rules) else _NAME
    return low if share < _NAME else word.capitalize()
