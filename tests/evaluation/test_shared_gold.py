"""The gold files beside the repository, where they are there, scored against themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peristiwa.evaluation.gold import GoldDocument, read_gold
from peristiwa.evaluation.scoring import score

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.mark.parametrize("name", ["dev.jsonl", "train.jsonl"])
def test_gold_scored_against_itself_is_right_in_everything(
    name: str, as_prediction: Callable[[GoldDocument], dict[str, Any]]
) -> None:
    path = GOLD / name
    if not path.exists():
        pytest.skip(f"{name} does not lie in ../shared/gold beside the repository")
    documents = read_gold(path)
    report = score(documents, {document.id: as_prediction(document) for document in documents})
    assert {measure.value for measure in report.measures} == {1.0}
    assert {measure.low for measure in report.measures} == {1.0}
    assert (*report.mistakes, *report.missing, *report.warnings) == ()
