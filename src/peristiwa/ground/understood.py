"""Who acts, or undergoes an act, where nobody is named in its sentence.

Codebook, rule 5: a participant that is understood has no text; where the report does not make clear
who is meant, there is none. A model chooses among all whom the report names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Generic, Literal, TypeVar

from peristiwa.coding import Choice, EventMention, LinearModel
from peristiwa.ground.actors import Actor
from peristiwa.ground.kept import Features, kept
from peristiwa.ground.story import PARTS, Story

__all__ = ["Role", "Understood"]

Role = Literal["actor", "recipient"]
_OTHER: Mapping[Role, int] = {"actor": 1, "recipient": 0}
"""Where a story has those of the other role among the parts of an act."""
_Weight = TypeVar("_Weight")
_MANY = 4
_CONFLICT = 4
_PROTEST = "PROTEST"
_MORE_LIKELY = 0.5
_REMEMBERED = 1 << 14
"""Features of words that are kept at hand."""


class Understood:
    """Chooses the understood participant of an act from those whom the report names."""

    def __init__(self, models: Mapping[Role, LinearModel], givers: Iterable[str]) -> None:
        self._givers = frozenset(givers)
        self._choices = {role: Choice(model) for role, model in models.items()}
        self._told = {role: _Told(model.weight) for role, model in models.items()}

    def __call__(
        self,
        role: Role,
        mention: EventMention,
        story: Story,
        taken: frozenset[str | None] = frozenset(),
    ) -> Actor | None:
        """Give who is understood to be the ``role`` of ``mention``, or None.

        Whoever bears one of the names ``taken`` plays another role.

        Nobody is said to have done violence who is not more likely than not to have done it.
        What someone receives from nobody named comes from the other party to the exchange before.
        """
        slots = mention.frame.actor
        given = not self._givers.isdisjoint(slots) and "subject" not in slots
        receives = given and mention.recipients
        giver = _counterpart(mention, story) if role == "actor" and receives else None
        if giver is not None:
            return giver
        choice, told = self._choices[role], self._told[role]
        weights = {
            place: sum(groups)
            for place, groups in _candidates(role, mention, story, told)
            if story.people[place].name not in taken
        }
        best = choice.likeliest(weights, _act(role, mention, story, told))
        if best is None:
            return None
        who, chance = story.people[best[0]], best[1]
        grave = role == "actor" and mention.frame.quad == _CONFLICT
        if grave and who.sector not in mention.frame.understood and chance < _MORE_LIKELY:
            return None
        return who if chance >= choice.threshold else None

    def examples(
        self, role: Role, mention: EventMention, story: Story
    ) -> tuple[list[Actor], list[list[str]]]:
        """Give the candidates for ``role``, and the features of each.

        Who is named in the sentence of the act alone would have been given its role there.
        """
        told = _Told(tuple)
        act = _act(role, mention, story, told)
        candidates = list(_candidates(role, mention, story, told))
        return (
            [story.people[place] for place, _ in candidates],
            [[*act, *chain.from_iterable(features)] for _, features in candidates],
        )


class _Told(Generic[_Weight]):
    """What is told of candidates, each group of features as what ``weigh`` makes of it."""

    def __init__(self, weigh: Callable[[Features], _Weight]) -> None:
        self.person = kept(lambda features: features, weigh)
        self.act = kept(_of_act, weigh)
        self.suiting = kept(_suiting, weigh)
        self.calling = kept(_calling, weigh)
        self.nearness = kept(_nearness, weigh)
        self.besides = kept(_besides, weigh)
        self.played = kept(_together, weigh)


def _candidates(
    role: Role, mention: EventMention, story: Story, told: _Told[_Weight]
) -> Iterator[tuple[int, list[_Weight]]]:
    """Give the numbers of the candidates, each with the weights of its groups of features."""
    frame, kind, source = mention.frame, mention.kind, story.sources[mention]
    type_, root, quad = frame.type, frame.root, frame.quad
    others = {story.people[place].country for place in story.parts[mention][_OTHER[role]]}
    here, parts = story.numbers[mention.sentence[0]], _parts(role, mention, story)
    for place in _open(role, mention, story):
        actor, sentences = story.people[place], story.sentences[place]
        sector, sort = actor.sector, story.sorts[place]
        weights = [
            told.person(story.told[place]),
            told.suiting(type_, kind, root, sort, _office(sector, frame.understood)),
            told.calling(type_, root, story.called[place]),
            told.nearness(type_, kind, _gap(here, sentences), min(_MANY, len(sentences))),
            told.besides(type_, kind, quad, actor.country in others, place in source),
        ]
        lived = [parts[event][name] for event, name in story.played[place] if event is not mention]
        if lived:
            weights.append(told.played(*dict.fromkeys(lived)))
        yield place, weights


def _open(role: Role, mention: EventMention, story: Story) -> Iterator[int]:
    """Give the numbers of those who may be understood.

    Who is named in the sentence of the act alone would play a role there, unless he only tells of
    it; no single person is understood to be the crowd of a protest.
    """
    taken, source = story.parts[mention][_OTHER[role]], story.sources[mention]
    here = story.numbers[mention.sentence[0]]
    crowd = role == "actor" and mention.frame.type == _PROTEST
    for place, sentences in enumerate(story.sentences):
        only_here = sentences[0] == here == sentences[-1] and place not in source
        if place in taken or only_here:
            continue
        actor = story.people[place]
        if not (crowd and actor.person and not actor.plural):
            yield place


def _parts(
    role: Role, mention: EventMention, story: Story
) -> Mapping[EventMention, Mapping[str, Features]]:
    """Give what each act of the report tells of those who play a part in it."""
    other, type_ = _OTHER[role], mention.frame.type
    taken = story.parts[mention][other]
    return {
        event: _alike(type_, *_likeness(mention, event), not taken.isdisjoint(roles[other]))
        for event, roles in story.parts.items()
    }


def _counterpart(mention: EventMention, story: Story) -> Actor | None:
    receiving = story.parts[mention][1]
    for event, (actors, recipients) in reversed(list(story.parts.items())):
        others = (actors | recipients) - receiving
        if event.start < mention.start and len(others) == 1 and others != actors | recipients:
            return story.people[next(iter(others))]
    return None


def _act(role: Role, mention: EventMention, story: Story, told: _Told[_Weight]) -> _Weight:
    frame, taken = mention.frame, story.parts[mention][_OTHER[role]]
    return told.act(frame.type, mention.kind, frame.root, mention.status, bool(taken))


def _of_act(type_: str, kind: str, root: str, status: str, filled: bool) -> Features:
    return (
        f"type={type_}",
        f"form={type_} {kind}",
        f"root={root}",
        f"status={status}",
        f"other role filled={filled}",
    )


def _office(sector: str | None, understood: Sequence[str]) -> bool | None:
    """Whether a sector is the first of those who do an act by office; None where it is none."""
    return sector == understood[0] if sector in understood else None


def _suiting(type_: str, kind: str, root: str, sort: str, first: bool | None) -> Features:
    """Whether the like of someone does the like of an act; see `_office` of ``first``."""
    features = (f"{type_} {sort}", f"{kind} {sort}", f"{root} {sort}", f"{type_} {kind} {sort}")
    if first is None:
        return features
    return (*features, "sector of the frame", f"sector of the frame first={first}")


def _calling(type_: str, root: str, word: str) -> Features:
    """Whether those who are called by a word do such acts."""
    return (f"called={word}", f"{type_} called={word}", f"{root} called={word}")


def _gap(here: int, sentences: Sequence[int]) -> int | None:
    """How many sentences before the act, or in it, someone was named last; None of those later."""
    before = bisect_right(sentences, here)
    return min(_MANY, here - sentences[before - 1]) if before else None


def _nearness(type_: str, kind: str, gap: int | None, count: int) -> Features:
    far = "later" if gap is None else gap
    return (f"gap={far}", f"gap,count={far},{count}", f"{type_} gap={far}", f"{kind} gap={far}")


def _besides(type_: str, kind: str, quad: int, known: bool, tells: bool) -> Features:
    """Whether someone is of the country of the other role, and whether he tells of the act."""
    told = f"tells={tells}"
    return (f"of other role={known}", told, f"{told} {type_} {kind}", f"{told} quad {quad}")


def _likeness(mention: EventMention, event: EventMention) -> tuple[str, str]:
    """On which side of ``mention`` another act stands, and what the two have in common."""
    near = "before" if event.start < mention.start else "after"
    if event.frame.root == mention.frame.root:
        return near, "root"
    return near, "type" if event.frame.type == mention.frame.type else "other"


def _together(*parts: Features) -> Features:
    """What several acts tell of someone, each feature once."""
    return tuple(dict.fromkeys(chain.from_iterable(parts)))


@lru_cache(_REMEMBERED)
def _alike(type_: str, near: str, same: str, facing: bool) -> Mapping[str, Features]:
    """Give for each part what it tells of someone to play it in an act of that likeness.

    ``facing`` tells whether whoever plays the other role does so in that act, too.
    """
    told = {}
    for part in PARTS:
        features = (f"played={part} {near} {same}", f"played={part} {same} for {type_}")
        told[part] = (*features, f"faces={part} {same}") if facing else features
    return told
