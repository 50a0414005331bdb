"""Quality stays above its floors, on the gold that they were set on."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from peristiwa.evaluation import read_gold, score
from peristiwa.pipeline import Pipeline
from peristiwa.records import Article

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FLOORS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", FLOORS)
def test_the_coder_stays_above_the_floors(name: str, coder: Pipeline) -> None:
    path, floors = GOLD / name, dict(FLOORS[name])
    if not path.exists():
        pytest.skip(f"{name} does not lie in ../shared/gold beside the repository")
    digest = floors.pop("sha256")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, (
        f"{path} is not the file that the floors were set on: run `peristiwa score {path}` and "
        "set sha256 and floors in tests/evaluation/floors.yaml anew"
    )
    documents = read_gold(path)
    articles = [Article(id=d.id, text=d.text, published=d.published) for d in documents]
    found = {coded.id: coded for coded in coder.pipe(articles, batch_size=32)}
    report = score(documents, found, resamples=0)
    got = {m.name: 100 * (m.value or 0) for m in report.measures if m.kind == "F1"}
    fallen = {key: (round(got[key], 1), floor) for key, floor in floors.items() if got[key] < floor}
    assert not fallen, f"under the floor in {name} (got, floor): {fallen}"
