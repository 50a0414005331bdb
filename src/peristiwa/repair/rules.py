"""The settings in the form that the repairs use: patterns compiled, phrases looked up by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from peristiwa.repair.boundaries import Boundaries
from peristiwa.repair.edits import Edit
from peristiwa.repair.learnt import Learnt
from peristiwa.repair.settings import Prepositions, RepairSettings, VerbKnowledge

__all__ = ["Rules", "build_rules"]


_DASHES = "-\N{EN DASH}\N{EM DASH}"
_HEAD, _TAIL_HEAD = r"(?=[A-Z(\[])", r"(?=[\s(])"
"""How every pattern of a site's text within a line and at the end of a text begins; spares the
search most places."""


@dataclass(frozen=True)
class Rules:
    """What every repair gets besides the text.

    ``title`` is the article's, where it has one; ``judged`` remembers, while one text is mended,
    what was found out about a line.
    """

    settings: RepairSettings
    verbs: VerbKnowledge
    strange: re.Pattern[str]
    strange_start: re.Pattern[str]
    replacements: Mapping[str, str]
    site_line: re.Pattern[str]
    site_label: re.Pattern[str]
    site_inline: re.Pattern[str]
    site_tail: re.Pattern[str]
    dateline: re.Pattern[str]
    split_passive: re.Pattern[str]
    glued: re.Pattern[str]
    common: re.Pattern[str]
    split_prefix: re.Pattern[str]
    boundaries: Boundaries
    stems: Mapping[str, frozenset[str]]
    acronyms: frozenset[str]
    title: str | None = None
    judged: dict[str, Sequence[Edit]] = field(default_factory=dict)

    @property
    def standing(self) -> Mapping[str, str]:
        """The words that clean text writes by themselves."""
        return self.boundaries.capitals


def build_rules(settings: RepairSettings, verbs: VerbKnowledge, learnt: Learnt) -> Rules:
    """Compile the settings once for all texts."""
    boilerplate = settings.boilerplate
    return Rules(
        settings=settings,
        verbs=verbs,
        strange=_strange(settings),
        strange_start=re.compile(f"[{re.escape(''.join(_starts(settings) - {' '}))}]"),
        replacements=settings.characters.replace,
        site_label=_any_of(boilerplate.labels, re.IGNORECASE),
        site_line=_any_of(boilerplate.lines, re.IGNORECASE),
        site_inline=re.compile(rf"{_HEAD}(?:{_join(boilerplate.inline)})[ ]?"),
        site_tail=re.compile(f"{_TAIL_HEAD}(?:{_join(boilerplate.tail)})"),
        dateline=re.compile(rf"^(?:{_join(boilerplate.datelines)})\s?[{_DASHES}]{{1,2}}( )", re.M),
        split_passive=_split_passive(verbs.passive),
        glued=_glued(settings.prepositions),
        common=_any_of(settings.sentences.word_shapes),
        split_prefix=_split_prefix(settings.prefixes),
        boundaries=Boundaries(learnt, settings.sentences, verbs.clitics),
        stems={
            prefix: frozenset(learnt.stems.get(prefix, "").split()) for prefix in settings.prefixes
        },
        acronyms=frozenset(learnt.acronyms.split()),
    )


def _join(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _any_of(patterns: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile(_join(patterns), flags)


def _strange(settings: RepairSettings) -> re.Pattern[str]:
    characters = settings.characters
    found = sorted(characters.replace, key=len, reverse=True)
    blank = f"[{re.escape(characters.blanks)}]"
    run = f"(?! ){blank}+| {blank}+"
    gone = f"[{re.escape(characters.remove)}]"
    ahead = f"(?=[{re.escape(''.join(sorted(_starts(settings))))}])"
    choices = "|".join([*map(re.escape, found), gone, r"\r\n?", run])
    return re.compile(f"{ahead}(?:{choices})")


def _starts(settings: RepairSettings) -> set[str]:
    """Give the characters that something strange begins with."""
    characters = settings.characters
    single = set(characters.remove + characters.blanks + "\r")
    return single.union(entry[0] for entry in characters.replace)


def _begun(beginnings: Iterable[tuple[str, str]]) -> str:
    """Match one of several beginnings of a word, each a first letter and what follows it.

    The first letters stand in front of all else, so that a search passes over other places.
    """
    pairs = list(beginnings)
    firsts = "".join(dict.fromkeys("".join(first for first, _ in pairs)))
    rests = "|".join(f"(?<=[{first}]){rest}" for first, rest in pairs)
    return rf"[{firsts}](?<![\w-].)(?:{rests})"


def _either_case(word: str) -> tuple[str, str]:
    return f"{word[0]}{word[0].upper()}", re.escape(word[1:])


def _split_passive(passive: str) -> re.Pattern[str]:
    prefix = _begun([_either_case(passive)])
    return re.compile(rf"{prefix}([ -])([a-z]+(?:-[a-z]+)?)(?![\w-])(?! \d)")


def _split_prefix(prefixes: Iterable[str]) -> re.Pattern[str]:
    written = _begun(map(_either_case, prefixes))
    return re.compile(rf"({written})( )([a-z]+(?:-[a-z]+)?)(?![\w-])")


def _glued(prepositions: Prepositions) -> re.Pattern[str]:
    """Match a preposition with one of its words glued to it, or with a capitalised name.

    It may have a capital, as at the head of a sentence, only before a word, and the name none of
    the endings of the preposition.
    """
    beginnings = []
    for preposition, words in prepositions.glued.items():
        first, rest = _either_case(preposition)
        beginnings.append((first, rf"{rest}(?=(?:{'|'.join(map(re.escape, words))})(?![\w-]))"))
    for preposition, endings in prepositions.capital.items():
        without = "".join(rf"(?<!{re.escape(ending)})" for ending in endings)
        name = rf"(?=[A-Z][a-z]{{2,}}(?!\w){without})"
        beginnings.append((preposition[0], re.escape(preposition[1:]) + name))
    return re.compile(_begun(beginnings))
