"""docs/api.md names every address, condition and verdict of the API."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from peristiwa.export import FORMATS
from peristiwa.records import Changes, Verdict
from peristiwa.serve.app import create_app
from peristiwa.store import Address, Store

TEXT = (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8")
DOCUMENT = create_app(Store(Address("nowhere"))).openapi_schema.to_schema()
NAMES = [
    *(path.removeprefix("/api/v1/").partition("/{")[0] for path in DOCUMENT["paths"]),
    *(one["name"] for one in DOCUMENT["paths"]["/api/v1/events"]["get"]["parameters"]),
    *get_args(Verdict),
    *Changes.__struct_fields__,
    *FORMATS,
]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_described(name: str) -> None:
    assert f"`{name}" in TEXT or f"GET {name}" in TEXT or f"POST {name}" in TEXT


def test_every_handler_says_what_it_does() -> None:
    silent = [
        (path, method)
        for path, operations in DOCUMENT["paths"].items()
        for method, one in operations.items()
        if not one.get("description")
    ]
    assert not silent
