"""Puts full stops right: takes out false ones, and gives true ones the blank they lost."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules
from peristiwa.repair.words import WORD, has_predicate, last_word

__all__ = ["part_sentences", "remove_false_stops"]

_STOP = re.compile(r"(?<![\w.-])([^\W\d_]{2,})(\.) (?=([A-Z][a-z]+(?:-[A-Za-z]+)*))")
_NO_BLANK = re.compile(r"(?<![\w./@-])([^\W\d_]{2,})[.?!](?=([A-Z][a-z]+)(?![a-z@/]|\.\w))")
_STRETCH = re.compile(r"((?:[^.!?:\n\"]|(?<=\b[A-Z])\.|\.(?=\w)){1,300})[.!?](?![\w.])")
_NOT_ALONE = re.compile(r"[\d,;()]")
_SHORTEST = 3
_AROUND = 2000
_TWICE = 2
_VOWELS = frozenset("aeiou")


def part_sentences(text: str, rules: Rules) -> list[Edit]:
    """Put a blank between a full stop and the sentence that follows without one."""
    sentences = rules.settings.sentences
    edits = []
    for match in _NO_BLANK.finditer(text):
        before, after = match.group(1).lower(), match.group(2).lower()
        shortened = before in sentences.abbreviations or _VOWELS.isdisjoint(before)
        if not shortened and after not in sentences.domains:
            edits.append(Edit(match.end(), match.end(), " ", "missing blank"))
    return edits


def remove_false_stops(text: str, rules: Rules) -> list[Edit]:
    """Take out a full stop in mid-sentence.

    It is false after a word that can't end a sentence, and before a name that goes on without a
    predicate of its own: "... kebutuhan. Moskow akan senjata dalam perang."
    """
    edits = []
    for match in _STOP.finditer(text):
        if match.group(3).lower() in rules.settings.sentences.openers:
            continue
        if _cannot_end(text, match, rules) or _is_fragment(text, match, rules):
            edits.append(Edit(*match.span(2), "", "false stop"))
    return edits


def _is_certain_name(word: str, text: str, at: int) -> bool:
    """Whether a word stands capitalised in mid-sentence more than once around, and never small."""
    around = text[max(0, at - _AROUND) : at + _AROUND]
    if len(re.findall(rf"(?<=[a-z] ){word}\b", around)) < _TWICE:
        return False
    return re.search(rf"\b{word.lower()}\b", around) is None


def _cannot_end(text: str, match: re.Match[str], rules: Rules) -> bool:
    sentences = rules.settings.sentences
    word = match.group(1)
    pair = f"{last_word(text, match.start())} {word}"
    if pair in sentences.cannot_end_pairs:
        return True
    return word in sentences.cannot_end and pair not in sentences.can_end_pairs


def _is_fragment(text: str, match: re.Match[str], rules: Rules) -> bool:
    """Whether what follows the stop is a name, alone or joined on, without a predicate."""
    before = match.group(1)
    if not _may_end(before, rules):
        return False
    stretch = _STRETCH.match(text, match.end())
    if stretch is None:
        return False
    words = WORD.findall(stretch.group(1))
    rest = list(dropwhile(lambda word: word[0].isupper(), words))
    if rest:
        loose = rest[0] in rules.settings.sentences.joiners and not _tells_something(rest, rules)
    else:
        loose = _NOT_ALONE.search(stretch.group(1)) is None and _may_end(words[-1].lower(), rules)
    return loose and _is_name(words[0], text, match.end(), rules)


def _may_end(word: str, rules: Rules) -> bool:
    """Whether a stop after the word can be more than the mark of an abbreviation."""
    long_enough = len(word) >= _SHORTEST and not _VOWELS.isdisjoint(word)
    return word.islower() and long_enough and word not in rules.settings.sentences.abbreviations


def _tells_something(words: list[str], rules: Rules) -> bool:
    """Whether words, up to the next subordinate clause, hold a predicate."""
    subordinators = rules.settings.sentences.subordinators
    clause = words[:1] + list(takewhile(lambda word: word not in subordinators, words[1:]))
    return has_predicate(clause, rules)


def _is_name(word: str, text: str, at: int, rules: Rules) -> bool:
    return not _is_common(word.lower(), rules) or _is_certain_name(word, text, at)


def _is_common(word: str, rules: Rules) -> bool:
    """Whether a word, its endings taken off, is a word of the language and no name."""
    roots = rules.verbs.roots
    for clitic in rules.verbs.clitics:
        word = word.removesuffix(clitic)
    if word in roots or word.removesuffix(rules.settings.sentences.noun_suffix) in roots:
        return True
    return rules.common.fullmatch(word) is not None
