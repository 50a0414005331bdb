"""What the coder finds, before anything is resolved to ids."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from peristiwa.coding.names import NameHit
from peristiwa.coding.parties import Party
from peristiwa.language.morphology import FormKind
from peristiwa.lexicon.compiled import CompiledFrame
from peristiwa.records import Status

__all__ = ["Attribution", "CodedDoc", "EventMention"]


class Attribution(Struct, frozen=True):
    """Someone's word for what tokens ``start`` to ``end`` (exclusive) tell.

    ``written`` is False where the speaker is only named in a neighbouring sentence; ``relays``
    marks a medium: "seperti dikutip Antara".
    """

    party: Party
    start: int
    end: int
    written: bool = True
    relays: bool = False


class EventMention(Struct, frozen=True, eq=False):
    """One act as one predicate tells it; all numbers are token indices, ends exclusive.

    Two mentions are never equal: each is an occurrence of its own in the text. ``likelihood`` is
    the probability that it is an act at all, ``firm`` the status that a word right before it tells.
    """

    frame: CompiledFrame
    kind: FormKind
    start: int
    end: int
    sentence: tuple[int, int]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    status: Status
    firm: Status | None
    background: bool
    source: Attribution | None
    likelihood: float


@dataclass(frozen=True, slots=True)
class CodedDoc:
    """All that step 4 found in one ``Doc``, each in order."""

    events: tuple[EventMention, ...]
    parties: tuple[Party, ...]
    names: tuple[NameHit, ...]
    attributions: tuple[Attribution, ...]
