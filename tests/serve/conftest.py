"""A store of invented reports behind a server that takes reviews."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from benchmarks.store.synthetic import pairs
from peristiwa.merge import Merger
from peristiwa.serve.app import create_app
from peristiwa.serve.settings import Settings
from peristiwa.serve.tokens import add_token, read_tokens
from peristiwa.store import Address, Store
from peristiwa.store.check import check

REPORTS = 20


def sound(store: Store) -> bool:
    """Whether `peristiwa check` finds nothing; what it finds is told."""
    findings = list(map(str, check(store.tables)))
    assert not findings
    return True


@pytest.fixture
def store(tmp_path: Path, merger: Merger) -> Store:
    """A store of twenty reports that version 1 of the coder has coded."""
    made = Store(Address(str(tmp_path / "store")), merger)
    made.make()
    made.add(pairs(range(REPORTS)), "1")
    return made


@pytest.fixture
def token_file(tmp_path: Path) -> Path:
    """Where the tokens of reviewers are."""
    return tmp_path / "tokens"


@pytest.fixture
def token(token_file: Path) -> str:
    """The token of a reviewer called Sari."""
    return add_token(token_file, "Sari")


@pytest.fixture
def client(store: Store, token: str, token_file: Path) -> Iterator[TestClient[Any]]:
    """A client of a server that takes reviews; it sends no token of its own accord."""
    settings = Settings(hosts=["*"], tokens=read_tokens(token_file), codings_a_minute=1000)
    with TestClient(create_app(store, settings)) as opened:
        yield opened


@pytest.fixture
def as_sari(token: str) -> dict[str, str]:
    """The header by which Sari reviews."""
    return {"authorization": f"Bearer {token}"}
