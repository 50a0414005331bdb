"""The settings in the form that the repairs use: patterns compiled, phrases looked up by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from peristiwa.repair.settings import RepairSettings, VerbKnowledge

__all__ = ["Rules", "build_rules"]


@dataclass(frozen=True)
class Rules:
    """What every repair gets besides the text; ``title`` is the article's, where it has one."""

    settings: RepairSettings
    verbs: VerbKnowledge
    strange: re.Pattern[str]
    replacements: Mapping[str, str]
    site_line: re.Pattern[str]
    site_inline: re.Pattern[str]
    site_tail: re.Pattern[str]
    split_passive: re.Pattern[str]
    glued: re.Pattern[str]
    glued_capital: re.Pattern[str]
    predicate: re.Pattern[str]
    common: re.Pattern[str]
    title: str | None = None


def build_rules(settings: RepairSettings, verbs: VerbKnowledge) -> Rules:
    """Compile the settings once for all texts."""
    boilerplate = settings.boilerplate
    prepositions = settings.prepositions.glued
    return Rules(
        settings=settings,
        verbs=verbs,
        strange=_strange(settings),
        replacements=settings.characters.replace,
        site_line=_any_of(boilerplate.lines, re.IGNORECASE),
        site_inline=re.compile(rf"(?:{_join(boilerplate.inline)})[ ]?"),
        site_tail=_any_of(boilerplate.tail),
        split_passive=_split_passive(verbs.passive),
        glued=_glued(prepositions),
        glued_capital=_glued_capital(settings.prepositions.capital),
        predicate=_any_of(settings.sentences.predicate_shapes),
        common=_any_of((*settings.sentences.noun_shapes, *settings.sentences.predicate_shapes)),
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
    firsts = {entry[0] for entry in found} | set(characters.remove + characters.blanks + "\r")
    ahead = f"(?=[{re.escape(''.join(sorted(firsts)))}])"
    choices = "|".join([*map(re.escape, found), gone, r"\r\n?", run])
    return re.compile(f"{ahead}(?:{choices})")


def _split_passive(passive: str) -> re.Pattern[str]:
    prefix = f"[{passive[0]}{passive[0].upper()}]{re.escape(passive[1:])}"
    return re.compile(rf"(?<![\w-]){prefix}([ -])([a-z]+(?:-[a-z]+)?)(?![\w-])(?! \d)")


def _glued(prepositions: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Match a preposition, as at the head of a sentence or not, with one of its words after it."""
    pairs = [
        f"[{preposition[0]}{preposition[0].upper()}]{re.escape(preposition[1:])}"
        f"(?=(?:{'|'.join(map(re.escape, words))})(?![\\w-]))"
        for preposition, words in prepositions.items()
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(pairs)})")


def _glued_capital(capital: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """Match a preposition with a capitalised name after it that has none of its endings."""
    pairs = [
        f"{re.escape(preposition)}(?=[A-Z][a-z]{{2,}}(?!\\w)"
        + "".join(rf"(?<!{re.escape(ending)})" for ending in endings)
        + ")"
        for preposition, endings in capital.items()
    ]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(pairs)})")
