"""What a report has said so far about who is who."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from peristiwa.coding import Party
from peristiwa.ground.actors import Actor
from peristiwa.ground.introductions import Introduction
from peristiwa.ground.setting import clause_of
from peristiwa.parse.tokens import Doc

__all__ = ["Memory"]


@dataclass(frozen=True, slots=True)
class Memory:
    """A report that is read from its first mention to its last.

    ``introductions`` has all those of the report, ``quoted`` the tokens in quotation marks with
    the speaker of each, ``local`` the country in which each clause is set by its verb;
    ``mentioned`` has whom the mentions so far mean, with the token at which each starts, ``heads``
    these mentions by that token, ``names`` the names of people who are in no gazetteer, ``forces``
    those of groups and bodies that act for a state not written with them, and ``warnings`` what was
    left open.
    """

    doc: Doc
    parties: Sequence[Party]
    setting: str | None
    on: date | None
    introductions: Sequence[Introduction] = ()
    quoted: Mapping[int, Party | None] = field(default_factory=dict)
    local: Mapping[int, str] = field(default_factory=dict)
    mentioned: list[tuple[int, Actor]] = field(default_factory=list)
    heads: dict[int, Party] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    forces: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    def text(self, start: int, end: int) -> str:
        """Give the words of tokens ``start`` to ``end``."""
        return self.doc.span(start, end).text

    def add(self, party: Party, actors: Sequence[Actor]) -> None:
        """Remember whom a mention means."""
        self.heads[party.start] = party
        for actor in actors:
            self.mentioned.append((party.start, actor))

    def warn(self, text: str, candidates: Sequence[Actor]) -> None:
        """Tell that ``text`` may mean several."""
        meanings = " or ".join(f"{actor.name} ({actor.id})" for actor in candidates)
        self.warnings.append(f"{text!r} may mean {meanings}: left open")

    def country_at(self, party: Party) -> str | None:
        """Give the country in which the clause of a mention is set, else that of the report."""
        return self.local.get(clause_of(self.doc[party.head]), self.setting)

    def abbreviated(self, short: str) -> Actor | None:
        """Give the body that was named with this short form in brackets behind its name."""
        end = f" ({short})"
        for _, actor in self.mentioned:
            if actor.name.endswith(end) and not actor.person:
                return actor
        return None

    def subjects(self, verb: int) -> Iterator[Actor]:
        """Give whom the subjects of the verb at a token mean, the last mentioned first."""
        for at, actor in reversed(self.mentioned):
            head = self.doc[self.heads[at].head]
            if head.head.i == verb and head.dep_ == "nsubj":
                yield actor

    def last_state(self, party: Party) -> Actor | None:
        """Give the state mentioned last, but none that is the subject of the clause of ``party``.

        In "Turki mendesak negara itu" that is another state.
        """
        subjects = set(self.subjects(clause_of(self.doc[party.head])))
        states = (actor for _, actor in reversed(self.mentioned) if actor.is_state)
        return next((state for state in states if state.salient and state not in subjects), None)
