"""The shapes that a prefix takes before a stem, and the stems that a prefixed word may hide.

Allomorphy after Sneddon et al. 2010, sections 1.5 (meN-), 1.16 (peN-), 1.24 (ber-); both the
assimilated and the unassimilated form of loans ("mengritik", "mengkritik") are given, because
news writes both.
"""

from __future__ import annotations

__all__ = ["VOWELS", "nasalised", "with_r", "without_nasal", "without_r"]

VOWELS = "aeiou"
_NASALS = (
    (("ng", "ny", "kh", "sy"), {"ng": "", "ny": "", "kh": "ng", "sy": "n"}),
    (("l", "m", "n", "r", "w", "y"), dict.fromkeys("lmnrwy", "")),
    (("b", "f", "v", "p"), dict.fromkeys("bfvp", "m")),
    (("c", "d", "j", "z", "t"), dict.fromkeys("cdjzt", "n")),
    (("s",), {"s": "ny"}),
)
_DROPPED = {"p": "m", "t": "n", "s": "ny", "k": "ng"}
_RESTORED = {nasal: dropped for dropped, nasal in _DROPPED.items()}
_KEPT = {"m": "bfvp", "n": "cdjzts", "ng": "aeioughkqxlr", "ny": ""}
_MONOSYLLABLE_LENGTH = 4


def _nasal(base: str) -> str:
    for initials, nasals in _NASALS:
        for initial in initials:
            if base.startswith(initial):
                return nasals[initial]
    return "ng"


def nasalised(prefix: str, base: str) -> set[str]:
    """Join ``me`` or ``pe`` to ``base`` through the nasal that its first sound calls for.

    >>> sorted(nasalised("me", "tangkap"))
    ['menangkap', 'mentangkap']
    """
    first = base[0]
    forms = set()
    if first in _DROPPED and not base.startswith(("kh", "sy")):
        forms.add(prefix + {"s": "n"}.get(first, _DROPPED[first]) + base)
        if base[1:2] in tuple(VOWELS) or base.startswith("kr"):
            forms.add(prefix + _DROPPED[first] + base[1:])
    else:
        forms.add(prefix + _nasal(base) + base)
    if _is_monosyllable(base):
        forms.add(prefix + "nge" + base)
    return forms


def with_r(prefix: str, base: str) -> set[str]:
    """Join ``ber`` or ``per``; the r is lost before r- and before a first syllable in -er-.

    >>> with_r("ber", "kerja")
    {'bekerja'}
    """
    if base == "ajar":
        return {prefix[:-1] + "lajar"}
    loses_r = base.startswith("r") or _opens_in_er(base)
    return {prefix[:-1] + base} if loses_r else {prefix + base}


def without_nasal(rest: str) -> list[str]:
    """Give the stems that what follows ``me`` or ``pe`` in a word may come from.

    The other way of `nasalised`, and wider: before r and l, too, a dropped consonant is put back
    ("memroses"), and ``ng`` may stand before them ("pengrusakan"). The likeliest comes first: few
    roots begin in a nasal.

    >>> without_nasal("mukul")
    ['pukul', 'mukul']
    """
    own = [rest] if rest[:1] in tuple("lmnrwy") else []
    for nasal in ("ng", "ny", "m", "n"):
        if rest.startswith(nasal):
            return _after_nasal(nasal, rest[len(nasal) :]) + own
    return own


def without_r(rest: str) -> list[str]:
    """Give the stems that what follows ``be``, ``te`` or ``pe`` may come from.

    >>> without_r("rawat"), without_r("kerja"), without_r("lajar")
    (['rawat', 'awat'], ['kerja'], ['ajar'])
    """
    if rest.startswith("r"):
        return [rest, rest[1:]]
    if rest == "lajar":
        return ["ajar"]
    return [rest] if _opens_in_er(rest) else []


def _after_nasal(nasal: str, tail: str) -> list[str]:
    if not tail:
        return []
    stems = [tail] if tail[0] in _KEPT[nasal] else []
    if tail[0] in VOWELS or tail[0] in "rl":
        stems.append(_RESTORED[nasal] + tail)
    if nasal == "ng" and tail[0] == "e" and _is_monosyllable(tail[1:]):
        stems.append(tail[1:])
    return stems


def _is_monosyllable(base: str) -> bool:
    return sum(letter in VOWELS for letter in base) == 1 and len(base) <= _MONOSYLLABLE_LENGTH


def _opens_in_er(base: str) -> bool:
    return len(base) > 3 and base[1:3] == "er" and base[3] not in VOWELS
