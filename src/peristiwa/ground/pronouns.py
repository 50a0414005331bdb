"""Whom pronouns mean among those of whom the report has spoken before."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from peristiwa.coding import Party
from peristiwa.coding.tree import is_subject, modified_noun
from peristiwa.ground.actors import Actor, KnownActors
from peristiwa.ground.memory import Memory
from peristiwa.ground.naming import Names
from peristiwa.ground.pairs import Kind, fitting, may_undergo
from peristiwa.parse.tokens import Token

__all__ = ["Pronouns"]

_SHARED = 2
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "conj", "parataxis"})
_SHARING = frozenset({"conj", "advcl"})
_PASSIVE = "Pass"
_LABOUR, _GOVERNMENT = "LAB", "GOV"


class Pronouns:
    """Resolves the pronouns of the report of ``memory``."""

    def __init__(
        self, known: KnownActors, memory: Memory, names: Names, reporting: Set[str]
    ) -> None:
        self._known = known
        self._memory = memory
        self._names = names
        self._reporting = reporting

    def _last_two(self, kind: Kind) -> tuple[Actor, ...]:
        last = list(
            {actor.name: actor for _, actor in reversed(fitting(self._memory, kind))}.values()
        )
        return tuple(reversed(last[:_SHARED])) if len(last) >= _SHARED else ()

    def __call__(self, party: Party) -> tuple[Actor, ...]:
        """Give whom a pronoun of the third person means."""
        if party.pronoun == "third_singular":
            actor = self._doer(party) or self._owning_subject(party) or self._antecedent(party)
            return (actor,) if actor else ()
        return self._several(party) if party.pronoun == "third_plural" else ()

    def _several(self, party: Party) -> tuple[Actor, ...]:
        """Whom "mereka" means: who says so, if that is a body or a state or a group.

        Else the group mentioned last in this sentence, the group that the one before tells of, or
        mentions last, else the bodies and
        states that act there, if they are one or two, else the last two of the report.
        """
        saying = self._saying(party)
        if saying is not None:
            return (saying,)
        here = self._memory.doc[party.start].sent.start
        before = self._memory.doc[here - 1].sent.start if here else 0
        verb = self._verb_of(party)
        undergoes = verb.voice == _PASSIVE and party.start < verb.i
        goes_on = not undergoes and self._goes_on(party)
        barred = self._barred(party, verb)
        for start, end in ((here, party.start), (before, here)):
            near = [
                (self._memory.heads[at], actor)
                for at, actor in self._memory.mentioned
                if start <= at < end
                and at not in barred
                and not (undergoes and not may_undergo(actor))
            ]
            if end == here:
                leading = [
                    actor
                    for one, actor in near
                    if self._leads(one, actor) or (goes_on and self._acts(one) and not actor.person)
                ]
                if leading:
                    return (leading[-1],)
            groups = [actor for _, actor in near if actor.plural]
            groups = groups or [actor for one, actor in near if self._is_uncounted(one, actor)]
            if groups:
                return (groups[-1],)
            bodies = {a.name: a for one, a in near if not a.person and self._acts(one)}
            if bodies and len(bodies) <= _SHARED:
                return tuple(bodies.values())
            joined = self._joined(near) if start == here else ()
            if joined:
                return joined
        return self._last_two("either")

    def _joined(self, near: Sequence[tuple[Party, Actor]]) -> tuple[Actor, ...]:
        """The states or bodies that are told together last: "kepada Jepang dan Australia"."""
        for (first, one), (second, other) in reversed(list(pairwise(near))):
            head = self._memory.doc[second.head]
            together = head.dep_ == "conj" and first.start <= head.head.i < first.end
            if together and not (one.person or other.person):
                return one, other
        return ()

    def _verb_of(self, party: Party) -> Token:
        """The verb of a pronoun: the one right before it, unless that only reports, else its head.

        "Jaksa mendakwa mereka memberi bantuan" accuses them; "Jaksa mengatakan mereka memberi
        bantuan" may speak of the prosecutors.
        """
        before = self._memory.doc[max(0, party.start - 1)]
        governs = before.pos_ == "VERB" and before.lower_ not in self._reporting
        return before if governs else self._memory.doc[party.head].head

    def _saying(self, party: Party) -> Actor | None:
        """The group, body or state that is the subject of a verb above that of a pronoun."""
        verb = self._verb_of(party)
        shared = _joined_above(verb)
        while verb.head.i != verb.i and verb.dep_ in _CLAUSES:
            verb = verb.head
            if verb.i in shared:
                continue
            several = next(filter(_is_several, self._memory.subjects(verb.i)), None)
            if several is not None:
                return several
        return None

    def _is_uncounted(self, party: Party, actor: Actor) -> bool:
        """Whether a role noun may mean many: "demonstran", "para pejabat"."""
        if party.noun is None or party.noun.office is not None or party.proper or party.definite:
            return False
        prefix = self._memory.doc.words[party.start : party.head]
        alone = any(word in self._known.single for word in prefix)
        return actor.person and actor.id is None and not alone

    def _leads(self, party: Party, actor: Actor) -> bool:
        """Whether a group is the subject of its sentence."""
        group = actor.plural or party.pronoun == "third_plural" or self._is_uncounted(party, actor)
        return group and self._memory.doc[party.head].dep_.startswith("nsubj")

    def _goes_on(self, party: Party) -> bool:
        """Whether a word like "juga" stands beside a pronoun or opens its sentence."""
        words = self._memory.doc.words
        first = self._memory.doc[party.start].sent.start
        return not self._known.additive.isdisjoint(
            [words[first], *words[party.end : party.end + 1]]
        )

    def _acts(self, party: Party) -> bool:
        """Whether a mention is a subject, or coordinated with one."""
        token = self._memory.doc[party.head]
        while token.dep_ == "conj":
            token = token.head
        return token.dep_.startswith("nsubj")

    def _doer(self, party: Party) -> Actor | None:
        """The subject of a verb that performs what the pronoun owns: "X menyatakan dukungannya"."""
        noun = self._memory.doc[party.head].head
        verb = noun.head
        if noun.pos_ != "NOUN" or noun.relation != "obj" or noun.i != party.start - 1:
            return None
        performs = verb.lower_ in self._known.performing
        return next(self._memory.subjects(verb.i), None) if performs else None

    def _owning_subject(self, party: Party) -> Actor | None:
        """The state that is subject where its people are named, or the body: "AS, warganya"."""
        owned = self._owned(party)
        if owned is None or owned.noun is None or owned.noun.noun in self._known.kin:
            return None
        member = owned.noun.noun in self._known.body_roles or owned.noun.sector == _LABOUR
        subjects = self._memory.subjects(self._verb_of(owned).i)
        body = next((actor for actor in subjects if not actor.person), None)
        return self._owner_of(body, member=member) if body is not None else None

    def _owner_of(self, subject: Actor, *, member: bool) -> Actor | None:
        """Whose people or members they are: a body's own, else those of the state it acts for."""
        if subject.is_state or (member and not subject.plural):
            return subject
        state = subject.country if subject.sector == _GOVERNMENT and not subject.plural else None
        return self._known.state(state) if state is not None else None

    def _antecedent(self, party: Party) -> Actor | None:
        """The person mentioned first in the nearest sentence that mentions one.

        The object of a verb is never its subject ("Putin menyambutnya"). A quotation speaks of
        others than its speaker, and the text around it goes on from whom it named itself.
        """
        verb = self._memory.doc[party.head].head
        barred = self._barred(party, verb)
        people = [
            (at, actor)
            for at, actor in self._memory.mentioned
            if actor.person and not actor.plural and at not in barred
        ]
        tests: list[Callable[[int, Actor], bool]] = [
            self._is_salient,
            self._is_voiced(party),
            self._is_counted,
        ]
        if verb.voice == _PASSIVE and party.start < verb.i:
            tests.append(lambda _, actor: may_undergo(actor))
        for test in tests:
            people = [row for row in people if test(*row)] or people
        if not people:
            return None
        nearest = self._memory.doc[people[-1][0]].sent
        return next(actor for at, actor in people if at >= nearest.start)

    def _is_salient(self, _: int, actor: Actor) -> bool:
        return actor.salient

    def _is_counted(self, at: int, actor: Actor) -> bool:
        """Whether a mention is surely of one person: no bare noun like "penyidik"."""
        return not self._is_uncounted(self._memory.heads[at], actor)

    def _is_voiced(self, party: Party) -> Callable[[int, Actor], bool]:
        """Whether a mention stands in the same voice as a pronoun, and is not who speaks there."""
        quoted = self._memory.quoted
        if party.start not in quoted:
            return lambda at, _: at not in quoted
        speaker = quoted[party.start]
        if speaker is None or speaker.proper is None:
            return lambda _at, _: True
        name = self._names(speaker, speaker.proper).name
        return lambda _, actor: actor.name != name

    def _owned(self, party: Party) -> Party | None:
        """The mention, last before a pronoun, of which that is the possessor: "warga mereka"."""
        last = next(reversed(self._memory.heads.values()), None)
        head = self._memory.doc[party.head].head
        owned = last is not None and last.end == party.start and last.start <= head.i < last.end
        return last if owned else None

    def _barred(self, party: Party, verb: Token) -> set[int]:
        """Where the mentions start that a pronoun can't mean: what it owns, who does ``verb``."""
        owned = self._owned(party)
        barred = {owned.start} if owned is not None else set()
        if verb.pos_ == "VERB" and verb.i <= party.start:
            above, modified = _joined_above(verb), modified_noun(verb)
            for start, other in self._memory.heads.items():
                head = self._memory.doc[other.head]
                doer = head.head is verb or head is modified or other.end == verb.i
                if doer or (is_subject(head) and head.head.i in above):
                    barred.add(start)
        return barred


def _joined_above(verb: Token) -> set[int]:
    """The verbs before it whose subject a verb shares: "memanggil X lalu memperingatkan mereka"."""
    above: set[int] = set()
    while _shares_subject(verb):
        verb = verb.head
        above.add(verb.i)
    return above


def _shares_subject(verb: Token) -> bool:
    own = any(map(is_subject, verb.children))
    return verb.dep_ in _SHARING and verb.head.i < verb.i and not own


def _is_several(actor: Actor) -> bool:
    return actor.plural or not actor.person
