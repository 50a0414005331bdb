"""A store of invented reports in a folder of the test, with its caches beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.store.synthetic import pairs
from peristiwa.merge import Merger
from peristiwa.store import Address, Store, View


@pytest.fixture
def store(tmp_path: Path, merger: Merger) -> Store:
    """An empty store."""
    made = Store(Address(str(tmp_path / "store")), merger)
    made.make()
    return made


@pytest.fixture
def filled(store: Store) -> Store:
    """A store of twenty reports that version 1 of the coder has coded."""
    store.add(pairs(range(20)), "1")
    return store


@pytest.fixture(scope="session")
def view(tmp_path_factory: pytest.TempPathFactory, merger: Merger) -> Iterator[View]:
    """A version with twenty reports, to be read only."""
    made = Store(Address(str(tmp_path_factory.mktemp("read") / "store")), merger)
    made.make()
    made.add(pairs(range(20)), "1")
    with made.view() as opened:
        yield opened
