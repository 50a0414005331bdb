"""Files of predictions: the public contract, one document a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from peristiwa.errors import InputError
from peristiwa.evaluation.gold import GoldDocument
from peristiwa.evaluation.predictions import read_predictions
from peristiwa.evaluation.scoring import score

Json = dict[str, Any]


def test_records_and_their_json_score_alike(
    tmp_path: Path, gold: list[GoldDocument], prediction: Json
) -> None:
    prediction["events"][0]["mode"] = None
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps(prediction), encoding="utf-8")
    read = read_predictions(path)
    assert score(gold, read, resamples=10) == score(gold, {"satu": prediction}, resamples=10)


def test_a_broken_prediction_is_named_with_its_line(tmp_path: Path, prediction: Json) -> None:
    path = tmp_path / "p.jsonl"
    broken = {**prediction, "id": "dua", "events": [{"id": "x"}]}
    path.write_text(f"{json.dumps(prediction)}\n{json.dumps(broken)}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"p\.jsonl, line 2, document dua"):
        read_predictions(path)
