"""An office belongs to who held it on the day, as far as the dates tell."""

from __future__ import annotations

from datetime import date

import pytest

from peristiwa.ground.offices import Offices, covers
from peristiwa.lexicon.compiled import HEAD, HEAD_OF_GOVERNMENT, HEAD_OF_STATE, Gazetteer
from peristiwa.lexicon.schema import Person, Role, State

FIRST = Person(
    id="person:first",
    name="First",
    country="IDN",
    sector="GOV",
    roles=[
        Role(title="presiden", country="IDN", sector="GOV", from_="2014-10-20", to="2024-10-20")
    ],
)
SECOND = Person(
    id="person:second",
    name="Second",
    country="IDN",
    sector="GOV",
    roles=[Role(title="presiden", country="IDN", sector="GOV", from_="2024-10-20")],
)
MINISTER = Person(
    id="person:minister",
    name="Minister",
    country="IDN",
    sector="GOV",
    roles=[Role(title="perdana menteri", country="IDN", sector="GOV", from_=2020)],
)
LED = Person(
    id="person:led",
    name="Led",
    country="RUS",
    sector="GOV",
    roles=[Role(title="presiden", country="RUS", sector="GOV", from_=2012)],
)
LED_MINISTER = Person(
    id="person:led-minister",
    name="Led Minister",
    country="RUS",
    sector="GOV",
    roles=[Role(title="perdana menteri", country="RUS", sector="GOV", from_=2012)],
)
OFFICES = Offices(
    Gazetteer(
        checked=date(2025, 12, 31),
        heads_of_state=["presiden"],
        heads_of_government=["perdana menteri"],
        shared=[],
        states=[State(id="RUS", name="Russia", names=[], leader="presiden")],
        people=[FIRST, SECOND, MINISTER, LED, LED_MINISTER],
        organizations=[],
        nouns=[],
    ),
    ["presiden", "perdana menteri"],
)


def names(people: list[Person]) -> list[str]:
    """Give the names of ``people``."""
    return [person.name for person in people]


@pytest.mark.parametrize(
    ("start", "end", "day", "held"),
    [
        ("2014-10-20", "2024-10-20", "2014-10-19", False),
        ("2014-10-20", "2024-10-20", "2014-10-20", True),
        ("2014-10-20", "2024-10-20", "2024-10-19", True),
        ("2014-10-20", "2024-10-20", "2024-10-20", False),
        ("2014-10-20", None, "2050-01-01", True),
        (None, "2001-07-23", "1990-01-01", True),
        (None, "2001-07-23", "2001-07-23", False),
        ("2014-10", None, "2014-10-01", True),
        ("2014-10", None, "2014-09-30", False),
        (2014, None, "2014-01-01", True),
        (2014, None, "2013-12-31", False),
        ("2010-01-01", "2014-10", "2014-10-15", True),
        ("2010-01-01", "2014-10", "2014-11-01", False),
        ("2010-01-01", 2014, "2014-12-31", True),
        ("2010-01-01", 2014, "2015-01-01", False),
        (1966, 1977, "2025-06-18", False),
    ],
)
def test_a_role_is_held_from_its_first_day_to_its_last(
    start: str | int | None, end: str | int | None, day: str, held: bool
) -> None:
    role = Role(title="presiden", from_=start, to=end)
    assert covers(role, date.fromisoformat(day)) is held


def test_on_the_day_of_a_handover_the_successor_holds_the_office() -> None:
    assert names(OFFICES.holders("presiden", "IDN", date(2024, 10, 19))) == ["First"]
    assert names(OFFICES.holders("presiden", "IDN", date(2024, 10, 20))) == ["Second"]


def test_nobody_holds_an_office_of_another_country_or_title() -> None:
    day = date(2025, 1, 1)
    assert OFFICES.holders("presiden", "MYS", day) == []
    assert OFFICES.holders("raja", "IDN", day) == []


def test_nobody_holds_an_office_on_no_day() -> None:
    assert OFFICES.holders("presiden", "IDN", None) == []


def test_the_head_of_a_state_is_who_holds_any_of_its_head_titles() -> None:
    assert names(OFFICES.holders(HEAD, "IDN", date(2025, 1, 1))) == ["Second", "Minister"]


def test_the_head_of_a_state_is_the_leader_that_the_gazetteer_names() -> None:
    assert names(OFFICES.holders(HEAD, "RUS", date(2025, 1, 1))) == ["Led"]


def test_heads_of_state_and_of_government_are_told_apart() -> None:
    day = date(2025, 1, 1)
    assert names(OFFICES.holders(HEAD_OF_STATE, "IDN", day)) == ["Second"]
    assert names(OFFICES.holders(HEAD_OF_GOVERNMENT, "IDN", day)) == ["Minister"]


def test_a_head_of_state_heads_the_government_where_nobody_else_does() -> None:
    assert names(OFFICES.holders(HEAD_OF_GOVERNMENT, "IDN", date(2019, 1, 1))) == ["First"]
