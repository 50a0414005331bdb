"""How the tests of step 4 look at what is told: sentences in, fields that disagree out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from peristiwa.pipeline import Pipeline
from peristiwa.records import Event, Participant, Source

PUBLISHED = date(2025, 6, 18)


@pytest.fixture(scope="session")
def event(coder: Pipeline) -> Callable[[str, str, str], Event]:
    """Give the only event of a type whose trigger is the given word."""

    def find(text: str, type_: str, trigger: str) -> Event:
        events = coder.code(text, published=PUBLISHED).events
        found = [e for e in events if e.type == type_ and e.trigger.text == trigger]
        told = [f"{e.type} {e.trigger.text!r}" for e in events]
        assert len(found) == 1, f"{type_} {trigger!r} in {text!r}: {told}"
        return found[0]

    return find


@pytest.fixture(scope="session")
def types(coder: Pipeline) -> Callable[[str], list[str]]:
    """Give the types of the events of a text."""
    return lambda text: [e.type for e in coder.code(text, published=PUBLISHED).events]


@pytest.fixture(scope="session")
def disagreements(event: Callable[[str, str, str], Event]) -> Callable[..., list[str]]:
    """Give what is read otherwise than expected.

    ``actors`` and ``recipients`` list words, one for each party, that stand in its name or text;
    ``country`` and ``sector`` are those of one of the actors.
    """

    def compare(text: str, type_: str, trigger: str, expected: Mapping[str, Any]) -> list[str]:
        found = event(text, type_, trigger)
        assert set(expected) <= set(CHECKS), f"no check for {set(expected) - set(CHECKS)}"
        return [
            f"{field}: {wanted!r} expected, {found} found"
            for field, wanted in expected.items()
            if not CHECKS[field](found, wanted)
        ]

    return compare


def is_called(party: Participant | Source, wanted: str) -> bool:
    """Whether the name or the text of ``party`` holds ``wanted``."""
    return wanted.lower() in f"{party.name} {party.text}".lower()


def are(parties: Sequence[Participant], wanted: Sequence[str]) -> bool:
    """Whether ``parties`` are those called ``wanted``, one each."""
    return len(parties) == len(wanted) and all(
        any(is_called(party, name) for party in parties) for name in wanted
    )


def is_from(source: Source | None, wanted: str | None) -> bool:
    """Whether the source is called ``wanted``, or there is none where None is."""
    if source is None or wanted is None:
        return source is wanted
    return is_called(source, wanted)


CHECKS: dict[str, Callable[[Event, Any], bool]] = {
    "actors": lambda event, wanted: are(event.actors, wanted),
    "recipients": lambda event, wanted: are(event.recipients, wanted),
    "status": lambda event, wanted: event.status == wanted,
    "historical": lambda event, wanted: event.historical == wanted,
    "source": lambda event, wanted: is_from(event.source, wanted),
    "country": lambda event, wanted: wanted in [party.country for party in event.actors],
    "sector": lambda event, wanted: wanted in [party.sector for party in event.actors],
}
