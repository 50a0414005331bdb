"""Mentions with what a test says of them, and the rest left unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from peristiwa.records import Event, EventDate, Evidence, Mention, Participant, Place, Trigger

KNOWN: dict[str, Any] = {
    "Polri": Participant(0, 5, "Polri", "org:polri", "Polri", "IDN", "COP"),
    "Russia": Participant(0, 5, "Rusia", "state:RUS", "Russia", "RUS", "GOV"),
    "Japan": Participant(0, 6, "Jepang", "state:JPN", "Japan", "JPN", "GOV"),
    "Budi Wira": Participant(0, 9, "Budi Wira", None, "Budi Wira", "IDN", "CVL"),
    "Siti Ayu": Participant(0, 8, "Siti Ayu", None, "Siti Ayu", "IDN", "CVL"),
}
PADANG = Place(0, 6, "Padang", "geonames:1633419", "Padang", "IDN", -0.9, 100.4)
KENDARI = Place(0, 7, "Kendari", "geonames:1640344", "Kendari", "IDN", -3.9, 122.5)


@pytest.fixture
def mention() -> Callable[..., Mention]:
    """Make a mention; ``actors`` and ``recipients`` are names of `KNOWN`, ``day`` an ISO day."""

    def make(name: str, type_: str = "COERCE", **told: Any) -> Mention:
        day = told.get("day")
        event = Event(
            id="1",
            type=type_,
            mode=told.get("mode"),
            cameo="173",
            quad=4,
            goldstein=-5.0,
            trigger=Trigger(0, 8, told.get("trigger", "menangkap")),
            actors=[KNOWN[who] for who in told.get("actors", ())],
            recipients=[KNOWN[who] for who in told.get("recipients", ())],
            place=told.get("place"),
            date=EventDate(0, 1, "x", day, "day") if day else None,
            status=told.get("status", "actual"),
            historical=False,
            source=None,
            confidence=0.5,
            evidence=Evidence(0, 1),
        )
        return Mention(
            id=f"{name}#1",
            article=name,
            outlet=name,
            origin=told.get("origin", name),
            published=date.fromisoformat(told.get("published", "2025-03-05")),
            event=event,
        )

    return make
