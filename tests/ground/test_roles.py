"""Whom a description of a role means on a day: the rows of ``role_table.csv``.

Each row is put into a sentence of its own and read by all steps. The ids were written down from
general knowledge; no id stands where the words, on that day, mean nobody or more than one.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from peristiwa.pipeline import Pipeline
from peristiwa.records import Article

TABLE = Path(__file__).parent / "role_table.csv"
LEAST = 0.98
SENTENCE = "Pada hari itu {} bertemu wartawan."


def rows() -> list[dict[str, str]]:
    """Give the rows of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def meant(coder: Pipeline, role: str, day: date) -> str:
    """Give the id of whom the words mean on that day; empty for nobody."""
    text = SENTENCE.format(role)
    article = Article(id="role", text=text, published=day)
    repaired = coder.repair(text)
    (doc,) = coder.parse.pipe([repaired], 1)
    report = coder.ground.survey(article, repaired, doc, coder.find(doc))
    found = {
        actor.id
        for party, actors in report.actors.items()
        if doc.between(party.start, party.end) in role
        for actor in actors
        if actor.id is not None and not actor.is_state
    }
    return ", ".join(sorted(found))


def test_roles_at_dates_mean_their_holders(coder: Pipeline) -> None:
    table = rows()
    wrong = [
        f"{row['role']} on {row['date']}: {row['id'] or 'nobody'} expected, {got or 'nobody'} found"
        for row in table
        if (got := meant(coder, row["role"], date.fromisoformat(row["date"]))) != row["id"]
    ]
    assert len(table) >= 300
    assert len(wrong) <= (1 - LEAST) * len(table), "\n".join(wrong)


def test_no_role_means_somebody_at_a_time_when_it_means_nobody(coder: Pipeline) -> None:
    """The part of the table where a wrong answer is an invention, not a gap: all of it right."""
    invented = [
        f"{row['role']} on {row['date']}: {got}"
        for row in rows()
        if not row["id"] and (got := meant(coder, row["role"], date.fromisoformat(row["date"])))
    ]
    assert not invented


@pytest.mark.parametrize("day", ["1900-01-01", "1500-06-01"])
def test_before_all_known_terms_nobody_is_meant(coder: Pipeline, day: str) -> None:
    assert meant(coder, "Presiden AS", date.fromisoformat(day)) == ""
