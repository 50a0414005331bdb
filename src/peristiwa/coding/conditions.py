"""Decides whether the words around a trigger meet a frame's conditions."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from peristiwa.coding.names import NameHit
from peristiwa.coding.participants import PartyIndex
from peristiwa.coding.slots import Slots
from peristiwa.coding.tree import noun_phrase
from peristiwa.lexicon.compiled import CompiledFrame
from peristiwa.parse.tokens import Token

__all__ = ["ClauseTest", "Fault"]

_CORE = frozenset({"subject", "object"})
_PLACE_MEANINGS = ("place", "state", "government")


class Fault(NamedTuple):
    """A slot in which none of ``classes`` stands, or one that is ``excluded``."""

    slot: str
    classes: Sequence[str]
    excluded: bool


class ClauseTest:
    """Tests frames against the slots of triggers of one ``Doc``."""

    def __init__(
        self,
        classes: Mapping[int, Container[str]],
        parties: PartyIndex,
        names: Mapping[int, NameHit],
        sectors: Mapping[str, str],
    ) -> None:
        self._classes = classes
        self._sectors = sectors
        self._found: dict[tuple[int, str], list[int]] = {}
        self._parties = parties
        self._names = names

    def fault(self, frame: CompiledFrame, slots: Slots, trigger: Token) -> Fault | None:
        """Say which condition of ``frame`` fails or which exclusion holds; None if all is well."""
        for slot, classes in frame.conditions.items():
            if not self._holds(slot, classes, slots, trigger, noun_phrase):
                return Fault(slot, classes, excluded=False)
        for slot, classes in frame.exclusions.items():
            if self._holds(slot, classes, slots, trigger, _head_alone):
                return Fault(slot, classes, excluded=True)
        return None

    def _holds(
        self,
        slot: str,
        classes: list[str],
        slots: Slots,
        trigger: Token,
        words: Callable[[Token], list[Token]],
    ) -> bool:
        if slot == "any":
            return any(self._in_sentence(name, trigger) for name in classes)
        heads = slots.get(slot, [])
        if not heads and slot == "object":
            heads = slots.get("possessor", [])
        reach = words if slot in _CORE else noun_phrase
        tokens = [token for head in heads for token in reach(head)]
        return any(self._slot_holds(name, heads, tokens, slots) for name in classes)

    def _in_sentence(self, name: str, trigger: Token) -> bool:
        """Whether a word of the class stands in the sentence, the trigger itself apart."""
        sentence = trigger.sent
        key = (sentence.start, name)
        if key not in self._found:
            self._found[key] = [t.i for t in sentence if self._in_class(t, name)]
        return any(position != trigger.i for position in self._found[key])

    def _slot_holds(self, name: str, heads: list[Token], tokens: list[Token], slots: Slots) -> bool:
        if name == "none":
            return not heads
        if name == "clause":
            return bool(slots.get("clause"))
        if name == "party":
            return any(self._parties.behind(head) for head in heads)
        return any(self._in_class(token, name) for token in tokens)

    def _in_class(self, token: Token, name: str) -> bool:
        if name == "place":
            return self._means(token, *_PLACE_MEANINGS)
        if name == "state":
            return self._means(token, "state", "government")
        if name == "person":
            party = self._parties.at(token.i)
            return party is not None and party.is_person
        if name in self._classes.get(token.i, ()):
            return True
        sector = self._sectors.get(name)
        return sector is not None and self._sector(token) == sector

    def _sector(self, token: Token) -> str | None:
        """The sector of the party that ``token`` heads, by its role noun."""
        party = self._parties.at(token.i)
        if party is None or party.noun is None or party.noun.weak or party.head != token.i:
            return None
        return party.noun.sector

    def _means(self, token: Token, *kinds: str) -> bool:
        hit = self._names.get(token.i)
        return hit is not None and any(kind in kinds for kind, _ in hit.meanings)


def _head_alone(head: Token) -> list[Token]:
    """An exclusion is about the head of a subject or object: "tahanan Palestina" is no place."""
    return [head]
