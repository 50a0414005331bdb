"""Damages clean news as the web does, and keeps a record of what was planted where.

Every kind of damage is one function from a clean text and a generator of random numbers to
plants: stretches of the clean text and what is to stand in their place. `damaged` carries them
out. A text is a headline and paragraphs, parted by line breaks. The forms and their frequencies
follow what rewritten and scraped Indonesian news shows: prefixes parted from their verbs and
false stops before names where a link began, link lines between paragraphs, quotes in a wrong
encoding.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from peristiwa.repair import Edit
from peristiwa.repair.edits import apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from Sastrawi.Stemmer.Stemmer import Stemmer

__all__ = ["CROWDED", "KINDS", "Damaged", "Plant", "damaged", "plants_for"]

LEXICON = Path(__file__).resolve().parent.parent / "lexicon" / "language" / "damage.yaml"
P_PREFIX = {"di": 0.3, "ke": 0.1, "se": 0.15}
P_FALSE_STOP, P_LOST_STOP, P_GLUED = 0.06, 0.1, 0.1
P_DOUBLED, P_CUT_SHORT, P_MOJIBAKE, P_QUOTES, P_CAPITALS = 0.4, 0.3, 0.3, 0.4, 0.2
P_LINE, P_INLINE, P_ENDING = 0.25, 0.03, 0.5
MARGIN = 2
"""Words that lie at least between two plants, so that each can be judged by itself."""

_PREFIXED = re.compile(
    r"(?:(?<![\w.-])(?:di|ke|se)|(?:(?<=[.!?] )|(?<=[\n\"]))(?:Di|Ke|Se))([a-z]{3,})(?![\w-])"
)
_CLITIC = re.compile("(?:nya|mu|ku|lah|kah|pun)$")
_BEFORE_NAME = re.compile(r"(?<=[ ])[a-z]{2,}( )(?=[A-Z][a-z]+)")
_INNER_END = re.compile(r"(?<=[a-z]{2}[a-z])\. (?=([A-Z][a-z]+))")
_QUOTES = re.compile(r"[\"\u201c\u201d'\u2018\u2019]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\S+")
_CURLY = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
_MADE_UP = {
    "question marks": dict.fromkeys("\u201c\u201d\u2018\u2019", "?"),
    "replacement marks": dict.fromkeys("\u201c\u201d\u2018\u2019", "\N{REPLACEMENT CHARACTER}"),
    "control codes": {"\u201c": "\x93", "\u201d": "\x94", "\u2018": "\x91", "\u2019": "\x92"},
    "entities": {"\u201c": "&ldquo;", "\u201d": "&rdquo;", "\u2018": "&#8216;", "\u2019": "&#39;"},
    "TeX": {"\u201c": "``", "\u201d": "''", "\u2018": "`", "\u2019": "'"},
}
"""Ways in which web texts show curly quotes that their encoding lacks."""


@dataclass(frozen=True, order=True)
class Plant:
    """Characters ``start`` to ``end`` of the clean text were replaced by ``written``."""

    start: int
    end: int
    written: str
    kind: str


@dataclass(frozen=True)
class Damaged:
    """A damaged text, the clean one, and the plants between them, sorted and apart."""

    text: str
    clean: str
    plants: tuple[Plant, ...]

    def to_clean(self, start: int, end: int) -> tuple[int, int]:
        """Give the clean span of a damaged one; a part of a plant stands for all of it."""
        return self._clean_span(start)[0], self._clean_span(end - 1)[1]

    def _clean_span(self, position: int) -> tuple[int, int]:
        ends, shifts = self._map
        at = bisect_right(ends, position)
        shift = shifts[at - 1] if at else 0
        if at < len(self.plants):
            plant = self.plants[at]
            if position >= plant.start + shift:
                return plant.start, plant.end
        return position - shift, position - shift + 1

    @cached_property
    def _map(self) -> tuple[list[int], list[int]]:
        """Give the damaged ends of the plants, and by how much the text has grown behind each."""
        ends, shifts, shift = [], [], 0
        for plant in self.plants:
            shift += len(plant.written) - (plant.end - plant.start)
            ends.append(plant.end + shift)
            shifts.append(shift)
        return ends, shifts


@dataclass(frozen=True)
class Words:
    """What is read from ``damage.yaml``: site lines, and words that hold no prefix."""

    lines: tuple[str, ...]
    endings: tuple[str, ...]
    inline: tuple[str, ...]
    names: tuple[str, ...]
    whole: frozenset[str]
    roots: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Read the site lines and the words without a prefix; the roots are PySastrawi's."""
    raw = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))
    roots = (resources.files("Sastrawi.Stemmer") / "data" / "kata-dasar.txt").read_text()
    known = frozenset(roots.split())
    whole = frozenset(raw.pop("whole").split()) | known
    return Words(**{key: tuple(value) for key, value in raw.items()}, whole=whole, roots=known)


def split_prefixes(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Part passive, ordinal, noun and number prefixes from their words."""
    for match in _PREFIXED.finditer(text):
        word = match.group().lower()
        prefix, at = word[:2], match.start(1)
        whole = {word, _CLITIC.sub("", word)} & words().whole
        if not whole and rng.random() < P_PREFIX[prefix]:
            yield Plant(at, at, " ", f"split {prefix}-")


def false_stops(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Put a stop between a small word and a name in mid-sentence, headlines aside."""
    for match in _BEFORE_NAME.finditer(text, _body(text)):
        if rng.random() < P_FALSE_STOP:
            yield Plant(match.start(1), match.start(1), ".", "false stop")


def lost_stops(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Take out stops within paragraphs.

    Before a name, which may stand in mid-sentence just as well, only the sense tells where the
    sentence ends: a kind of its own. A word whose root the language has counts as no name.
    """
    for match in _INNER_END.finditer(text, _body(text)):
        if rng.random() < P_LOST_STOP:
            kind = "lost stop" if _has_root(match.group(1)) else "lost stop before a name"
            yield Plant(match.start(), match.start() + 1, "", kind)


def glued_sentences(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Take out blanks after stops."""
    for match in _INNER_END.finditer(text, _body(text)):
        if rng.random() < P_GLUED:
            yield Plant(match.start() + 1, match.end(), "", "glued sentence")


def doubled_headings(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Say the headline again, or its beginning, before a paragraph."""
    if rng.random() >= P_DOUBLED:
        return
    title = text[: text.index("\n")]
    spaced = title.split(" ")
    if rng.random() < P_CUT_SHORT and len(spaced) > 7:
        title = " ".join(spaced[: rng.randint(6, len(spaced) - 1)])
    at = rng.choice(_paragraphs(text))
    yield Plant(at, at, title + "\n\n", "doubled heading")


def mojibake(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Read the UTF-8 of all that isn't ASCII, quotes made curly, as Windows-1252 or Latin-1."""
    if rng.random() >= P_MOJIBAKE:
        return
    read = rng.choice((_as_windows, _as_latin))
    for start, typeset in _typeset(text):
        yield Plant(start, start + 1, read(typeset), "mojibake")
    for match in _NOT_ASCII.finditer(text):
        if match.group() not in _CURLY:
            yield Plant(*match.span(), read(match.group()), "mojibake")


def odd_quotes(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Write the double quotes and apostrophes in one of the ways of poor encodings."""
    if rng.random() >= P_QUOTES:
        return
    table = rng.choice(tuple(_MADE_UP.values()))
    for start, typeset in _typeset(text):
        if text[start] != table[typeset]:
            yield Plant(start, start + 1, table[typeset], "odd quote")


def site_lines(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:
    """Put lines of the site between the paragraphs, within them and at the end."""
    known = words()
    for at in _paragraphs(text):
        if rng.random() < P_LINE:
            yield Plant(at, at, _filled(known.lines, rng, titles) + "\n\n", "site line")
    for match in _INNER_END.finditer(text, _body(text)):
        if rng.random() < P_INLINE:
            line = _filled(known.inline, rng, titles)
            yield Plant(match.end(), match.end(), line + " ", "site line")
    if rng.random() < P_ENDING:
        line = _filled(known.endings, rng, titles)
        yield Plant(len(text), len(text), "\n\n" + line, "site line")


def capital_titles(text: str, rng: Random, titles: Sequence[str]) -> Iterator[Plant]:  # noqa: ARG001
    """Write the headline in capitals; every word of it is a plant.

    Headlines that have a capital on most words already are left: which of their words had one
    can't be told afterwards, and doesn't matter.
    """
    title = text[: text.index("\n")].split()
    if rng.random() >= P_CAPITALS or 2 * sum(w[0].isupper() for w in title) > len(title):
        return
    for match in _WORD.finditer(text, 0, text.index("\n")):
        if match.group() != match.group().upper():
            yield Plant(*match.span(), match.group().upper(), "title in capitals")


KINDS: tuple[Callable[[str, Random, Sequence[str]], Iterator[Plant]], ...] = (
    capital_titles,
    doubled_headings,
    site_lines,
    mojibake,
    odd_quotes,
    false_stops,
    lost_stops,
    glued_sentences,
    split_prefixes,
)
"""All kinds; where plants would touch, those of an earlier kind stay."""

CROWDED = frozenset({"title in capitals", "mojibake", "odd quote"})
"""Kinds whose plants may stand side by side, since each turns a whole stretch or text."""


def plants_for(text: str, rng: Random, titles: Sequence[str]) -> list[Plant]:
    """Draw plants of all kinds for a clean text; ``titles`` are headlines of other texts."""
    kept: list[Plant] = []
    for kind in KINDS:
        for plant in sorted(kind(text, rng, titles)):
            if all(_apart(plant, other, text) for other in kept):
                kept.append(plant)
    return sorted(kept)


def damaged(text: str, plants: Sequence[Plant]) -> Damaged:
    """Carry out sorted plants on a clean text."""
    edits = (Edit(plant.start, plant.end, plant.written, plant.kind) for plant in plants)
    return Damaged(apply_edits(text, edits), text, tuple(plants))


def _apart(plant: Plant, other: Plant, text: str) -> bool:
    first, second = sorted((plant, other))
    if plant.kind == other.kind and plant.kind in CROWDED:
        return first.end <= second.start
    between = text[first.end : second.start]
    return first.end < second.start and len(between.split()) > MARGIN


@lru_cache(maxsize=10_000)
def _has_root(word: str) -> bool:
    return _stemmer().stem(word) in words().roots


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    return StemmerFactory().create_stemmer()


def _body(text: str) -> int:
    return text.index("\n")


def _paragraphs(text: str) -> list[int]:
    """Give where paragraphs begin, the headline aside."""
    return [match.end() for match in re.finditer(r"\n+", text)]


def _filled(lines: Sequence[str], rng: Random, titles: Sequence[str]) -> str:
    title, name = rng.choice(titles), rng.choice(words().names)
    return rng.choice(lines).replace("{title}", title).replace("{name}", name)


def _typeset(text: str) -> Iterator[tuple[int, str]]:
    """Give every quote with its place and the curly form that belongs there."""
    for match in _QUOTES.finditer(text):
        found, before = match.group(), text[match.start() - 1 : match.start()]
        opening = not before or before.isspace() or before in "([\"'\u201c\u2018-"
        if found in _CURLY:
            yield match.start(), found
        elif found == '"':
            yield match.start(), "\u201c" if opening else "\u201d"
        else:
            yield match.start(), "\u2018" if opening else "\u2019"


def _as_windows(character: str) -> str:
    """Decode as browsers do: a byte without a sign keeps its code."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in character.encode()
    )


def _as_latin(character: str) -> str:
    return character.encode().decode("latin-1")
