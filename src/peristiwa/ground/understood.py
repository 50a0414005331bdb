"""Who acts, or undergoes an act, where nobody is named in its sentence.

Codebook, rule 5: a participant that is understood has no text; where the report does not make clear
who is meant, there is none. A model chooses among all whom the report names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import Literal, TypeVar

from peristiwa.coding import Choice, EventMention, LinearModel
from peristiwa.ground.actors import Actor
from peristiwa.ground.story import PARTS, Story

__all__ = ["Role", "Understood"]

Role = Literal["actor", "recipient"]
_OTHER: Mapping[Role, int] = {"actor": 1, "recipient": 0}
"""Where a story has those of the other role among the parts of an act."""
_Features = tuple[str, ...]
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
        choice = self._choices[role]
        candidates = _candidates(role, mention, story, choice.weigh)
        weights = {
            place: sum(told) for place, told in candidates if story.people[place].name not in taken
        }
        best = choice.likeliest(weights, choice.weigh(_act(role, mention, story)))
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
        act = _act(role, mention, story)
        candidates = list(_candidates(role, mention, story, tuple))
        return (
            [story.people[place] for place, _ in candidates],
            [[*act, *chain.from_iterable(features)] for _, features in candidates],
        )


def _candidates(
    role: Role, mention: EventMention, story: Story, weigh: Callable[[_Features], _Weight]
) -> Iterator[tuple[int, list[_Weight]]]:
    """Give the numbers of the candidates, each with what ``weigh`` makes of its features.

    They come in groups that many candidates have in common, so that few are looked up. Who is
    named in the sentence of the act alone would play a role there, unless he only tells of it;
    no single person is understood to be the crowd of a protest.
    """
    frame, other = mention.frame, _OTHER[role]
    taken = story.parts[mention][other]
    here = story.numbers[mention.sentence[0]]
    others = {story.people[place].country for place in taken}
    suiting = cache(lambda sort, sector: weigh(_suiting(mention, sort, sector)))
    near = cache(lambda gap, count: weigh(_nearness(mention, gap, count)))
    alike = cache(lambda *likeness: _alike(frame.type, *likeness))
    parts = {
        event: alike(*_likeness(mention, event), not taken.isdisjoint(roles[other]))
        for event, roles in story.parts.items()
    }
    together = cache(lambda played: weigh(tuple(dict.fromkeys(chain.from_iterable(played)))))
    besides = cache(lambda known, tells: weigh(_besides(mention, known, tells)))
    source = story.sources[mention]
    crowd = role == "actor" and frame.type == _PROTEST
    for place, sentences in enumerate(story.sentences):
        actor = story.people[place]
        alone = crowd and actor.person and not actor.plural
        only_here = sentences[0] == here == sentences[-1] and place not in source
        if place in taken or only_here or alone:
            continue
        told = [
            weigh(story.told[place]),
            suiting(story.sorts[place], actor.sector),
            weigh(_calling(frame.type, frame.root, story.called[place])),
            near(_gap(here, sentences), min(_MANY, len(sentences))),
            besides(actor.country in others, place in source),
        ]
        lived = (parts[event][name] for event, name in story.played[place] if event is not mention)
        played = tuple(dict.fromkeys(lived))
        yield place, [*told, together(played)] if played else told


def _counterpart(mention: EventMention, story: Story) -> Actor | None:
    receiving = story.parts[mention][1]
    for event, (actors, recipients) in reversed(list(story.parts.items())):
        others = (actors | recipients) - receiving
        if event.start < mention.start and len(others) == 1 and others != actors | recipients:
            return story.people[next(iter(others))]
    return None


def _act(role: Role, mention: EventMention, story: Story) -> _Features:
    frame, taken = mention.frame, story.parts[mention][_OTHER[role]]
    return (
        f"type={frame.type}",
        f"form={frame.type} {mention.kind}",
        f"root={frame.root}",
        f"status={mention.status}",
        f"other role filled={bool(taken)}",
    )


def _suiting(mention: EventMention, sort: str, sector: str | None) -> _Features:
    """Whether the like of someone does the like of an act."""
    frame = mention.frame
    features = [f"{name} {sort}" for name in (frame.type, mention.kind, frame.root)]
    features.append(f"{frame.type} {mention.kind} {sort}")
    if sector in frame.understood:
        features.append("sector of the frame")
        features.append(f"sector of the frame first={sector == frame.understood[0]}")
    return tuple(features)


@lru_cache(_REMEMBERED)
def _calling(type_: str, root: str, word: str) -> _Features:
    """Whether those who are called by a word do such acts."""
    return (f"called={word}", f"{type_} called={word}", f"{root} called={word}")


def _gap(here: int, sentences: Sequence[int]) -> str:
    """How many sentences before the act, or in it, someone was named last."""
    before = bisect_right(sentences, here)
    return str(min(_MANY, here - sentences[before - 1])) if before else "later"


def _nearness(mention: EventMention, gap: str, count: int) -> _Features:
    return (
        f"gap={gap}",
        f"gap,count={gap},{count}",
        f"{mention.frame.type} gap={gap}",
        f"{mention.kind} gap={gap}",
    )


def _besides(mention: EventMention, known: bool, tells: bool) -> _Features:
    """Whether someone is of the country of the other role, and whether he tells of the act."""
    frame, told = mention.frame, f"tells={tells}"
    return (
        f"of other role={known}",
        told,
        f"{told} {frame.type} {mention.kind}",
        f"{told} quad {frame.quad}",
    )


def _likeness(mention: EventMention, event: EventMention) -> tuple[str, str]:
    """On which side of ``mention`` another act stands, and what the two have in common."""
    near = "before" if event.start < mention.start else "after"
    if event.frame.root == mention.frame.root:
        return near, "root"
    return near, "type" if event.frame.type == mention.frame.type else "other"


def _alike(type_: str, near: str, same: str, facing: bool) -> Mapping[str, _Features]:
    """Give for each part what it tells of someone to play it in an act of that likeness.

    ``facing`` tells whether whoever plays the other role does so in that act, too.
    """
    told = {}
    for part in PARTS:
        features = (f"played={part} {near} {same}", f"played={part} {same} for {type_}")
        told[part] = (*features, f"faces={part} {same}") if facing else features
    return told
