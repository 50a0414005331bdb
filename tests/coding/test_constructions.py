"""Each construction is read as the sentences of its file under ``sentences/`` tell.

``told`` names an act that has to be found, with what is said of it; ``not_told`` a type of which
nothing may be found; ``not_yet`` what is still read wrongly: once it is read rightly, its test says
so, and the sentence moves up.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "sentences"


def sentences(section: str) -> list[Any]:
    """Give the rows of a section of every file, with the file and the sentence for an id."""
    return [
        pytest.param(row, id=f"{path.stem}: {row['text']}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8")).get(section, [])
    ]


@pytest.mark.parametrize("row", sentences("told"))
def test_the_act_is_told(row: dict[str, Any], disagreements: Callable[..., list[str]]) -> None:
    text, type_, trigger, *fields = row
    expected = {field: row[field] for field in fields}
    assert not disagreements(row[text], row[type_], row[trigger], expected)


@pytest.mark.parametrize("row", sentences("not_told"))
def test_no_such_act_is_told(row: dict[str, Any], types: Callable[[str], list[str]]) -> None:
    assert row["type"] not in types(row["text"])


@pytest.mark.parametrize("row", sentences("not_yet"))
@pytest.mark.xfail(strict=True, reason="not read rightly yet")
def test_what_is_not_read_yet(
    row: dict[str, Any],
    disagreements: Callable[..., list[str]],
    types: Callable[[str], list[str]],
) -> None:
    if "trigger" in row:
        test_the_act_is_told(row, disagreements)
    else:
        test_no_such_act_is_told(row, types)
