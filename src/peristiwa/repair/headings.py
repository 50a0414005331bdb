"""Sets headings apart from the text, and drops the ones that come again."""

from __future__ import annotations

import re

from peristiwa.repair.boilerplate import drop_lines
from peristiwa.repair.edits import Edit
from peristiwa.repair.lines import Line, ends_open, ends_sentence, is_list_item, split_lines
from peristiwa.repair.rules import Rules
from peristiwa.repair.words import WORD, last_word

__all__ = ["close_headings", "drop_repeated_headings", "part_datelines", "part_title"]

_CALLING = ("?", "!")
_ALNUM = re.compile(r"[^\W_]+")


def part_title(text: str, rules: Rules) -> list[Edit]:
    """End the title with a stop and a line feed where the text runs on from it in one line."""
    title = rules.title
    if not title or ends_sentence(title) or not text.startswith(title + " "):
        return []
    after = text[len(title) + 1 : len(title) + 2]
    if not (after.isupper() or after in ('"', "'")):
        return []
    return [Edit(len(title), len(title) + 1, ".\n", "heading")]


def drop_repeated_headings(text: str, rules: Rules) -> list[Edit]:
    """Remove a line that says again what the title or an earlier heading says.

    It may also be the beginning of one. The title is the article's, or else the first line where
    no stop ends it. The first line of a text stays, and so does every line that ends as a sentence
    does, unless it is the title itself with its question or exclamation mark.
    """
    lines = split_lines(text)
    title = _key(rules.title or _first_heading(lines))
    seen = _beginnings(title, rules)
    doomed = []
    for number, line in enumerate(lines):
        heading = _is_heading(line) and not _goes_on(line)
        if not heading and not line.text.endswith(_CALLING):
            continue
        key = _key(line.text)
        if number and key in seen and (heading or key == title):
            doomed.append(number)
        elif heading:
            seen |= _beginnings(key, rules)
    return drop_lines(text, lines, doomed, "repeated heading")


def part_datelines(text: str, rules: Rules) -> list[Edit]:
    """Break the line behind the town and the outlet that open a report, which no clause holds."""
    return [
        Edit(match.start(1), match.end(1), "\n", "dateline")
        for match in rules.dateline.finditer(text)
    ]


def close_headings(text: str, rules: Rules) -> list[Edit]:
    """Put a stop after every line that stands by itself without one, the last line aside."""
    lines = split_lines(text)
    return [
        Edit(line.end, line.end, ".", "heading")
        for line in lines[:-1]
        if _is_heading(line) and not ends_open(line.text) and _can_end(line, rules)
    ]


def _first_heading(lines: list[Line]) -> str:
    """Give the first line if it may be the title."""
    first = lines[0].text if lines else ""
    return first if first.endswith(_CALLING) or not ends_sentence(first) else ""


def _is_heading(line: Line) -> bool:
    """Whether a line has words and doesn't end as a sentence does; cut-off repeats pass."""
    cut_off = line.text.endswith(("...", "…"))
    return bool(WORD.search(line.text)) and (cut_off or not ends_sentence(line.text))


def _goes_on(line: Line) -> bool:
    return is_list_item(line.text) or ends_open(line.text)


def _can_end(line: Line, rules: Rules) -> bool:
    ends = ends_sentence(line.text)
    return not ends and last_word(line.text) not in rules.settings.sentences.cannot_end


def _key(line: str) -> tuple[str, ...]:
    return tuple(_ALNUM.findall(line.casefold()))


def _beginnings(key: tuple[str, ...], rules: Rules) -> set[tuple[str, ...]]:
    sizes = rules.settings.headings
    if len(key) > sizes.longest:
        return set()
    found = {key[:size] for size in range(sizes.beginning, len(key))}
    return found | {key} if len(key) >= sizes.repeat else found
