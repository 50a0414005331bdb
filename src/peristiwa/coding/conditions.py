"""Decides whether the words around a trigger meet a frame's conditions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from peristiwa.coding.names import NameHit
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.slots import Slots
from peristiwa.coding.tree import noun_phrase
from peristiwa.lexicon.compiled import CompiledFrame
from peristiwa.parse.tokens import Token

__all__ = ["ClauseTest", "Fault", "word_classes"]

_CORE = frozenset({"subject", "object"})
_NO_CLASS: Set[str] = frozenset()
_NAMED: Mapping[str, Set[str]] = {
    "place": {"place", "state", "government"},
    "state": {"state", "government"},
}
"""The meanings of a name that make it one of a class."""


class Fault(NamedTuple):
    """A slot in which none of ``classes`` stands, or one that is ``excluded``.

    One that is ``final`` is no matter for the model of acts.
    """

    slot: str
    classes: Sequence[str]
    excluded: bool
    final: bool = False


def word_classes(
    listed: Mapping[int, Iterable[tuple[str, int]]],
    parties: Iterable[Party],
    names: Iterable[NameHit],
    sectors: Mapping[str, str],
) -> dict[int, set[str]]:
    """Give the classes of the tokens of a ``Doc``: those listed, and what its names say.

    ``sectors`` says which classes hold the heads of the parties of a sector.
    """
    classes = {token: {name for name, _ in matches} for token, matches in listed.items()}
    of_sector: dict[str, list[str]] = {}
    for name, sector in sectors.items():
        of_sector.setdefault(sector, []).append(name)
    for party in parties:
        if party.noun is not None and not party.noun.weak:
            inside = of_sector.get(party.noun.sector or "", ())
            classes.setdefault(party.head, set()).update(inside)
        if party.is_person:
            for token in range(party.start, party.end):
                classes.setdefault(token, set()).add("person")
    for hit in names:
        kinds = {kind for kind, _ in hit.meanings}
        meant = [name for name, meanings in _NAMED.items() if not meanings.isdisjoint(kinds)]
        for token in range(hit.start, hit.end):
            classes.setdefault(token, set()).update(meant)
    return classes


class ClauseTest:
    """Tests frames against the slots of triggers of one ``Doc``, whose `word_classes` it takes."""

    def __init__(self, classes: Mapping[int, Set[str]], parties: PartyIndex) -> None:
        self._classes = classes
        self._places: dict[str, list[int]] = {}
        for token in sorted(classes):
            for name in classes[token]:
                self._places.setdefault(name, []).append(token)
        self._parties = parties

    def fault(self, frame: CompiledFrame, slots: Slots, trigger: Token) -> Fault | None:
        """Say which condition of ``frame`` fails or which exclusion holds; None if all is well.

        An exclusion is about the head of a subject or object: "tahanan Palestina" is no place.
        """
        for excluded, final, listed in (
            (True, True, frame.never),
            (False, frame.firm, frame.conditions),
            (True, frame.firm, frame.exclusions),
        ):
            for slot, classes in listed.items():
                whole = not excluded or slot not in _CORE
                if self._holds(slot, classes, slots, trigger, whole=whole) == excluded:
                    return Fault(slot, classes, excluded, final)
        return None

    def _holds(
        self, slot: str, names: list[str], slots: Slots, trigger: Token, *, whole: bool
    ) -> bool:
        """Whether a slot is of a class of ``names``, by its ``whole`` phrases or their heads."""
        if slot == "any":
            return any(self._in_sentence(name, trigger) for name in names)
        if slot == "next":
            return not self._classes.get(trigger.i + 1, _NO_CLASS).isdisjoint(names)
        heads = slots.get(slot, [])
        if not heads and slot == "object":
            heads = slots.get("possessor", [])
        words = (word for head in heads for word in (noun_phrase(head) if whole else [head]))
        if any(not self._classes.get(word.i, _NO_CLASS).isdisjoint(names) for word in words):
            return True
        if "party" in names and any(self._parties.behind(head) for head in heads):
            return True
        return ("none" in names and not heads) or ("clause" in names and bool(slots.get("clause")))

    def _in_sentence(self, name: str, trigger: Token) -> bool:
        """Whether a word of the class stands in the sentence, the trigger itself apart."""
        places, sentence = self._places.get(name, []), trigger.sent
        here = places[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        return bool(here) and here != [trigger.i]
