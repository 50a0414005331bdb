"""Who, where and when are resolved as the sentences of the files under ``sentences/`` tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROWS = [
    pytest.param(row, id=f"{path.stem}: {row['text']}")
    for path in sorted((Path(__file__).parent / "sentences").glob("*.yaml"))
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))["told"]
]


@pytest.mark.parametrize("row", ROWS)
def test_what_is_told_is_resolved(
    row: dict[str, Any], disagreements: Callable[..., list[str]]
) -> None:
    expected = {field: row[field] for field in row if field not in {"text", "type", "trigger"}}
    assert not disagreements(row["text"], row["type"], row["trigger"], expected)
