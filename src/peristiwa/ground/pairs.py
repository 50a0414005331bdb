"""Which two a report means by "keduanya", "kedua negara" or "kedua tersangka"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from peristiwa.coding import Party
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.body_kinds import bears_name
from peristiwa.ground.memory import Memory

__all__ = ["Kind", "Pairs", "fitting", "may_undergo"]

Kind = Literal["person", "state", "either"]
_TWO = 2
_APART = 3
"""How many words may stand between two who are told together: "X bersama pihak Y"."""
_BEFORE = 2
"""In how many sentences before its own whom a pair means may have been told together."""
_PASSIVE = "Pass"
_AUTHORITIES = frozenset({"COP", "JUD", "JRN"})
_GOVERNMENT = "GOV"
_Mention = tuple[Party, Actor]


class Pairs:
    """Finds the pairs of the report of ``memory``."""

    def __init__(self, known: KnownActors, memory: Memory) -> None:
        self._known = known
        self._memory = memory

    def __call__(self, party: Party) -> tuple[Actor, ...]:
        """Give the two whom a mention of a pair means: those who were told together last.

        States, leaders and who is only called "keduanya" may also be the only two of their sentence
        or, at last, those of whom most is told.
        """
        noun, kind = party.noun, self._kind(party)
        here, *before = self._sentences(party)
        led = noun is None or kind == "state" or (kind == "person" and noun.sector == _GOVERNMENT)
        most: Kind = "person" if noun is None else kind
        return (
            self._bodies_like(party)
            or self._together(party, kind, [here])
            or (self._two_in_sentence(party, most) if led else ())
            or self._together(party, kind, before)
            or (self._most_mentioned_two(most) if led else ())
        )

    def _kind(self, party: Party) -> Kind:
        noun = party.noun
        if noun is None:
            return "either"
        if noun.kind == "person":
            return "person"
        return "state" if self._tells_states(party) else "either"

    def _tells_states(self, party: Party) -> bool:
        return party.noun is not None and party.noun.noun in self._known.state_nouns

    def _bodies_like(self, party: Party) -> tuple[Actor, ...]:
        """The two bodies named last that may be what a noun tells: "kedua perusahaan"."""
        noun = party.noun
        if noun is None or noun.kind != "organization" or self._tells_states(party):
            return ()
        said = (actor for _, actor in reversed(self._memory.mentioned))
        named = (a for a in said if not (a.person or a.is_state or a.plural) and bears_name(a))
        last = list({a.name: a for a in named if a.sector == noun.sector}.values())
        return tuple(reversed(last[:_TWO])) if len(last) >= _TWO else ()

    def _together(
        self, party: Party, kind: Kind, sentences: Sequence[tuple[int, int]]
    ) -> tuple[Actor, ...]:
        """The two who were told together last in some sentences, of which the first comes first.

        Or those who were counted as two: "dua mahasiswa ... keduanya".
        """
        verb = self._memory.doc[party.head].head
        undergoes = verb.voice == _PASSIVE and party.start < verb.i
        for start, end in sentences:
            near = [
                (self._memory.heads[at], actor)
                for at, actor in self._memory.mentioned
                if start <= at < end and not (undergoes and not may_undergo(actor))
            ]
            found = self._joined(near, kind) or self._counted(near, kind)
            if found:
                return found
        return ()

    def _sentences(self, party: Party) -> Iterator[tuple[int, int]]:
        """The tokens of this sentence up to the mention, then of those before, nearest first."""
        doc, end = self._memory.doc, party.start
        start = doc[end].sent.start
        yield start, end
        for _ in range(_BEFORE):
            if start == 0:
                return
            start, end = doc[start - 1].sent.start, start
            yield start, end

    def _joined(self, near: Sequence[_Mention], kind: Kind) -> tuple[Actor, ...]:
        for n in range(len(near) - 1, 0, -1):
            (first, one), (second, other) = near[n - 1 : n + 1]
            fit = _fits(one, kind) and _fits(other, kind) and one.name != other.name
            if (
                fit
                and self._are_joined(first, second)
                and not self._goes_before(near[: n - 1], first)
            ):
                return one, other
        return ()

    def _are_joined(self, first: Party, second: Party) -> bool:
        """Whether a coordinator joins two mentions and nothing else parts them."""
        between = self._memory.doc.words[first.end : second.start]
        joining = self._known.joining
        joined = not joining.isdisjoint(between) and len(between) <= _APART
        return joined and all(word in joining or word in self._known.filling for word in between)

    def _goes_before(self, near: Sequence[_Mention], first: Party) -> bool:
        """Whether a third member of the list stands before the two: "A, B, dan C"."""
        return bool(near) and self._memory.doc.words[near[-1][0].end : first.start] == [","]

    def _counted(self, near: Sequence[_Mention], kind: Kind) -> tuple[Actor, ...]:
        words = self._memory.doc.words
        for party, actor in reversed(near):
            prefix = words[party.start : party.head]
            if kind != "state" and not self._known.two.isdisjoint(prefix):
                return (actor,)
        return ()

    def _two_in_sentence(self, party: Party, kind: Kind) -> tuple[Actor, ...]:
        start = self._memory.doc[party.start].sent.start
        here = {a.name: a for at, a in fitting(self._memory, kind) if at >= start}
        return tuple(here.values()) if len(here) == _TWO else ()

    def _most_mentioned_two(self, kind: Kind) -> tuple[Actor, ...]:
        told = [actor for _, actor in fitting(self._memory, kind)]
        actors = {actor.name: actor for actor in told}
        counted = Counter(actor.name for actor in told)
        if len(counted) < _TWO:
            return ()
        return tuple(actors[name] for name, _ in counted.most_common(_TWO))


def fitting(memory: Memory, kind: Kind) -> list[tuple[int, Actor]]:
    """Give the mentions so far that a plural or pair of ``kind`` may refer back to."""
    states_or_people = [(at, a) for at, a in memory.mentioned if a.person or a.is_state]
    return [(at, a) for at, a in states_or_people if a.salient and _fits(a, kind)]


def may_undergo(actor: Actor) -> bool:
    """Tell whether someone may be meant by "dia" in "dia ditangkap": police and courts do that."""
    return actor.sector not in _AUTHORITIES


def _fits(actor: Actor, kind: Kind) -> bool:
    return kind == "either" or (actor.person if kind == "person" else actor.is_state)
