"""docs/store.md names every view and every column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peristiwa.store.schemas import SCHEMAS

DOCUMENT = (Path(__file__).parents[2] / "docs/store.md").read_text(encoding="utf-8")
NAMES = set(re.findall(r"[a-z_0-9]+", " ".join(re.findall(r"`([^`]*)`", DOCUMENT))))
INTERNAL = {"retired"}


@pytest.mark.parametrize("table", sorted(SCHEMAS.keys() - INTERNAL))
def test_a_view_is_described(table: str) -> None:
    assert f"**{table}**" in DOCUMENT


@pytest.mark.parametrize("table", sorted(SCHEMAS.keys() - INTERNAL))
def test_its_columns_are_named(table: str) -> None:
    assert set(SCHEMAS[table].names) - NAMES == set()
