"""Scoring: how well coded articles agree with gold events or with a list of facts.

``score`` compares coded articles with gold documents and ``render`` prints what came of it;
``match_facts`` compares one coded article with a list of facts and ``render_facts`` prints that.
Nothing here codes text: it only compares records that were coded elsewhere.
"""

from __future__ import annotations

from peristiwa.evaluation.agreement import names_match
from peristiwa.evaluation.facts import Fact, FactsFile, FactsReport, match_facts, read_facts
from peristiwa.evaluation.gold import GoldDocument, GoldEvent, as_gold, read_gold
from peristiwa.evaluation.predictions import read_predictions
from peristiwa.evaluation.report import render, render_facts, report_json
from peristiwa.evaluation.scoring import ScoreReport, score

__all__ = [
    "Fact",
    "FactsFile",
    "FactsReport",
    "GoldDocument",
    "GoldEvent",
    "ScoreReport",
    "as_gold",
    "match_facts",
    "names_match",
    "read_facts",
    "read_gold",
    "read_predictions",
    "render",
    "render_facts",
    "report_json",
    "score",
]
