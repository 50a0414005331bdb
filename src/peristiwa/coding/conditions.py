"""Decides whether the words around a trigger meet a frame's conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from peristiwa.coding.names import NameHit, NameKind
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.parties import Party
from peristiwa.coding.slots import Slots
from peristiwa.coding.tree import noun_phrase
from peristiwa.lexicon.compiled import CompiledFrame
from peristiwa.parse.tokens import Token

__all__ = ["ClauseTest", "Condition", "Fault", "conditions_of", "word_classes"]

_CORE = frozenset({"subject", "object"})
_NAMED: Mapping[str, Set[str]] = {
    "place": {"place", "state", "government"},
    "state": {"state", "government"},
}
"""The meanings of a name that make it one of a class."""

_REMEMBERED = 1 << 12
"""Meanings whose classes are kept at hand."""


class Fault(NamedTuple):
    """A slot in which none of ``classes`` stands, or one that is ``excluded``.

    One that is ``final`` is no matter for the model of acts.
    """

    slot: str
    classes: Sequence[str]
    excluded: bool
    final: bool = False


class Condition(NamedTuple):
    """What a frame asks of a slot, of its ``whole`` phrases or of their heads.

    ``fault`` is what there is where it is not met.
    """

    fault: Fault
    whole: bool


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
        meant = _classes_named(hit.meanings)
        for token in range(hit.start, hit.end) if meant else ():
            classes.setdefault(token, set()).update(meant)
    return classes


@lru_cache(_REMEMBERED)
def _classes_named(meanings: tuple[tuple[NameKind, str], ...]) -> list[str]:
    """Give the classes that a name is of."""
    kinds = {kind for kind, _ in meanings}
    return [name for name, named in _NAMED.items() if not named.isdisjoint(kinds)]


def conditions_of(frame: CompiledFrame) -> tuple[Condition, ...]:
    """Give what ``frame`` asks of the slots, in the order in which it is tested.

    An exclusion is about the head of a subject or object: "tahanan Palestina" is no place.
    """
    return tuple(
        Condition(Fault(slot, classes, excluded, final), not excluded or slot not in _CORE)
        for excluded, final, listed in (
            (True, True, frame.never),
            (False, frame.firm, frame.conditions),
            (True, frame.firm, frame.exclusions),
        )
        for slot, classes in listed.items()
    )


class ClauseTest:
    """Tests frames against the slots of triggers of one ``Doc``, whose `word_classes` it takes."""

    def __init__(self, classes: Mapping[int, Set[str]], parties: PartyIndex) -> None:
        self._classes = classes
        self._parties = parties

    def fault(self, conditions: Iterable[Condition], slots: Slots, trigger: Token) -> Fault | None:
        """Say which of the ``conditions`` fails or which exclusion holds; None if all is well."""
        for condition in conditions:
            if self._holds(condition, slots, trigger) == condition.fault.excluded:
                return condition.fault
        return None

    def _holds(self, condition: Condition, slots: Slots, trigger: Token) -> bool:
        """Whether a slot is of one of the classes."""
        slot, names = condition.fault.slot, condition.fault.classes
        if slot == "any":
            return self._in_sentence(names, trigger)
        if slot == "next":
            return self._is_of(trigger.i + 1, names)
        heads = slots.get(slot) or (slots.get("possessor") if slot == "object" else None)
        if not heads:
            return "none" in names or ("clause" in names and bool(slots.get("clause")))
        for head in heads:
            for word in noun_phrase(head) if condition.whole else (head,):
                if self._is_of(word.i, names):
                    return True
        if "party" in names and any(self._parties.behind(head) for head in heads):
            return True
        return "clause" in names and bool(slots.get("clause"))

    def _is_of(self, place: int, names: Sequence[str]) -> bool:
        classes = self._classes.get(place)
        return classes is not None and not classes.isdisjoint(names)

    def _in_sentence(self, names: Sequence[str], trigger: Token) -> bool:
        """Whether a word of the classes stands in the sentence, the trigger itself apart."""
        classes, at, sentence = self._classes, trigger.i, trigger.sent
        for place in range(sentence.start, sentence.end):
            if place in classes and place != at and not classes[place].isdisjoint(names):
                return True
        return False
