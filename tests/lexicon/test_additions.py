"""A user's own actors: read from CSV or mappings, and laid into the gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from peristiwa.errors import InputError
from peristiwa.lexicon.additions import add_rows, read_rows, rows_of
from peristiwa.lexicon.compiled import Gazetteer, load_gazetteer
from peristiwa.lexicon.schema import Person
from peristiwa.pipeline import load
from peristiwa.records import Article

HEAD = "kind,name,names,country,sector,title,from,to\n"
GIVEN = load_gazetteer()
Write = Callable[[str, bytes | str], str]


def person(table: Gazetteer, id_: str) -> Person:
    """Give a person of the table by id."""
    return next(p for p in table.people if p.id == id_)


def test_a_person_with_two_offices_is_one_person(write: Write) -> None:
    path = write(
        "mine.csv",
        HEAD
        + "person,Wirya Santika,Pak Wirya|Wirya S,IDN,GOV,bupati kali anyar,2015-02-17,2020-02-17\n"
        + "person,Wirya Santika,,IDN,GOV,bupati kali anyar,2021-02-26,\n",
    )
    table = add_rows(GIVEN, read_rows(Path(path)))
    found = person(table, "person:wirya-santika")
    assert found.names == ["Pak Wirya", "Wirya S"]
    assert [(role.from_, role.to) for role in found.roles] == [
        ("2015-02-17", "2020-02-17"),
        ("2021-02-26", None),
    ]
    assert [n.office for n in table.nouns if n.noun == "bupati kali anyar"] == ["bupati kali anyar"]
    assert len(table.people) == len(GIVEN.people) + 1


def test_a_successor_ends_the_open_term_of_a_predecessor() -> None:
    table = add_rows(
        GIVEN,
        rows_of(
            [
                {
                    "kind": "person",
                    "name": "Sekar Wilutomo",
                    "country": "IDN",
                    "sector": "COP",
                    "title": "kapolri",
                    "from": "2030-01-02",
                }
            ]
        ),
    )
    before = person(table, "person:listyo-sigit-prabowo")
    assert [role.to for role in before.roles if role.title == "kapolri"] == ["2030-01-02"]


def test_a_known_id_is_added_to() -> None:
    rows = rows_of([{"kind": "person", "id": "person:soeharto", "name": "Sang Jenderal Besar"}])
    found = person(add_rows(GIVEN, rows), "person:soeharto")
    assert "Sang Jenderal Besar" in found.names
    assert found.country == "IDN"


@pytest.mark.parametrize(
    ("rows", "line", "fault"),
    [
        ("human,X Y,,IDN,,,,\n", 2, "kind is 'human'"),
        ("person,,,IDN,,,,\n", 2, "name is empty"),
        ("person,X Y,,IDN,,,,\nperson,Z,,IDN,GOV,camat x,20x5,\n", 3, "from is '20x5'"),
        ("person,X Y,,IDN,GOV,camat x,2020,2010\n", 2, "before it begins"),
        ("person,X Y,,INA,,,,\n", 2, "'INA' is no ISO 3166 alpha-3 code"),
        ("organization,X Y,Golkar,IDN,,,,\n", 2, "'Golkar' belongs to org:"),
        ("person,X Y,,IDN,COP,kapolri,2018,2019\n", 2, "holds the office 'kapolri'"),
        ("person,X Y\n", 2, "not as many cells"),
        ("person,X Y,,IDN,,,2010,\n", 2, "needs a title"),
    ],
)
def test_a_broken_row_is_refused_by_file_and_line(
    rows: str, line: int, fault: str, write: Write
) -> None:
    path = write("mine.csv", HEAD + rows)
    with pytest.raises(InputError) as refused:
        add_rows(GIVEN, read_rows(Path(path)))
    assert f"{path}, line {line}: " in str(refused.value)
    assert fault in str(refused.value)


@pytest.mark.parametrize(
    ("head", "fault"),
    [("kind,name,colour\n", "'colour'"), ("name,country\n", "'kind' is missing")],
)
def test_wrong_columns_are_refused(head: str, fault: str, write: Write) -> None:
    path = write("mine.csv", head)
    with pytest.raises(InputError, match="line 1") as refused:
        read_rows(Path(path))
    assert fault in str(refused.value)


def test_the_pipeline_knows_actors_of_the_users_own() -> None:
    coder = load(
        actors=[
            {
                "kind": "person",
                "name": "Wirya Santika",
                "country": "IDN",
                "sector": "GOV",
                "title": "bupati kali anyar",
                "from": "2021",
            }
        ]
    )
    article = Article(
        id="x",
        text="Bupati Kali Anyar mengecam serangan itu. Wirya Santika menuduh Israel berbohong.",
        published=date(2024, 5, 6),
    )
    events = coder.code_article(article).events
    assert {party.id for event in events for party in event.actors} == {"person:wirya-santika"}
