"""The CAMEO code, quad class and Goldstein score that go with a type and mode of a person's choice.

They are read off the frames of the lexicon: the code that most frames of that type and mode have.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from msgspec import Struct

from peristiwa.errors import StoreError
from peristiwa.lexicon.compiled import Lexicon, load_built
from peristiwa.lexicon.schema import Plover

__all__ = ["Scores", "check_act", "scores_of"]


class Scores(Struct, frozen=True):
    """CAMEO code, PLOVER's quad class (1 to 4) and Goldstein score (-10 to 10)."""

    cameo: str
    quad: int
    goldstein: float


def check_act(type: str, mode: str | None) -> None:
    """Check that PLOVER has a type and a mode of it.

    Raises:
        StoreError: when it has not.
    """
    types = _plover().types
    if type not in types:
        raise StoreError(f"{type!r} is no PLOVER type; choose one of {', '.join(types)}")
    modes = types[type].modes
    if mode is not None and mode not in modes:
        known = ", ".join(modes) or "none"
        raise StoreError(f"{type} has no mode {mode!r}; it has {known}")


def scores_of(type: str, mode: str | None, cameo: str | None = None) -> Scores:
    """Give the scores of an act; ``cameo`` is a code of a person's choice.

    Raises:
        StoreError: when there is no such type, mode or code.
    """
    check_act(type, mode)
    quad = _plover().types[type].quad
    code = cameo or _usual(type, mode)
    if code not in _goldstein():
        raise StoreError(f"{code!r} is no CAMEO code of the lexicon; leave it out to get one")
    return Scores(code, quad, _goldstein()[code])


def _usual(type: str, mode: str | None) -> str:
    alike = [one for one in _frames() if one[0] == type]
    same = [one for one in alike if one[1] == mode] or alike
    return Counter(one[2] for one in same).most_common(1)[0][0]


@cache
def _frames() -> list[tuple[str, str | None, str, float]]:
    frames = load_built("lexicon.json", Lexicon).frames
    return [(one.type, one.mode, one.cameo, one.goldstein) for one in frames]


@cache
def _goldstein() -> dict[str, float]:
    return {cameo: goldstein for _, _, cameo, goldstein in _frames()}


@cache
def _plover() -> Plover:
    return load_built("plover.json", Plover)
