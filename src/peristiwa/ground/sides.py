"""On which country's side an act is done, or whom it hits, where nobody is named for the role.

Who is understood is often no one person of the report ("serangan itu", "kedua pihak"), yet clear
from it by country. A model chooses among all countries that the report names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from peristiwa.coding import EventMention, LinearModel
from peristiwa.ground.understood import Role, Story

__all__ = ["NamedCountries", "Sides"]

_CONFLICT = 4
_MORE_LIKELY = 0.7
_FAR = 4
_RANKS = 3
_SHARES = 5


@dataclass(frozen=True, slots=True)
class NamedCountries:
    """The countries of a report, those named most first, with the numbers of the sentences.

    ``places`` tells which sentences name a place of the country, ``people`` which name someone.
    """

    ranked: Sequence[str]
    places: Mapping[str, frozenset[int]]
    people: Mapping[str, frozenset[int]]

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
        return cls(
            sorted(named, key=lambda country: (-named[country], country)),
            {country: frozenset(numbers) for country, numbers in in_places.items()},
            {country: frozenset(numbers) for country, numbers in of_people.items()},
        )

    def sentences(self, country: str) -> frozenset[int]:
        """Give the numbers of the sentences that name ``country`` in whatever way."""
        nowhere: frozenset[int] = frozenset()
        return self.places.get(country, nowhere) | self.people.get(country, nowhere)


class Sides:
    """Chooses the country of an understood participant; ``home`` is that of the press."""

    def __init__(self, models: Mapping[Role, LinearModel], home: str) -> None:
        self._models = models
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

        No country is said to have done violence that is not more likely than not to have done it.
        """
        candidates, features = self.examples(role, mention, story, countries, place)
        best = self._models[role].best(features)
        grave = role == "actor" and mention.frame.quad == _CONFLICT
        least = max(self._models[role].threshold, _MORE_LIKELY if grave else 0.0)
        return candidates[best[0]] if best is not None and best[1] >= least else None

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
            list(dict.fromkeys(act.features(country))) for country in countries.ranked
        ]


@dataclass(frozen=True, slots=True)
class _Act:
    role: Role
    mention: EventMention
    story: Story
    countries: NamedCountries
    place: str | None
    home: str

    def features(self, country: str) -> Iterator[str]:
        frame = self.mention.frame
        form = f"{frame.type} {self.mention.kind}"
        yield from (f"type={frame.type}", f"root={frame.root}", f"form={form}")
        yield from (f"status={self.mention.status}", f"mode={frame.mode}")
        standing = self._standing(country)
        for name, value in standing.items():
            told = f"{name}={value}"
            yield from (told, f"{told} for {frame.type}", f"{told} for {frame.root}")
            yield f"{told} for {form}"
        names = ("place here", "act place", "setting", "other role", "party here")
        together = " ".join(str(standing[name]) for name in names)
        yield from (f"together={together}", f"together={together} for {frame.type}")
        yield f"together={together} home={standing['home']}"
        at_home = self.story.setting == self.home
        yield f"home={standing['home']} set at home={at_home} for {frame.type}"
        yield from self._parts(country)

    def _standing(self, country: str) -> dict[str, object]:
        """How the report names the country, and what it has to do with the sentence of the act."""
        named, here = self.countries, self.story.numbers[self.mention.sentence[0]]
        before = [here - number for number in named.sentences(country) if number < here]
        total = sum(len(named.sentences(other)) for other in named.ranked)
        others = self._other_side(self.mention)
        return {
            "rank": min(_RANKS, named.ranked.index(country)),
            "share": int(_SHARES * len(named.sentences(country)) / total),
            "place here": here in named.places.get(country, ()),
            "party here": here in named.people.get(country, ()),
            "act place": country == self.place if self.place else "unknown",
            "gap": min(_FAR, min(before)) if before else "later",
            "setting": country == self.story.setting,
            "home": country == self.home,
            "other role": country in others if others else "empty",
            "heading": 0 in named.sentences(country),
            "only": len(named.ranked) == 1,
            "named": min(_FAR, len(named.ranked)),
        }

    def _parts(self, country: str) -> Iterator[str]:
        """What the country does in the other acts of the report, and to whom."""
        frame, others = self.mention.frame, self._other_side(self.mention)
        for event in self.story.parts:
            if event is self.mention:
                continue
            near = "before" if event.start < self.mention.start else "after"
            same = "type" if event.frame.type == frame.type else ""
            same = "root" if event.frame.root == frame.root else same
            acting, undergoing = self._sides(event)
            for name, side, facing in (
                ("acts", acting, undergoing),
                ("undergoes", undergoing, acting),
            ):
                if country not in side:
                    continue
                yield f"played={name} {near} {same}"
                yield f"played={name} {same} for {frame.type}"
                if others & facing:
                    yield f"faces={name}"
                    yield f"faces={name} {same} as {self.role}"

    def _other_side(self, event: EventMention) -> frozenset[str]:
        return self._sides(event)[1 if self.role == "actor" else 0]

    def _sides(self, event: EventMention) -> tuple[frozenset[str], frozenset[str]]:
        acting, undergoing = self.story.parts[event]
        return self.story.countries(acting), self.story.countries(undergoing)
