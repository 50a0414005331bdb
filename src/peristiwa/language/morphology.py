"""Derives the surface forms of a root from named affix patterns.

A lexicon frame names a root and patterns such as ``meN-kan``; this module gives every form that
follows from them, with its kind. To match a frame nothing is stemmed at run time: the forms are
made once, when the lexicon is built. The shapes of the prefixes are in ``allomorphs.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal

from peristiwa.language.allomorphs import nasalised, with_r

__all__ = ["PATTERNS", "FormKind", "derive", "fold", "without_particle"]

FormKind = Literal["active", "passive", "bare", "intransitive", "process", "result"]
"""``active``: meN-, subject acts; ``passive``: di-/ter-, subject undergoes; ``bare``: no prefix,
as in headlines ("Polisi Tangkap …") and object-fronting; ``intransitive``: ber- and bare verbs
without object; ``process``: peN-an nouns, whose bare possessor undergoes ("penangkapan aktivis");
``result``: other nouns, whose bare possessor acts ("kunjungan Putin")."""

_Maker = Callable[[str], dict[str, FormKind]]

_PARTICLES = ("lah", "kah", "pun")


def _verb(suffix: str, derivational: str = "") -> _Maker:
    """Give the maker of an active meN- form and the passive and bare forms that it entails."""

    def make(base: str) -> dict[str, FormKind]:
        stem = derivational + base + suffix
        active = {"mem" + derivational + base} if derivational else nasalised("me", base)
        forms: dict[str, FormKind] = {stem: "bare", "di" + stem: "passive"}
        forms.update({form + suffix: "active" for form in active})
        return forms

    return make


def _fixed(kind: FormKind, build: Callable[[str], set[str]]) -> _Maker:
    def make(base: str) -> dict[str, FormKind]:
        return dict.fromkeys(build(base), kind)

    return make


PATTERNS: dict[str, _Maker] = {
    "meN-": _verb(""),
    "meN-kan": _verb("kan"),
    "meN-i": _verb("i"),
    "memper-": _verb("", "per"),
    "memper-kan": _verb("kan", "per"),
    "memper-i": _verb("i", "per"),
    "ber-": _fixed("intransitive", lambda base: with_r("ber", base)),
    "ber-an": _fixed("intransitive", lambda base: {f + "an" for f in with_r("ber", base)}),
    "ber-kan": _fixed("active", lambda base: {f + "kan" for f in with_r("ber", base)}),
    "meN- intransitive": _fixed("intransitive", lambda base: nasalised("me", base)),
    "ter-": _fixed("passive", lambda base: with_r("ter", base) | {"ter" + base}),
    "ke-an passive": _fixed("passive", lambda base: {"ke" + base + "an"}),
    "verb": _fixed("intransitive", lambda base: {base}),
    "transitive verb": _fixed("active", lambda base: {base}),
    "noun": _fixed("result", lambda base: {base}),
    "process noun": _fixed("process", lambda base: {base}),
    "-an": _fixed("result", lambda base: {base + "an"}),
    "ke-an": _fixed("result", lambda base: {"ke" + base + "an"}),
    "per-an": _fixed("result", lambda base: {f + "an" for f in with_r("per", base)}),
    "peN-an": _fixed("process", lambda base: {f + "an" for f in nasalised("pe", base)}),
}
"""Every pattern that a frame may name, with the maker of its forms."""


def derive(root: str, pattern: str) -> dict[str, FormKind]:
    """Give each surface form of ``root`` under ``pattern`` with its kind.

    Args:
        root: a lower-case root, or a phrase whose first word takes the affixes ("unjuk rasa").
        pattern: a key of ``PATTERNS``.

    Returns:
        Lower-case form → kind; a phrase keeps its other words.

    Raises:
        KeyError: when ``pattern`` is not a pattern.

    >>> sorted(derive("tangkap", "meN-"))
    ['ditangkap', 'menangkap', 'mentangkap', 'tangkap']
    >>> derive("unjuk rasa", "ber-")
    {'berunjuk rasa': 'intransitive'}
    """
    base, blank, rest = root.partition(" ")
    return {form + blank + rest: kind for form, kind in PATTERNS[pattern](base).items()}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give ``word`` without the copy of full reduplication (Sneddon et al. 2010, section 1.30).

    >>> fold("tuduhan-tuduhan")
    'tuduhan'
    """
    if "-" not in word:
        return word
    first, hyphen, second = word.partition("-")
    return first if hyphen and first == second else word


def without_particle(word: str) -> str:
    """Give a predicate without its emphatic particle (Sneddon et al. 2010, section 2.190).

    Only for words that are known to be predicates: many roots end in the same letters.

    >>> without_particle("hentikanlah")
    'hentikan'
    """
    for particle in _PARTICLES:
        if word.endswith(particle):
            return word[: -len(particle)]
    return fold(word)
