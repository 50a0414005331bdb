"""What was learnt from clean text: tags and capitals of words, stems, weights of boundaries.

``learnt.json`` is written by ``python -m training.stops DATA`` and read here. It is plain lists of
words and whole-number weights, so that a change of it can be read.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from peristiwa.errors import ModelError

__all__ = ["LEARNT_PATH", "Learnt", "load_learnt"]

LEARNT_PATH = Path(__file__).parent / "learnt.json"


class Learnt(Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``learnt.json``.

    ``stems`` gives, by prefix, what is hardly ever written apart from it. ``tags`` gives words by
    the letter of their word class where their shape doesn't tell it. ``capitals`` gives words by
    how often they have a capital in mid-sentence, from "0" (never) to "5" (always), and
    ``acronyms`` those written in capitals throughout. ``weights`` gives, by template, what each
    value adds to the log odds that a sentence ends; they, ``bias`` and ``glance`` are in
    units of 1/``scale``. ``glance`` is the least that the first templates give, in sum, where a
    sentence ends.
    """

    stems: dict[str, str]
    tags: dict[str, str]
    capitals: dict[str, str]
    acronyms: str
    weights: dict[str, dict[str, int]]
    bias: int
    glance: int
    scale: int


def load_learnt(path: Path = LEARNT_PATH) -> Learnt:
    """Read what was learnt.

    Raises:
        ModelError: when the file is missing or not of this form.
    """
    try:
        return msgspec.json.decode(path.read_bytes(), type=Learnt)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelError(
            f"{path} can't be read ({error}): reinstall peristiwa, or make it again with "
            "`python -m training.stops DATA`"
        ) from error
