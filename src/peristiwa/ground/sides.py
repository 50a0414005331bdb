"""On which country's side an act is done, or whom it hits, where nobody is named for the role.

Who is understood is often no one person of the report ("serangan itu", "kedua pihak"), yet clear
from it by country. A model chooses among all countries that the report names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from peristiwa.coding import Choice, EventMention, LinearModel
from peristiwa.ground.story import Story
from peristiwa.ground.understood import Role

__all__ = ["NamedCountries", "Sides"]

_CONFLICT = 4
_MORE_LIKELY = 0.7
_FAR = 4
_RANKS = 3
_SHARES = 5
_TOGETHER = ("place here", "act place", "setting", "other role", "party here")
_REMEMBERED = 1 << 14
"""Groups of features that are kept at hand."""
_Features = tuple[str, ...]


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
        act, choice = _Act(role, mention, story, countries, place, self._home), self._choices[role]
        states = act.states
        weights = {
            country: sum(map(choice.weigh, dict.fromkeys(act.features(country))))
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
        act = _Act(role, mention, story, countries, place, self._home)
        return countries.ranked, [
            list(dict.fromkeys(chain.from_iterable(act.features(country))))
            for country in countries.ranked
        ]


@dataclass(frozen=True, slots=True)
class _Act:
    role: Role
    mention: EventMention
    story: Story
    countries: NamedCountries
    place: str | None
    home: str

    def features(self, country: str) -> Iterator[_Features]:
        """Give the features of a country in groups that come again with other acts."""
        frame, kind, standing = self.mention.frame, self.mention.kind, self._standing(country)
        yield _of_act(frame.type, frame.root, frame.mode, kind, self.mention.status)
        for name, value in standing.items():
            yield _of_standing(name, value, frame.type, frame.root, kind)
        at_home = self.story.setting == self.home
        values = (standing[name] for name in _TOGETHER)
        yield _of_all(*values, standing["home"], at_home, frame.type)
        yield from self._parts(country)

    def _standing(self, country: str) -> dict[str, object]:
        """How the report names the country, and what it has to do with the sentence of the act."""
        named, here = self.countries, self.story.numbers[self.mention.sentence[0]]
        sentences = named.sentences(country)
        before = [here - number for number in sentences if number < here]
        return {
            "rank": min(_RANKS, named.ranked.index(country)),
            "share": int(_SHARES * len(sentences) / named.named),
            "place here": here in named.places.get(country, ()),
            "party here": here in named.people.get(country, ()),
            "act place": country == self.place if self.place else "unknown",
            "gap": min(_FAR, min(before)) if before else "later",
            "setting": country == self.story.setting,
            "home": country == self.home,
            "other role": country in self.others if self.others else "empty",
            "heading": 0 in sentences,
            "only": len(named.ranked) == 1,
            "named": min(_FAR, len(named.ranked)),
        }

    def _parts(self, country: str) -> Iterator[_Features]:
        """What the country does in the other acts of the report, and to whom."""
        frame = self.mention.frame
        for event, name, facing in self.countries.played.get(country, ()):
            if event is self.mention:
                continue
            near = "before" if event.start < self.mention.start else "after"
            same = "type" if event.frame.type == frame.type else ""
            same = "root" if event.frame.root == frame.root else same
            yield (f"played={name} {near} {same}",)
            yield (f"played={name} {same} for {frame.type}",)
            if self.others & facing:
                yield (f"faces={name}",)
                yield (f"faces={name} {same} as {self.role}",)

    @property
    def states(self) -> frozenset[str | None]:
        """The states that play the other role in the act."""
        parts = self.story.parts[self.mention][1 if self.role == "actor" else 0]
        people = (self.story.people[number] for number in parts)
        return frozenset(one.country for one in people if one.is_state)

    @property
    def others(self) -> frozenset[str]:
        """The countries that play the other role in the act."""
        return self.countries.sides[self.mention][1 if self.role == "actor" else 0]


@lru_cache(_REMEMBERED)
def _of_act(type_: str, root: str, mode: str | None, kind: str, status: str) -> _Features:
    form = f"form={type_} {kind}"
    return (f"type={type_}", f"root={root}", form, f"status={status}", f"mode={mode}")


@lru_cache(_REMEMBERED)
def _of_standing(name: str, value: object, type_: str, root: str, kind: str) -> _Features:
    told = f"{name}={value}"
    return (told, f"{told} for {type_}", f"{told} for {root}", f"{told} for {type_} {kind}")


@lru_cache(_REMEMBERED)
def _of_all(*told: object) -> _Features:
    """What the places and the roles of a country make together; see `_Act.features`."""
    *values, home, at_home, type_ = told
    together = f"together={' '.join(map(str, values))}"
    return (
        together,
        f"{together} for {type_}",
        f"{together} home={home}",
        f"home={home} set at home={at_home} for {type_}",
    )
