"""What step 6 compares of a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from peristiwa.language.morphology import fold
from peristiwa.merge.numbers import NumberReader
from peristiwa.merge.settings import MergeSettings
from peristiwa.records import Mention, Participant

__all__ = ["FactReader", "Facts", "Side"]

_WORD = re.compile(r"[^\W\d_]{3,}(?:-\w+)?")
_DAY = 10


@dataclass(frozen=True, slots=True)
class Side:
    """The actors or the recipients: ids, names that people and bodies bear, countries, sectors.

    ``known`` tells whether anybody is told at all.
    """

    ids: frozenset[str]
    names: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]
    known: bool = field(init=False)

    def __post_init__(self) -> None:
        told = self.ids or self.names or self.countries or self.sectors
        object.__setattr__(self, "known", bool(told))

    @classmethod
    def of(cls, participants: Iterable[Participant]) -> Side:
        """Read the participants of one role."""
        people = list(participants)
        return cls(
            frozenset(p.id for p in people if p.id),
            frozenset(p.name for p in people if p.name and _is_called(p)),
            frozenset(p.country for p in people if p.country),
            frozenset(p.sector for p in people if p.sector),
        )

    def joined(self, other: Side) -> Side:
        """Give this side and ``other`` as one."""
        return Side(
            self.ids | other.ids,
            self.names | other.names,
            self.countries | other.countries,
            self.sectors | other.sectors,
        )


def _is_called(participant: Participant) -> bool:
    """Whether a participant bears a name: known, an acronym, or of two capitals and more."""
    words = (participant.name or "").split()
    capitals = sum(word[0].isupper() for word in words)
    return participant.id is not None or capitals > 1 or any(w.isupper() for w in words)


@dataclass(frozen=True, slots=True)
class Facts:
    """A mention as it is compared; ``day`` is that of the act where it is told to the day.

    ``parties`` are the actors and recipients together.
    """

    mention: Mention
    actors: Side
    recipients: Side
    parties: Side
    place: str | None
    country: str | None
    day: date | None
    span: str | None
    published: date | None
    trigger: str
    words: frozenset[str]
    numbers: dict[str, int]

    @property
    def reference(self) -> date | None:
        """The day by which mentions are looked up: that of the act, else that of the report."""
        return self.day or self.published


class FactReader:
    """Reads the facts of mentions."""

    def __init__(self, settings: MergeSettings) -> None:
        self._numbers = NumberReader(settings)

    def __call__(self, mention: Mention, text: str) -> Facts:
        """Give the facts of ``mention``, whose evidence has the words ``text``."""
        event = mention.event
        value = event.date.value if event.date else None
        place = event.place
        actors, recipients = Side.of(event.actors), Side.of(event.recipients)
        return Facts(
            mention=mention,
            actors=actors,
            recipients=recipients,
            parties=actors.joined(recipients),
            place=(place.id or place.name or place.text) if place else None,
            country=place.country if place else None,
            day=date.fromisoformat(value) if value and len(value) == _DAY else None,
            span=value if value and len(value) < _DAY else None,
            published=mention.published,
            trigger=fold(event.trigger.text.lower()),
            words=frozenset(fold(word.lower()) for word in _WORD.findall(text)),
            numbers=self._numbers(text),
        )
