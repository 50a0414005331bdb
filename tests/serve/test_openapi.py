"""Every answer keeps to the OpenAPI document, whatever is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from litestar import Litestar
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from benchmarks.store.synthetic import pairs
from peristiwa.merge import Merger
from peristiwa.serve.app import create_app
from peristiwa.serve.settings import Settings
from peristiwa.serve.tokens import add_token, read_tokens
from peristiwa.store import Address, Store

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
DOCUMENT = create_app(Store(Address("nowhere"))).openapi_schema.to_schema()
OPERATIONS = [
    (path, method)
    for path, operations in DOCUMENT["paths"].items()
    for method in sorted(operations.keys() & {"get", "post", "put", "patch", "delete"})
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, merger: Merger) -> tuple[Litestar, str]:
    """A server with twelve reports, and a token."""
    folder: Path = tmp_path_factory.mktemp("openapi")
    store = Store(Address(str(folder / "store")), merger)
    store.make()
    store.add(pairs(range(12)), "1")
    token = add_token(folder / "tokens", "Sari")
    given = Settings(hosts=["*"], tokens=read_tokens(folder / "tokens"), codings_a_minute=100_000)
    return create_app(store, given), token


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_every_answer_keeps_to_the_document(
    path: str, method: str, mode: GenerationMode, served: tuple[Litestar, str]
) -> None:
    app, token = served
    operation = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)[path][method]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def check(case: Any) -> None:
        case.call_and_validate(headers={"authorization": f"Bearer {token}"}, checks=CHECKS)

    check()
