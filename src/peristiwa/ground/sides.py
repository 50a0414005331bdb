"""On which country's side an act is done, or whom it hits, where nobody is named for the role.

Who is understood is often no one person of the report ("serangan itu", "kedua pihak"), yet clear
from it by country. A model chooses among all countries that the report names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from peristiwa.coding import Choice, EventMention, LinearModel
from peristiwa.ground.kept import Features, kept
from peristiwa.ground.story import Story
from peristiwa.ground.understood import Role

__all__ = ["NamedCountries", "Sides"]

_CONFLICT = 4
_MORE_LIKELY = 0.7
_FAR = 4
_RANKS = 3
_SHARES = 5
_TOGETHER = ("place here", "act place", "setting", "other role", "party here")
_Weight = TypeVar("_Weight")


class _Part(NamedTuple):
    """What a country does in an act, "acts" or "undergoes", and the countries on the other side."""

    event: EventMention
    name: str
    facing: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamedCountries:
    """The countries of a report, those named most first, with the numbers of the sentences.

    ``places`` tells which sentences name a place of the country, ``people`` which name someone.
    ``sides`` has the countries that act in each event and those that undergo it, ``played`` the
    same for each country, in the order of the text, and ``named`` counts the sentences that name
    any, once for each.
    """

    ranked: Sequence[str]
    places: Mapping[str, frozenset[int]]
    people: Mapping[str, frozenset[int]]
    sides: Mapping[EventMention, tuple[frozenset[str], frozenset[str]]]
    played: Mapping[str, Sequence[_Part]]
    named: int

    @classmethod
    def of(cls, story: Story, places: Iterable[tuple[str, int]]) -> NamedCountries:
        """Collect the countries of the people of a story, and of ``places`` (country, sentence)."""
        in_places: dict[str, set[int]] = {}
        of_people: dict[str, set[int]] = {}
        for country, sentence in places:
            in_places.setdefault(country, set()).add(sentence)
        for actor, sentences in zip(story.people, story.sentences, strict=True):
            if actor.country is not None:
                of_people.setdefault(actor.country, set()).update(sentences)
        named = {
            country: len(in_places.get(country, set()) | of_people.get(country, set()))
            for country in [*in_places, *of_people]
        }
        sides = {
            event: (story.countries(acting), story.countries(undergoing))
            for event, (acting, undergoing) in story.parts.items()
        }
        played: dict[str, list[_Part]] = {}
        for event, (acting, undergoing) in sides.items():
            for name, side, facing in (
                ("acts", acting, undergoing),
                ("undergoes", undergoing, acting),
            ):
                for country in side:
                    played.setdefault(country, []).append(_Part(event, name, facing))
        return cls(
            sorted(named, key=lambda country: (-named[country], country)),
            {country: frozenset(numbers) for country, numbers in in_places.items()},
            {country: frozenset(numbers) for country, numbers in of_people.items()},
            sides,
            played,
            sum(named.values()),
        )

    def sentences(self, country: str) -> frozenset[int]:
        """Give the numbers of the sentences that name ``country`` in whatever way."""
        nowhere: frozenset[int] = frozenset()
        return self.places.get(country, nowhere) | self.people.get(country, nowhere)


class Sides:
    """Chooses the country of an understood participant; ``home`` is that of the press."""

    def __init__(self, models: Mapping[Role, LinearModel], home: str) -> None:
        self._choices = {role: Choice(model) for role, model in models.items()}
        self._told = {role: _Told(model.weight, home) for role, model in models.items()}
        self._home = home

    def __call__(
        self,
        role: Role,
        mention: EventMention,
        story: Story,
        countries: NamedCountries,
        place: str | None,
    ) -> str | None:
        """Give the country of the ``role`` of ``mention``, done in ``place``, or None.

        A state does nothing to itself.

        No country is said to have done violence that is not more likely than not to have done it.
        """
        act, choice = _Act(role, mention, story, countries, place), self._choices[role]
        told, states = self._told[role], act.states
        weights = {
            country: sum(act.features(country, told))
            for country in countries.ranked
            if country not in states
        }
        best = choice.likeliest(weights)
        grave = role == "actor" and mention.frame.quad == _CONFLICT
        least = max(choice.threshold, _MORE_LIKELY if grave else 0.0)
        return best[0] if best is not None and best[1] >= least else None

    def examples(
        self,
        role: Role,
        mention: EventMention,
        story: Story,
        countries: NamedCountries,
        place: str | None,
    ) -> tuple[Sequence[str], list[list[str]]]:
        """Give the candidates for ``role``, and the features of each."""
        act, told = _Act(role, mention, story, countries, place), _Told(tuple, self._home)
        rows = [act.features(country, told) for country in countries.ranked]
        return countries.ranked, [list(chain.from_iterable(row)) for row in rows]


class _Told(Generic[_Weight]):
    """What is told of countries, each group of features as what ``weigh`` makes of it."""

    def __init__(self, weigh: Callable[[Features], _Weight], home: str) -> None:
        self.home = home
        self.act = kept(_of_act, weigh)
        self.standing = kept(_of_standing, weigh)
        self.together = kept(_of_all, weigh)
        self.part = kept(_of_part, weigh)


class _Act:
    """An act for which a country is sought, and the countries that play the other role in it."""

    def __init__(
        self,
        role: Role,
        mention: EventMention,
        story: Story,
        countries: NamedCountries,
        place: str | None,
    ) -> None:
        other = 1 if role == "actor" else 0
        self._role = role
        self._mention = mention
        self._story = story
        self._countries = countries
        self._place = place
        self._others = countries.sides[mention][other]
        people = (story.people[number] for number in story.parts[mention][other])
        self.states = frozenset(one.country for one in people if one.is_state)
        """The states that play the other role."""

    def features(self, country: str, told: _Told[_Weight]) -> Iterator[_Weight]:
        """Give the groups of features of a country, each once."""
        frame, kind = self._mention.frame, self._mention.kind
        type_, root = frame.type, frame.root
        standing = self._standing(country, told.home)
        yield told.act(type_, root, frame.mode, kind, self._mention.status)
        for name, value in standing.items():
            yield told.standing(name, value, type_, root, kind)
        at_home = self._story.setting == told.home
        values = (standing[name] for name in _TOGETHER)
        yield told.together(*values, standing["home"], at_home, type_)
        yield from map(told.part, dict.fromkeys(self._parts(country)))

    def _standing(self, country: str, home: str) -> dict[str, object]:
        """How the report names the country, and what it has to do with the sentence of the act."""
        named, here = self._countries, self._story.numbers[self._mention.sentence[0]]
        sentences = named.sentences(country)
        before = [here - number for number in sentences if number < here]
        return {
            "rank": min(_RANKS, named.ranked.index(country)),
            "share": int(_SHARES * len(sentences) / named.named),
            "place here": here in named.places.get(country, ()),
            "party here": here in named.people.get(country, ()),
            "act place": country == self._place if self._place else "unknown",
            "gap": min(_FAR, min(before)) if before else "later",
            "setting": country == self._story.setting,
            "home": country == home,
            "other role": country in self._others if self._others else "empty",
            "heading": 0 in sentences,
            "only": len(named.ranked) == 1,
            "named": min(_FAR, len(named.ranked)),
        }

    def _parts(self, country: str) -> Iterator[str]:
        """What the country does in the other acts of the report, and to whom."""
        frame, start = self._mention.frame, self._mention.start
        for event, name, facing in self._countries.played.get(country, ()):
            if event is self._mention:
                continue
            near = "before" if event.start < start else "after"
            same = "type" if event.frame.type == frame.type else ""
            same = "root" if event.frame.root == frame.root else same
            yield f"played={name} {near} {same}"
            yield f"played={name} {same} for {frame.type}"
            if self._others & facing:
                yield f"faces={name}"
                yield f"faces={name} {same} as {self._role}"


def _of_act(type_: str, root: str, mode: str | None, kind: str, status: str) -> Features:
    form = f"form={type_} {kind}"
    return (f"type={type_}", f"root={root}", form, f"status={status}", f"mode={mode}")


def _of_standing(name: str, value: object, type_: str, root: str, kind: str) -> Features:
    told = f"{name}={value}"
    return (told, f"{told} for {type_}", f"{told} for {root}", f"{told} for {type_} {kind}")


def _of_part(told: str) -> Features:
    return (told,)


def _of_all(*told: object) -> Features:
    """What the places and the roles of a country make together; see `_Act.features`."""
    *values, home, at_home, type_ = told
    together = f"together={' '.join(map(str, values))}"
    return (
        together,
        f"{together} for {type_}",
        f"{together} home={home}",
        f"home={home} set at home={at_home} for {type_}",
    )
