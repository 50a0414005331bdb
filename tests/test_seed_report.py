"""The report that the package was begun for gives every fact that a careful reader takes from it.

The report and its facts are not part of the repository: without them the tests are skipped.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from peristiwa.evaluation import FactsReport, match_facts, read_facts
from peristiwa.pipeline import Pipeline

SHARED = Path(__file__).parents[2] / "shared"
FACTS = SHARED / "gold/seed_facts.json"
COUNTRIES = {
    "North Korea": "PRK",
    "Pyongyang": "PRK",
    "Russia": "RUS",
    "South Korea": "KOR",
    "Ukraine": "UKR",
}
TRANSLATIONS = {"Russian state media": "media pemerintah Rusia"}
MOST_OTHERS = 7


def fact_ids() -> list[str]:
    """Give the ids of the facts, or one stand-in where the file is missing."""
    if not FACTS.exists():
        return ["missing"]
    return [fact.id for fact in read_facts(FACTS).facts]


@pytest.fixture(scope="module")
def report(coder: Pipeline) -> FactsReport:
    """What the coder finds of the facts of the report."""
    if not FACTS.exists():
        pytest.skip(f"{FACTS} is missing: the report lives outside the repository")
    facts = read_facts(FACTS)
    assert facts.report is not None
    text = (SHARED / facts.report).read_text(encoding="utf-8")
    coded = coder.code(text, published=date(2024, 6, 22))
    return match_facts(facts.facts, coded, text, countries=COUNTRIES, translations=TRANSLATIONS)


@pytest.mark.parametrize("name", fact_ids())
def test_the_fact_is_met(name: str, report: FactsReport) -> None:
    result = next(result for result in report.results if result.fact == name)
    assert result.met, f"nearest is {result.nearest}, which fails in {', '.join(result.failing)}"


def test_few_events_meet_no_fact(report: FactsReport) -> None:
    others = [f"{event.type} {event.trigger}" for event in report.others]
    assert len(others) <= MOST_OTHERS, others
