"""What may mean more than one is left open, and a warning says so."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from msgspec import structs

from peristiwa.lexicon.compiled import load_gazetteer
from peristiwa.lexicon.schema import Person, Role
from peristiwa.pipeline import Pipeline, load
from peristiwa.records import CodedArticle, Participant

HERE = Person(
    id="person:here",
    name="Surya Wirakarta Adi",
    names=["Surya Wirakarta"],
    country="IDN",
    sector="GOV",
    roles=[Role(title="menteri perdagangan", country="SGP", sector="GOV", from_=2020)],
)
THERE = Person(
    id="person:there",
    name="Surya Wirakarta Lasa",
    names=["Surya Wirakarta"],
    country="MYS",
    sector="MIL",
)


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """A pipeline with two people whom reports call Surya Wirakarta."""
    given = load_gazetteer()
    path = tmp_path_factory.mktemp("gazetteer") / "table.json"
    table = structs.replace(given, people=[*given.people, HERE, THERE])
    path.write_bytes(msgspec.json.encode(table))
    return load(gazetteer=path)


def code(coder: Pipeline, text: str, day: str = "2024-05-06") -> CodedArticle:
    """Code a text of a day."""
    return coder.code(text, published=date.fromisoformat(day))


def first_actor(coded: CodedArticle) -> Participant:
    """Give the first actor of the first event."""
    return coded.events[0].actors[0]


def test_an_ambiguous_name_means_nobody_and_is_told(divided: Pipeline) -> None:
    coded = code(divided, "Surya Wirakarta mengecam serangan itu.")
    actor = first_actor(coded)
    assert (actor.id, actor.country, actor.sector) == (None, None, None)
    (warning,) = coded.warnings
    assert "'Surya Wirakarta' may mean" in warning
    assert "person:here" in warning
    assert "person:there" in warning


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Jenderal Malaysia Surya Wirakarta mengecam serangan itu.", "person:there"),
        ("Menteri Perdagangan Surya Wirakarta mengecam serangan itu.", "person:here"),
        (
            "Surya Wirakarta Lasa tiba di Dili. Surya Wirakarta mengecam serangan itu.",
            "person:there",
        ),
    ],
    ids=["country", "office", "named before"],
)
def test_what_the_report_says_of_the_bearer_decides(text: str, id_: str, divided: Pipeline) -> None:
    coded = code(divided, text)
    last = max(coded.events, key=lambda event: event.trigger.start)
    assert [actor.id for actor in last.actors] == [id_]
    assert not coded.warnings


def test_an_office_with_two_holders_means_nobody_and_is_told(coder: Pipeline) -> None:
    coded = code(coder, "Pemimpin Iran mengecam serangan itu.")
    actor = first_actor(coded)
    assert (actor.id, actor.country) == (None, "IRN")
    (warning,) = coded.warnings
    assert "'Pemimpin Iran' may mean" in warning
    assert "person:ali-khamenei" in warning


def test_a_named_holder_decides(coder: Pipeline) -> None:
    text = "Ali Khamenei berpidato di Teheran. Pemimpin Iran mengecam serangan itu."
    coded = code(coder, text)
    assert first_actor(coded).id == "person:ali-khamenei"
    assert not coded.warnings


@pytest.mark.parametrize(("day", "told"), [("2025-12-31", False), ("2026-06-01", True)])
def test_a_report_later_than_the_gazetteer_is_told(day: str, told: bool, coder: Pipeline) -> None:
    coded = code(coder, "Presiden Amerika Serikat mengancam Iran.", day)
    assert bool(coded.warnings) is told


@pytest.mark.parametrize(
    ("when", "id_"),
    [
        ("Pada 20 Maret 2003", "person:george-w-bush"),
        ("Pada 2014", "person:barack-obama"),
        ("Pada 2017", None),
    ],
    ids=["a day", "a year", "a year of two"],
)
def test_an_office_is_held_when_the_act_took_place(
    when: str, id_: str | None, coder: Pipeline
) -> None:
    coded = code(coder, f"{when} Presiden Amerika Serikat mengancam Irak.")
    actor = first_actor(coded)
    assert (actor.id, actor.country) == (id_, "USA")
