"""Puts full stops right: false ones go, lost ones and lost blanks after them come back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from peristiwa.repair.boundaries import Place, leaves_fragment, places
from peristiwa.repair.edits import Edit
from peristiwa.repair.rules import Rules
from peristiwa.repair.tokens import Tokens, read_tokens
from peristiwa.repair.words import last_word

__all__ = ["mend_stops", "part_sentences"]

_STOP = re.compile(r"\. (?=([A-Z][a-z]+(?:-[A-Za-z]+)*))")
_STOPPED = re.compile(r"(?<![\w.-])[^\W\d_]{2,}\Z")
_GLUED = re.compile(r"[.?!](?=[A-Z][a-z])")
_NO_BLANK = re.compile(r"(?<![\w./@-])([^\W\d_]{2,})[.?!](?=([A-Z][a-z]+)(?![a-z@/]|\.\w))")
_TOKEN = re.compile(r"\S+")
_SHORTEST, _LONGEST_WORD, _FEW, _SHORT_CLAUSE = 3, 40, 4, 8
_ACTIVE = "Vm"
"""Class of the verbs that mostly want an object after them (Sneddon et al. 2010, 1.179-1.200)."""

_VOWELS = frozenset("aeiou")


def part_sentences(text: str, rules: Rules) -> list[Edit]:
    """Put a blank between a full stop and the sentence that follows without one."""
    if _GLUED.search(text) is None:
        return []
    sentences = rules.settings.sentences
    edits = []
    for match in _NO_BLANK.finditer(text):
        before, after = match.group(1).lower(), match.group(2).lower()
        shortened = before in sentences.abbreviations or _VOWELS.isdisjoint(before)
        if not shortened and after not in sentences.domains:
            edits.append(Edit(match.end(), match.end(), " ", "missing blank"))
    return edits


def mend_stops(text: str, rules: Rules) -> list[Edit]:
    """Take out full stops in mid-sentence, and put in those that are missing.

    A stop is false after a word that can't end a sentence, and where the boundary model is sure
    that no sentence ends; one is missing where the model is sure that one does. Since each such
    edit changes what stands on the sides of the next place, the surest are made first, and the
    others judged again in another round. Headlines, with their many capitals, are left alone.
    """
    edits = _impossible(text, rules)
    if edits:
        return edits
    offset = 0
    for line in text.split("\n"):
        for edit in _judged(line, rules):
            start, end = offset + edit.start, offset + edit.end
            edits.append(Edit(start, end, edit.replacement, edit.kind))
        offset += len(line) + 1
    return edits


def _impossible(text: str, rules: Rules) -> list[Edit]:
    """Take out stops after words that can't end a sentence."""
    sentences = rules.settings.sentences
    edits = []
    for match in _STOP.finditer(text):
        at = match.start()
        first = max(text.rfind(" ", 0, at) + 1, at - _LONGEST_WORD)
        stopped = _STOPPED.search(text, first, at)
        if stopped is None or match.group(1).lower() in sentences.openers:
            continue
        word = stopped.group()
        pair = f"{last_word(text, stopped.start())} {word}"
        alone = word in sentences.cannot_end and pair not in sentences.can_end_pairs
        if alone or pair in sentences.cannot_end_pairs:
            edits.append(Edit(at, at + 1, "", "false stop"))
    return edits


def _judged(line: str, rules: Rules) -> Sequence[Edit]:
    """Give the edits of one line that the model asks for, in offsets of the line.

    They are remembered for the time that one text is mended, since lines come again.
    """
    known = rules.judged.get(line)
    if known is None:
        known = rules.judged[line] = _judge(line, rules)
    return known


def _judge(line: str, rules: Rules) -> Sequence[Edit]:
    read = read_tokens(line, rules.boundaries.words)
    wrong = [] if read.headline else _wrong_places(read, rules)
    if not wrong:
        return ()
    ends = [match.end() for match in _TOKEN.finditer(line)]
    return [
        Edit(ends[at] - 1, ends[at], "", "false stop")
        if stopped
        else Edit(ends[at], ends[at], ".", "lost stop")
        for at, stopped in wrong
    ]


def _wrong_places(line: Tokens, rules: Rules) -> Sequence[Place]:
    """Give the places of which the model is sure that what stands there is wrong."""
    wrong = []
    for place in places(line, rules.settings.sentences):
        at, stopped = place
        judged = _may_be_false(line, at, rules) if stopped else rules.boundaries.may_end(line, at)
        if judged:
            score = rules.boundaries.score(line, at)
            if _is_wrong(line, place, score, rules):
                wrong.append((-abs(score), place))
    return _apart(line, [place for _, place in sorted(wrong)])


def _is_wrong(line: Tokens, place: Place, score: float, rules: Rules) -> bool:
    at, stopped = place
    name = rules.boundaries.is_name(line.tokens[at + 1])
    if not stopped:
        lost = rules.settings.sentences.lost_stop_above
        return score > (lost.name if name else lost.common)
    false = rules.settings.sentences.false_stop_below
    return score < (false.fragment if name and leaves_fragment(line, at) else false.whole)


def _apart(line: Tokens, wrong: Sequence[Place]) -> Sequence[Place]:
    """Give, in order, the places that share no sentence with one that comes before them."""
    kept: list[Place] = []
    touched: set[tuple[int, int]] = set()
    for at, stopped in wrong:
        sides = {line.sentence(at), line.sentence(at + 1)}
        if touched.isdisjoint(sides):
            touched |= sides
            kept.append((at, stopped))
    return sorted(kept)


def _may_be_false(line: Tokens, at: int, rules: Rules) -> bool:
    """Whether a stop stands on a small word that is no abbreviation and no certain end.

    The capital after it mustn't be that of an abbreviated title.
    """
    sentences = rules.settings.sentences
    word, following = line.tokens[at].low, line.tokens[at + 1]
    if line.raw[at] != f"{word}." or not word.isalpha() or not following.capital:
        return False
    if len(word) < _SHORTEST or _VOWELS.isdisjoint(word):
        return False
    if following.last == "." and following.low in sentences.abbreviations:
        return False
    pair = f"{line.tokens[at - 1].low} {word}" if at else word
    whole = _is_short(line, at) or _are_clauses(line, at)
    return pair not in sentences.can_end_pairs and not whole


def _are_clauses(line: Tokens, at: int) -> bool:
    """Whether a stop parts two short clauses, the second of a name and an active verb."""
    start, _ = line.sentence(at)
    if at - start >= _SHORT_CLAUSE:
        return False
    behind = (line.tokens[number] for number in range(at + 1, len(line.tokens)))
    following = next((token for token in behind if not token.capital), None)
    acts = following is not None and following.tag == _ACTIVE
    return acts and line.verbs[at + 1] > line.verbs[start]


def _is_short(line: Tokens, at: int) -> bool:
    """Whether a stop ends a sentence of few words that is whole, such as "Pasukan mundur."."""
    start, _ = line.sentence(at)
    last = line.tokens[at]
    dependent = line.openers[at + 1] > line.openers[start]
    return at - start < _FEW and last.verb and last.tag != _ACTIVE and not dependent
