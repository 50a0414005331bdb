"""How the tests of step 5 look at what is resolved: sentences in, fields that disagree out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from peristiwa.pipeline import Pipeline
from peristiwa.records import Event, Participant, Place

PUBLISHED = "2025-06-18"


@pytest.fixture(scope="session")
def disagreements(coder: Pipeline) -> Callable[..., list[str]]:
    """Give what is resolved otherwise than expected.

    ``who`` and ``whom`` list (name, country, sector) of actors and recipients; ``where`` is
    (name, country), ``admin`` the units that hold the place; ``published`` is the day of the
    report, a Wednesday where none is given.
    """

    def compare(text: str, type_: str, trigger: str, expected: Mapping[str, Any]) -> list[str]:
        day = expected.get("published", PUBLISHED)
        events = coder.code(text, published=date.fromisoformat(day) if day else None).events
        found = [e for e in events if e.type == type_ and e.trigger.text == trigger]
        told = [f"{e.type} {e.trigger.text!r}" for e in events]
        assert len(found) == 1, f"{type_} {trigger!r} in {text!r}: {told}"
        fields = set(expected) - {"published"}
        assert fields <= set(CHECKS), f"no check for {fields - set(CHECKS)}"
        return [
            f"{field}: {expected[field]!r} expected, {found[0]} found"
            for field in sorted(fields)
            if not CHECKS[field](found[0], expected[field])
        ]

    return compare


def resolved(parties: Sequence[Participant]) -> set[tuple[str | None, str | None, str | None]]:
    """Give whom the participants mean."""
    return {(party.name, party.country, party.sector) for party in parties}


def are(parties: Sequence[Participant], wanted: Sequence[str]) -> bool:
    """Whether ``parties`` are those whose name or text holds a word of ``wanted``, one each."""
    called = [f"{party.name} {party.text}".lower() for party in parties]
    return len(called) == len(wanted) and all(
        any(name.lower() in label for label in called) for name in wanted
    )


def is_named(place: Place | None, wanted: str) -> bool:
    """Whether the place is called ``wanted`` by the report or by the gazetteer."""
    return place is not None and wanted in f"{place.text} {place.name}"


CHECKS: dict[str, Callable[[Event, Any], bool]] = {
    "who": lambda event, wanted: resolved(event.actors) == set(map(tuple, wanted)),
    "whom": lambda event, wanted: resolved(event.recipients) == set(map(tuple, wanted)),
    "actors": lambda event, wanted: are(event.actors, wanted),
    "country": lambda event, wanted: {party.country for party in event.actors} == {wanted},
    "sector": lambda event, wanted: {party.sector for party in event.actors} == {wanted},
    "where": lambda event, wanted: (
        (event.place and [event.place.name, event.place.country]) == wanted
    ),
    "admin": lambda event, wanted: (event.place and event.place.admin) == wanted,
    "place": lambda event, wanted: is_named(event.place, wanted),
    "date": lambda event, wanted: (event.date and event.date.value) == wanted,
    "unplaced_date": lambda event, _: event.date is not None and event.date.value is None,
    "status": lambda event, wanted: event.status == wanted,
    "historical": lambda event, wanted: event.historical == wanted,
}
